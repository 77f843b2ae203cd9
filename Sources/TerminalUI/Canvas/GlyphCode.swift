/// A glyph of up to three scalars in a number: 21 bits for each, the first one lowest, zeros for those it has not.
struct GlyphCode: Sendable, Equatable {
    private var bits: UInt64

    static let space = GlyphCode(" ")
    static let rightHalf = GlyphCode(nil)

    private static let width: UInt64 = 21
    private static let mask: UInt64 = (1 << width) - 1
    /// Joins the scalars of a group; alone at the end it would join the next glyph.
    private static let joiner: UInt64 = 0x200D

    init(_ character: Character?) {
        guard let character else {
            bits = 1 << 63
            return
        }
        bits = 0
        var shift: UInt64 = 0
        for scalar in character.unicodeScalars.prefix(3) {
            bits |= UInt64(scalar.value) << shift
            shift += Self.width
        }
        if bits >> (2 * Self.width) == Self.joiner { bits &= (1 << (2 * Self.width)) - 1 }
    }

    var character: Character? {
        guard bits >> 63 == 0 else { return nil }
        let first = Unicode.Scalar(UInt32(bits & Self.mask)) ?? " "
        guard bits >> Self.width != 0 else { return Character(first) }
        var text = String.UnicodeScalarView([first])
        for shift in [Self.width, 2 * Self.width] {
            let value = UInt32(bits >> shift & Self.mask)
            if value != 0, let scalar = Unicode.Scalar(value) { text.append(scalar) }
        }
        return String(text).first
    }
}
