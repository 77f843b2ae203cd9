/// Whether the terminal's own ground is dark or light.
public enum Ground: String, CaseIterable, Sendable {
    /// Light glyphs on a dark ground.
    case dark
    /// Dark glyphs on a light ground.
    case light
}
