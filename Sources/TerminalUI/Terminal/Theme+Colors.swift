/// A colour of a theme in each depth; nil is that of plain text.
struct ThemeEntry {
    let rgb: RGB
    let sixteen: UInt8?
    let eight: UInt8?
    /// The number among 256 where the nearest colour would lose the hue.
    let indexed: UInt8?

    init(_ rgb: UInt32, _ sixteen: UInt8?, _ eight: UInt8?, indexed: UInt8? = nil) {
        self.rgb = RGB(UInt8(rgb >> 16 & 255), UInt8(rgb >> 8 & 255), UInt8(rgb & 255))
        self.sixteen = sixteen
        self.eight = eight
        self.indexed = indexed
    }

    static let lightText = ThemeEntry(0xE4E6EB, 7, 7)
    static let darkText = ThemeEntry(0x1E2430, 0, 0)
    static let darkGround = ThemeEntry(0x111318, 0, 0)
    static let lightGround = ThemeEntry(0xFAFAFA, 15, 7)

    /// The colour at a depth.
    func color(_ depth: ColorDepth) -> Color {
        switch depth {
        case .truecolor: .rgb(rgb)
        case .indexed256: .indexed(indexed ?? Palette.indexed256.nearest(to: rgb))
        case .sixteen: sixteen.map { .indexed($0) } ?? .standard
        case .eight: eight.map { .indexed($0) } ?? .standard
        case .mono: .standard
        }
    }

    /// The colour of a role.
    static func entry(_ role: Color.Role, _ ground: Ground, _ isHighContrast: Bool) -> ThemeEntry {
        switch (ground, isHighContrast) {
        case (.dark, false): onDark(role)
        case (.light, false): onLight(role)
        case (.dark, true): highContrast(role)
        case (.light, true): role == .dim || role == .frame ? ThemeEntry(0x202020, nil, nil) : onLight(role)
        }
    }

    private static func onDark(_ role: Color.Role) -> ThemeEntry {
        switch role {
        case .discriminator: ThemeEntry(0x5EA2FF, 12, 4)
        case .softDiscriminator: ThemeEntry(0x2C4F86, 4, 4, indexed: 25)
        case .generator: ThemeEntry(0xC583FF, 13, 5)
        case .softGenerator: ThemeEntry(0x6A3D94, 5, 5, indexed: 97)
        case .dim: ThemeEntry(0x8A90A0, 8, nil)
        case .frame: ThemeEntry(0x4A5060, 8, nil)
        case .good: ThemeEntry(0x5FD38A, 10, 2)
        case .warning: ThemeEntry(0xF2C14E, 11, 3)
        case .alarm: ThemeEntry(0xFF5C57, 9, 1)
        case .accent: ThemeEntry(0x53C8DB, 14, 6)
        }
    }

    /// The ANSI yellow and cyan of most terminals cannot be read on white.
    private static func onLight(_ role: Color.Role) -> ThemeEntry {
        switch role {
        case .discriminator: ThemeEntry(0x1F5FC4, 4, 4)
        case .softDiscriminator: ThemeEntry(0x9CBDF0, 12, 4, indexed: 111)
        case .generator: ThemeEntry(0x8A35C8, 5, 5)
        case .softGenerator: ThemeEntry(0xD3B0EE, 13, 5, indexed: 183)
        case .dim: ThemeEntry(0x6A7080, 8, nil)
        case .frame: ThemeEntry(0xB4BAC6, 8, nil)
        case .good: ThemeEntry(0x1E7F45, 2, 2)
        case .warning: ThemeEntry(0x9A6700, nil, nil)
        case .alarm: ThemeEntry(0xC9211E, 1, 1)
        case .accent: ThemeEntry(0x0B7285, nil, nil)
        }
    }

    /// Pure colours on black; D and G differ in brightness and in a way that no common colour blindness takes away.
    private static func highContrast(_ role: Color.Role) -> ThemeEntry {
        switch role {
        case .discriminator: ThemeEntry(0x50D8FF, 14, 6)
        case .softDiscriminator: ThemeEntry(0x1F86A8, 6, 6)
        case .generator: ThemeEntry(0xFFD83A, 11, 3)
        case .softGenerator: ThemeEntry(0xA88600, 3, 3)
        case .dim: ThemeEntry(0xE0E0E0, nil, nil)
        case .frame: ThemeEntry(0x909090, nil, nil)
        case .good: ThemeEntry(0x7CFF7C, 10, 2)
        case .warning: ThemeEntry(0xFFB066, 13, 5)
        case .alarm: ThemeEntry(0xFF8080, 9, 1)
        case .accent: ThemeEntry(0xFFFFFF, 15, nil)
        }
    }
}
