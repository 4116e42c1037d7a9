import Glibc
import Objects
import Testing

struct WorkspaceLockTests {
    @Test func `a second holder is told who holds it, and gets it when the first has gone`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/lock"
        do {
            let first = try WorkspaceLock(path)
            let failure = #expect(throws: WorkspaceLock.Failure.self) { _ = try WorkspaceLock(path) }
            #expect(failure == .held(by: getpid()))
            _ = consume first
        }
        _ = try WorkspaceLock(path)
    }

    @Test func `a folder that is not there is said`() {
        let failure = #expect(throws: WorkspaceLock.Failure.self) { _ = try WorkspaceLock("/nowhere/lock") }
        #expect(failure == .file(FileError(.lock, "/nowhere/lock", .system(ENOENT))))
    }
}
