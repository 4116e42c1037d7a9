import Catalog

/// What a file says, read again when its stamp has changed. A build and the command line replace such files by
/// renaming, so that a new one always has another stamp.
struct Reread<Value: Sendable>: Sendable {
    private var last: (stamp: FileStamp?, value: Value)?

    /// - Parameter read: Also called when the file is not there.
    mutating func value(at path: String, _ read: (String) throws(Problem) -> Value) throws(Problem) -> Value {
        // Taken before reading: a change in between is seen the next time.
        let stamp = FileStamp(ofFileAt: path)
        if let last, last.stamp == stamp { return last.value }
        let value = try read(path)
        last = (stamp, value)
        return value
    }
}
