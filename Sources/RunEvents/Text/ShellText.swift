import SystemNames

extension String {
    /// The text as a shell reads it as one word: as it is where that is so, else in quotes. Control characters and bytes that
    /// are no UTF-8 are written as `$'\x1b'`, which bash, zsh, ksh and newer sh know, so that a terminal is not steered by them; and what begins with
    /// a dash gets a folder before it, so that it is no option.
    public var shellQuoted: String {
        let word = hasPrefix("-") ? "./\(self)" : self
        if !word.isEmpty, word.unicodeScalars.allSatisfy(Self.isPlain) { return word }
        guard word.unicodeScalars.contains(where: Self.isEscaped) else {
            return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
        }
        let escaped = word.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "'", "\\": return "\\\(scalar)"
            case _ where Self.isEscaped(scalar):
                return String(scalar).systemBytes.map { "\\x" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            default: return String(scalar)
            }
        }
        return "$'" + escaped.joined() + "'"
    }

    private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || isStandIn(scalar)
    }

    /// Whether a shell takes a character for itself: letters and digits of any script, and what is common in paths.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            ? scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || "_./:=@%+,-".unicodeScalars.contains(scalar)
            : scalar.properties.isAlphabetic
    }
}
