/// Reads tags the way a browser does, byte by byte, so that a test sees what a hostile text would become.
enum MarkupReader {
    /// `a`, `a@href`, … in the order of the page; what stands in script elements is not read.
    static func names(in bytes: [UInt8]) -> [String] {
        var names: [String] = []
        var index = 0
        func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 32) }
        func word() -> String {
            let start = index
            while index < bytes.count, !" \n\t\"'>/=".utf8.contains(bytes[index]) { index += 1 }
            return String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
        }
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count,
                isLetter(bytes[index + 1]) || bytes[index + 1] == UInt8(ascii: "!")
            else {
                index += 1
                continue
            }
            index += 1
            let element = word()
            names.append(element)
            while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
                if " \n\t/".utf8.contains(bytes[index]) {
                    index += 1
                    continue
                }
                let start = index
                names.append("\(element)@\(word())")
                if index < bytes.count, bytes[index] == UInt8(ascii: "=") {
                    index += 1
                    if index < bytes.count, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") {
                        let quote = bytes[index]
                        index += 1
                        while index < bytes.count, bytes[index] != quote { index += 1 }
                        index += 1
                    } else {
                        _ = word()
                    }
                }
                if index == start { index += 1 }
            }
            if element == "script" {
                let close = Array("</script".utf8)
                while index + close.count < bytes.count, !bytes[index...].starts(with: close) { index += 1 }
            }
        }
        return names
    }
}
