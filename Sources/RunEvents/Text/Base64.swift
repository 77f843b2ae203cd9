/// Bytes as text (RFC 4648, section 4), with padding.
enum Base64 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 0xff, count: 256)
        for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
        return values
    }()

    /// The text of some bytes: four characters for three bytes.
    static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var index = 0
        while index < bytes.count {
            let count = min(3, bytes.count - index)
            var word = UInt32(0)
            for place in 0..<3 { word = word << 8 | UInt32(place < count ? bytes[index + place] : 0) }
            for place in 0..<4 {
                let digit = digits[Int(word >> UInt32(18 - 6 * place) & 63)]
                text.append(place <= count ? digit : UInt8(ascii: "="))
            }
            index += 3
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of a text; nil for anything that `encode` would not have written.
    static func decode(_ text: String) -> [UInt8]? {
        let characters = Array(text.utf8)
        guard characters.count % 4 == 0 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(characters.count / 4 * 3)
        for start in stride(from: 0, to: characters.count, by: 4) {
            let isLast = start + 4 == characters.count
            var padding = 0
            if isLast {
                while padding < 2, characters[start + 3 - padding] == UInt8(ascii: "=") { padding += 1 }
            }
            var word = UInt32(0)
            for place in 0..<4 {
                let value = place < 4 - padding ? values[Int(characters[start + place])] : 0
                guard value < 64 else { return nil }
                word = word << 6 | UInt32(value)
            }
            let all = [UInt8(word >> 16 & 0xff), UInt8(word >> 8 & 0xff), UInt8(word & 0xff)]
            // Bits beyond the last byte must be zero, so that equal bytes are equal text.
            guard all.suffix(padding).allSatisfy({ $0 == 0 }) else { return nil }
            bytes += all.prefix(3 - padding)
        }
        return bytes
    }
}
