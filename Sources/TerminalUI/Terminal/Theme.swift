/// What the colours with a meaning look like, for a terminal of each depth and for a dark and a light ground.
public struct Theme: Sendable, Equatable {
    /// The ground that the colours are to be read on.
    public var ground: Ground
    /// Stronger contrasts: nothing is subdued.
    public var isHighContrast: Bool
    /// Whether the theme brings a ground and a text colour of its own instead of the terminal's. Without colours it
    /// cannot.
    public var paintsGround: Bool

    /// For a ground.
    public init(ground: Ground = .dark, isHighContrast: Bool = false, paintsGround: Bool = false) {
        self.ground = ground
        self.isHighContrast = isHighContrast
        self.paintsGround = paintsGround
    }

    /// The style with concrete colours: no roles, and at most the colours that the depth has. Without colours, meaning
    /// is left to emphasis: alarms and warnings are bold, subdued things faint.
    public func resolve(_ style: Style, depth: ColorDepth) -> Style {
        var style = style
        if depth == .mono { return withoutColor(style) }
        if depth == .eight, case .role(let role) = style.foreground { emphasize(&style, as: role) }
        style.foreground = style.foreground == .standard ? text(depth) : concrete(style.foreground, depth)
        style.background = style.background == .standard ? groundColor(depth) : concrete(style.background, depth)
        return style
    }

    /// The concrete colour of a role at a depth with colours.
    public func color(_ role: Color.Role, depth: ColorDepth) -> Color {
        let color = ThemeEntry.entry(role, ground, isHighContrast).color(depth)
        return color == .standard && paintsGround ? text(depth) : color
    }

    /// The colour of text without a meaning; the terminal's own unless the theme brings its ground.
    public func text(_ depth: ColorDepth) -> Color {
        guard paintsGround else { return .standard }
        return (isHighContrast ? ThemeEntry(0xFFFFFF, 15, 7) : ground == .dark ? .lightText : .darkText).color(depth)
    }

    /// The colour behind text; the terminal's own unless the theme brings its ground.
    public func groundColor(_ depth: ColorDepth) -> Color {
        guard paintsGround else { return .standard }
        return (isHighContrast ? ThemeEntry(0x000000, 0, 0) : ground == .dark ? .darkGround : .lightGround).color(depth)
    }

    private func concrete(_ color: Color, _ depth: ColorDepth) -> Color {
        switch color {
        case .standard: .standard
        case .role(let role): self.color(role, depth: depth)
        case .indexed(let number): .indexed(number)
        case .rgb(let rgb):
            switch depth {
            case .truecolor: .rgb(rgb)
            case .indexed256: .indexed(Palette.indexed256.nearest(to: rgb))
            case .sixteen: .indexed(Palette.sixteen.nearest(to: rgb))
            case .eight: .indexed(Palette.eight.nearest(to: rgb))
            case .mono: .standard
            }
        }
    }

    /// Eight colours have neither greys nor soft and bright twins; on a dark ground bold also brightens the dark blue
    /// and magenta of most terminals.
    private func emphasize(_ style: inout Style, as role: Color.Role) {
        switch role {
        case .dim, .softDiscriminator, .softGenerator: style.faint = !isHighContrast
        case .discriminator, .generator: style.bold = style.bold || ground == .dark
        default: break
        }
    }

    private func withoutColor(_ style: Style) -> Style {
        var style = style
        if case .role(let role) = style.foreground {
            switch role {
            case .alarm, .warning: style.bold = true
            case .dim, .softDiscriminator, .softGenerator: style.faint = !isHighContrast
            default: break
            }
        }
        style.foreground = .standard
        style.background = .standard
        return style
    }
}
