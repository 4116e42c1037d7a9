/// `monk-1` (lightest) to `monk-10` of the Monk Skin Tone Scale, or any sRGB colour as `#rrggbb`.
package enum SkinTone: Sendable, Equatable, Hashable {
    case monk(Int)
    case color(red: UInt8, green: UInt8, blue: UInt8)
}

extension SkinTone: LosslessStringConvertible {
    package init?(_ text: String) {
        if text.hasPrefix("monk-"), let step = Int(text.dropFirst(5)), (1...10).contains(step) {
            self = .monk(step)
        } else if text.hasPrefix("#"), text.utf8.count == 7, let value = UInt32(text.dropFirst(), radix: 16) {
            self = .color(
                red: UInt8(truncatingIfNeeded: value >> 16), green: UInt8(truncatingIfNeeded: value >> 8),
                blue: UInt8(truncatingIfNeeded: value))
        } else {
            return nil
        }
    }

    package var description: String {
        switch self {
        case .monk(let step): return "monk-\(step)"
        case .color(let red, let green, let blue):
            return "#"
                + [red, green, blue].map { byte in
                    let hex = String(byte, radix: 16)
                    return byte < 16 ? "0" + hex : hex
                }.joined()
        }
    }
}

extension SkinTone: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let tone = SkinTone(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "skin_tone is \"\(text)\"; write monk-1 to monk-10, or a colour such as #c68863")
        }
        self = tone
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
