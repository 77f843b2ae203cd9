/// How many colours a terminal shows.
public enum ColorDepth: String, CaseIterable, Sendable {
    /// 24 bits.
    case truecolor
    /// The fixed cube of 6x6x6 and 24 greys.
    case indexed256 = "256"
    /// The eight ANSI colours and their bright twins.
    case sixteen = "16"
    /// The eight ANSI colours.
    case eight = "8"
    /// Only glyph and ground.
    case mono
}
