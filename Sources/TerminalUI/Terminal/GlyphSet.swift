/// The characters that a terminal can be trusted to show.
public enum GlyphSet: String, CaseIterable, Sendable {
    /// Only ASCII: the locale is not UTF-8.
    case ascii
    /// What consoles with a font of 256 or 512 glyphs have: lines, half blocks and shades, no eighths or Braille.
    case console
    /// All of Unicode.
    case full
}
