/// The colour of a cell's glyph or ground.
public enum Color: Sendable, Equatable, Hashable {
    /// The terminal's own.
    case standard
    /// A colour with a meaning, mapped by each colour depth to what suits it.
    case role(Role)
    /// A colour of a picture.
    case rgb(RGB)
    /// A number of the terminal's own palette: 0...7, 0...15 or 0...255, whatever its colour depth has.
    case indexed(UInt8)

    /// What a colour stands for on the dashboard.
    public enum Role: UInt8, Sendable, CaseIterable {
        case discriminator
        case generator
        case dim
        case good
        case warning
        case alarm
        case accent
        /// The discriminator's colour, subdued: areas below a curve.
        case softDiscriminator
        /// The generator's colour, subdued: areas below a curve.
        case softGenerator
        /// Borders of panels and tracks of bars.
        case frame
    }
}
