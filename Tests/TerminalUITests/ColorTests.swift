import TerminalUI
import Testing

@Suite("Colours")
struct ColorTests {
    @Test("D is blue and G purple in 256 colours too, soft or not", arguments: Ground.allCases)
    func hues(ground: Ground) throws {
        for role in [Color.Role.discriminator, .softDiscriminator, .generator, .softGenerator] {
            guard case .indexed(let number) = Theme(ground: ground).color(role, depth: .indexed256) else {
                Issue.record("\(role) is no number")
                return
            }
            let color = Palette.indexed256[number]
            let isBlue = role == .discriminator || role == .softDiscriminator
            #expect(color.blue > color.green && (isBlue ? color.green > color.red : color.red > color.green), "\(role)")
        }
    }

    @Test("Every colour of a palette is nearest to itself")
    func identity() {
        for palette in [Palette.indexed256, .sixteen, .eight] {
            for (index, color) in palette.colors.enumerated() {
                #expect(palette[palette.nearest(to: color)] == color, "\(index)")
            }
        }
        #expect(Palette.indexed256.colors.count == 240)
        #expect(Palette.indexed256[16] == RGB(0, 0, 0))
        #expect(Palette.indexed256[196] == RGB(255, 0, 0))
        #expect(Palette.indexed256[255] == RGB(238, 238, 238))
    }

    @Test("The short search of the cube finds a colour about as near as the whole palette has", arguments: 0..<200)
    func cube(seed: Int) {
        var numbers = FixedNumbers(seed: UInt64(seed))
        let color = RGB(
            .random(in: 0...255, using: &numbers), .random(in: 0...255, using: &numbers),
            .random(in: 0...255, using: &numbers))
        func distance(_ other: RGB) -> Int {
            abs(Int(color.red) - Int(other.red)) + abs(Int(color.green) - Int(other.green))
                + abs(Int(color.blue) - Int(other.blue))
        }
        let found = distance(Palette.indexed256[Palette.indexed256.nearest(to: color)])
        let least = Palette.indexed256.colors.map(distance).min() ?? 0
        // The measure is another one: brightness counts for more. A step of the cube is 40, the first one 95.
        #expect(found <= least + 95)
    }

    @Test("A theme leaves no roles and no more colours than the depth has", arguments: ColorDepth.allCases)
    func roles(depth: ColorDepth) {
        for ground in Ground.allCases {
            for isHighContrast in [false, true] {
                let theme = Theme(ground: ground, isHighContrast: isHighContrast)
                for role in Color.Role.allCases {
                    let style = theme.resolve(
                        Style(foreground: .role(role), background: .rgb(RGB(9, 99, 200))), depth: depth)
                    for color in [style.foreground, style.background] {
                        switch (color, depth) {
                        case (.standard, _): break
                        case (.rgb, .truecolor): break
                        case (.indexed(let number), .indexed256): #expect(number >= 16)
                        case (.indexed(let number), .sixteen): #expect(number < 16)
                        case (.indexed(let number), .eight): #expect(number < 8)
                        default: Issue.record("\(color) at \(depth)")
                        }
                    }
                }
            }
        }
    }

    @Test("A theme on a terminal of the other ground brings its own", arguments: ColorDepth.allCases)
    func painted(depth: ColorDepth) {
        for name in ThemeName.allCases {
            let suiting = Theme(name, on: name.ground).resolve(.plain, depth: depth)
            let other = Theme(name, on: name.ground == .dark ? .light : .dark).resolve(.plain, depth: depth)
            if depth == .mono {
                #expect(other == .plain && suiting == .plain)
            } else {
                #expect(other.foreground != .standard && other.background != .standard)
                #expect(other.foreground != other.background)
                #expect((suiting == .plain) == (name != .contrast))
            }
        }
    }

    @Test("High contrast: at least 7 for text, 3 for lines (WCAG 2.1, AAA)")
    func highContrast() {
        for role in Color.Role.allCases {
            guard case .rgb(let color) = Theme(.contrast, on: .dark).color(role, depth: .truecolor) else {
                Issue.record("\(role) has no colour")
                continue
            }
            let isText = ![.frame, .softDiscriminator, .softGenerator].contains(role)
            #expect((relativeLuminance(color) + 0.05) / 0.05 >= (isText ? 7 : 3), "\(role)")
        }
    }

    @Test("D, G and alarms can be told apart at every depth with colours", arguments: ColorDepth.allCases)
    func distinct(depth: ColorDepth) {
        for ground in Ground.allCases {
            let theme = Theme(ground: ground)
            let colors = Set(
                [Color.Role.discriminator, .generator, .alarm, .warning].map { theme.color($0, depth: depth) })
            #expect(colors.count == (depth == .mono ? 1 : 4))
        }
        let alarm = Theme().resolve(.role(.alarm), depth: .mono)
        #expect(alarm == Style(bold: true))
    }

    @Test("Colours for text stand out from the ground: contrast at least 4.5 (WCAG 2.1)", arguments: Ground.allCases)
    func contrast(ground: Ground) {
        let theme = Theme(ground: ground)
        for role in Color.Role.allCases where ![.frame, .softDiscriminator, .softGenerator].contains(role) {
            guard case .rgb(let color) = theme.color(role, depth: .truecolor) else {
                Issue.record("\(role) has no colour")
                continue
            }
            let luminance = relativeLuminance(color)
            let ratio = ground == .dark ? (luminance + 0.05) / 0.05 : 1.05 / (luminance + 0.05)
            #expect(ratio >= 4.5, "\(role): \(ratio)")
        }
    }

    /// Near enough to sRGB's curve for a ratio of contrast.
    private func relativeLuminance(_ color: RGB) -> Double {
        func linear(_ byte: UInt8) -> Double {
            let value = Double(byte) / 255
            return value * (value * (value * 0.305306011 + 0.682171111) + 0.012522878)
        }
        return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
    }
}
