/// Names as the system has them: bytes, which are UTF-8 in most places, though no file system promises it. As text, each byte
/// that is not part of UTF-8 is a character of a private-use plane, so that any name can be told, kept and opened again.
extension String {
    /// The character for byte 0; only bytes from 0x80 on are ever told so.
    private static let firstStandIn: UInt32 = 0x10FE00
    private static let standIns = firstStandIn + 0x80...firstStandIn + 0xFF

    /// The text of a name.
    package init(systemName bytes: some Collection<UInt8>) {
        if let text = String(validating: bytes, as: UTF8.self), !text.hasStandIns {
            self = text
            return
        }
        var scalars = String.UnicodeScalarView()
        var rest = Array(bytes)[...]
        while let first = rest.first {
            let length = Self.scalarLength(of: rest)
            if length > 0 {
                scalars += String(decoding: rest.prefix(length), as: UTF8.self).unicodeScalars
            } else if let standIn = Unicode.Scalar(Self.firstStandIn + UInt32(first)) {
                scalars.append(standIn)
            }
            rest = rest.dropFirst(Swift.max(length, 1))
        }
        self = String(scalars)
    }

    /// The bytes of a name, 0 at their end, for a system call.
    package var systemName: [CChar] { systemBytes.map { CChar(bitPattern: $0) } + [0] }

    /// The bytes of a name.
    package var systemBytes: [UInt8] {
        guard hasStandIns else { return Array(utf8) }
        return unicodeScalars.flatMap { scalar -> [UInt8] in
            Self.standIns.contains(scalar.value)
                ? [UInt8(scalar.value - Self.firstStandIn)] : Array(String(scalar).utf8)
        }
    }

    /// Whether a character stands for a byte that is not part of UTF-8.
    package static func isStandIn(_ scalar: Unicode.Scalar) -> Bool { standIns.contains(scalar.value) }

    private var hasStandIns: Bool { unicodeScalars.contains(where: Self.isStandIn) }

    /// Bytes of the character that `bytes` begin with; 0 where they begin with none, or with one that stands for a byte, so
    /// that no two names have one text.
    private static func scalarLength(of bytes: ArraySlice<UInt8>) -> Int {
        for length in 1...4 where length <= bytes.count {
            guard let text = String(validating: bytes.prefix(length), as: UTF8.self) else { continue }
            return text.unicodeScalars.contains(where: isStandIn) ? 0 : length
        }
        return 0
    }
}
