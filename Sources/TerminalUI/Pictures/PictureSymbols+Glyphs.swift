extension PictureSymbols {
    /// The glyph whose pixels are inked where `mask` has a bit, row by row from the left upper corner.
    ///
    /// - Precondition: not for `ascii`, whose glyphs are no patterns of whole pixels.
    func glyph(_ mask: Int) -> Character {
        switch self {
        case .half: halfGlyphs[mask]
        case .quadrant: quadrantGlyphs[mask]
        case .sextant: sextantGlyphs[mask]
        case .braille: brailleGlyphs[mask]
        case .ascii: preconditionFailure("ASCII characters are no patterns of pixels")
        }
    }
}

private let halfGlyphs: [Character] = Array(" ▀▄█")

private let quadrantGlyphs: [Character] = Array(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")

/// U+1FB00 to U+1FB3B, in the order of the mask, without the four patterns that existed before.
private let sextantGlyphs: [Character] = (0..<64).map { mask in
    switch mask {
    case 0: " "
    case 0b010101: "▌"
    case 0b101010: "▐"
    case 63: "█"
    default:
        character(0x1FB00 + UInt32(mask) - 1 - (mask > 0b010101 ? 1 : 0) - (mask > 0b101010 ? 1 : 0))
    }
}

/// U+2800 to U+28FF, whose bits go down the left column and then the right one, with the fourth row last.
private let brailleGlyphs: [Character] = (0..<256).map { mask in
    let dots: [UInt32] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]
    let bits = dots.indices.reduce(UInt32(0)) { mask >> $1 & 1 == 1 ? $0 | dots[$1] : $0 }
    return mask == 0 ? " " : character(0x2800 + bits)
}

private func character(_ value: UInt32) -> Character { Character(Unicode.Scalar(value) ?? " ") }
