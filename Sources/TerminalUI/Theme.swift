/// What the colours with a meaning look like, for a terminal of each depth and for a dark and a light ground.
public struct Theme: Sendable, Equatable {
    /// The ground that the colours are to be read on.
    public var ground: Ground
    /// Stronger contrasts: nothing is subdued.
    public var isHighContrast: Bool

    /// For a ground.
    public init(ground: Ground = .dark, isHighContrast: Bool = false) {
        self.ground = ground
        self.isHighContrast = isHighContrast
    }

    /// The style with concrete colours: no roles, and at most the colours that the depth has. Without colours, meaning
    /// is left to emphasis: alarms and warnings are bold, subdued things faint.
    public func resolve(_ style: Style, depth: ColorDepth) -> Style {
        var style = style
        if depth == .mono { return withoutColor(style) }
        if depth == .eight, case .role(let role) = style.foreground { emphasize(&style, as: role) }
        style.foreground = concrete(style.foreground, depth)
        style.background = concrete(style.background, depth)
        return style
    }

    /// The concrete colour of a role at a depth with colours.
    public func color(_ role: Color.Role, depth: ColorDepth) -> Color {
        let entry = ThemeEntry.entry(role, ground, isHighContrast)
        return switch depth {
        case .truecolor: .rgb(entry.rgb)
        case .indexed256: .indexed(Palette.indexed256.nearest(to: entry.rgb))
        case .sixteen: entry.sixteen.map { .indexed($0) } ?? .standard
        case .eight: entry.eight.map { .indexed($0) } ?? .standard
        case .mono: .standard
        }
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
            case .dim: style.faint = !isHighContrast
            default: break
            }
        }
        style.foreground = .standard
        style.background = .standard
        return style
    }
}

/// A role's colour in each depth; nil is the terminal's own.
private struct ThemeEntry {
    let rgb: RGB
    let sixteen: UInt8?
    let eight: UInt8?

    init(_ rgb: UInt32, _ sixteen: UInt8?, _ eight: UInt8?) {
        self.rgb = RGB(UInt8(rgb >> 16 & 255), UInt8(rgb >> 8 & 255), UInt8(rgb & 255))
        self.sixteen = sixteen
        self.eight = eight
    }

    static func entry(_ role: Color.Role, _ ground: Ground, _ isHighContrast: Bool) -> ThemeEntry {
        if isHighContrast {
            switch role {
            case .dim, .frame: return ground == .dark ? ThemeEntry(0xE0E0E0, nil, nil) : ThemeEntry(0x202020, nil, nil)
            default: break
            }
        }
        return ground == .dark ? onDark(role) : onLight(role)
    }

    private static func onDark(_ role: Color.Role) -> ThemeEntry {
        switch role {
        case .discriminator: ThemeEntry(0x5EA2FF, 12, 4)
        case .softDiscriminator: ThemeEntry(0x2C4F86, 4, 4)
        case .generator: ThemeEntry(0xC583FF, 13, 5)
        case .softGenerator: ThemeEntry(0x6A3D94, 5, 5)
        case .dim: ThemeEntry(0x8A90A0, 8, nil)
        case .frame: ThemeEntry(0x4A5060, 8, nil)
        case .good: ThemeEntry(0x5FD38A, 10, 2)
        case .warning: ThemeEntry(0xF2C14E, 11, 3)
        case .alarm: ThemeEntry(0xFF5C57, 9, 1)
        case .accent: ThemeEntry(0x53C8DB, 14, 6)
        }
    }

    private static func onLight(_ role: Color.Role) -> ThemeEntry {
        switch role {
        case .discriminator: ThemeEntry(0x1F5FC4, 4, 4)
        case .softDiscriminator: ThemeEntry(0x9CBDF0, 12, 4)
        case .generator: ThemeEntry(0x8A35C8, 5, 5)
        case .softGenerator: ThemeEntry(0xD3B0EE, 13, 5)
        case .dim: ThemeEntry(0x6A7080, 8, nil)
        case .frame: ThemeEntry(0xB4BAC6, 8, nil)
        case .good: ThemeEntry(0x1E7F45, 2, 2)
        case .warning: ThemeEntry(0x9A6700, 3, 3)
        case .alarm: ThemeEntry(0xC9211E, 1, 1)
        case .accent: ThemeEntry(0x0B7285, 6, 6)
        }
    }
}
