/// The themes that can be chosen.
public enum ThemeName: String, CaseIterable, Sendable {
    /// Light text on a dark ground.
    case dark
    /// Dark text on a light ground.
    case light
    /// Pure colours on black, nothing subdued, curves told apart by their shape as well.
    case contrast

    /// The theme that suits a ground.
    public init(suiting ground: Ground) { self = ground == .dark ? .dark : .light }

    /// The next one, around the end.
    public var next: ThemeName {
        switch self {
        case .dark: .light
        case .light: .contrast
        case .contrast: .dark
        }
    }

    /// The ground that its colours are to be read on.
    public var ground: Ground { self == .light ? .light : .dark }
}

extension Theme {
    /// A theme on a terminal whose own ground is `own`: a ground that the terminal lacks is painted, and high contrast
    /// always has its own.
    public init(_ name: ThemeName, on own: Ground) {
        self.init(
            ground: name.ground, isHighContrast: name == .contrast,
            paintsGround: name == .contrast || name.ground != own)
    }
}
