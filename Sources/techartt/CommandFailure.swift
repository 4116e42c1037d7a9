import Catalog
import Foundation

/// Why a command ends with something other than 0. The message says what, where and what to do.
struct CommandFailure: Error {
    var message: String
    var exitCode: Int32

    /// The command could not run.
    static func cannotRun(_ message: String) -> CommandFailure { CommandFailure(message: message, exitCode: 2) }
    /// What was asked for was looked at and refused.
    static func refused(_ message: String) -> CommandFailure { CommandFailure(message: message, exitCode: 1) }
}

/// stdout is for results; progress, problems and log lines go to stderr.
enum Terminal {
    static func note(_ line: String) {
        FileHandle.standardError.write(Data("\(line)\n".utf8))
    }

    static func result(_ line: String) {
        FileHandle.standardOutput.write(Data("\(line)\n".utf8))
    }

    /// One JSON object.
    static func result(json value: JSONValue) {
        FileHandle.standardOutput.write(Data(JSONWriter.document(value).utf8))
    }
}
