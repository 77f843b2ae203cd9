extension SyntheticPortrait.Light {
    /// A key light from above and one side, and a fill that the surroundings of mean colour `background` tint.
    init(_ random: inout PortraitRandom, background: LinearColor) {
        let sideways = random.bell(0, 0.5)
        let above = random.number(in: -0.75 ... -0.05)
        let length = (sideways * sideways + above * above + 1).squareRoot()
        x = sideways / length
        y = above / length
        z = 1 / length
        let warmth = random.bell(0.05, 0.09)
        let strength = random.number(in: 0.6...1.15)
        key = LinearColor(red: strength * (1 + warmth), green: strength, blue: strength * (1 - warmth))
        let fill = (1.15 - strength) * random.number(in: 0.45...0.9) + 0.1
        let tint = LinearColor.white.mixed(
            with: background.saturated(by: 0.7) * (1 / (background.luminance + 0.12)), 0.35)
        ambient = tint * fill
    }
}

extension SyntheticPortrait.Background {
    /// About the mean of its colours.
    var mean: LinearColor { near.mixed(with: far, clampedUnit(share)) }

    init(_ random: inout PortraitRandom) {
        near = Self.base(&random)
        far = Self.base(&random)
        share = random.number(in: 0...0.6)
        across = random.bell(0, 0.014)
        down = random.bell(0, 0.014)
        let variety = random.unit()
        mixing = SyntheticPortrait.Ripple(height: 0.4 * variety, &random)
        brightness = SyntheticPortrait.Ripple(height: 0.1 + 0.5 * variety * random.unit(), &random)
        panel = Self.base(&random)
        panelEdge = random.number(in: -4...32)
        panelSlant = random.bell(0, 0.3)
        panelAmount = random.chance(0.4) ? random.number(in: 0.4...1) : 0
        disc = SyntheticPortrait.Disc(
            x: random.number(in: -1...29), y: random.number(in: -1...20),
            radius: random.chance(0.12) ? random.number(in: 1.5...4) : 0,
            tone: Self.base(&random).mixed(with: .white, 0.4))
    }

    /// One of the walls, skies and rooms that people are photographed before.
    private static func base(_ random: inout PortraitRandom) -> LinearColor {
        let level = random.unit()
        let tint = 0.22 * random.symmetric()
        switch random.choose([0.44: 0, 0.2: 1, 0.25: 2, 0.15: 3]) {
        case 0:
            let dark = 8 + 50 * level
            return LinearColor(display: dark * (1 + tint), dark, dark * (1 - tint))
        case 1:
            let bright = 190 + 65 * level
            return LinearColor(display: bright, bright * (1 - abs(tint) * 0.3), bright * (1 - max(0, tint)))
        case 2:
            let grey = 80 + 90 * level
            return LinearColor(display: grey * (1 + tint), grey, grey * (1 - tint * 1.4))
        default:
            let hue = random.choose([
                3: LinearColor(display: 40, 90, 180), 2: LinearColor(display: 180, 44, 40),
                2: LinearColor(display: 70, 120, 50), 2: LinearColor(display: 220, 140, 60),
                1: LinearColor(display: 90, 60, 120), 2: LinearColor(display: 120, 170, 190),
            ])
            return hue * (0.2 + 1 * level)
        }
    }
}

extension SyntheticPortrait.Ripple {
    init(height: Float, _ random: inout PortraitRandom) {
        self.height = height
        across = random.bell(0, 0.03)
        down = random.bell(0, 0.03)
        phase = random.unit()
    }
}

extension SyntheticPortrait.Camera {
    init(_ person: SyntheticPortrait.Person, _ random: inout PortraitRandom) {
        // Cameras brighten dark faces and darken pale ones, but not wholly.
        exposure = random.bell(0.95 + 0.5 * person.melanin, 0.22)
        contrast = random.bell(0.3, 0.2)
        saturation = random.chance(0.03) ? 0.1 : random.bell(1, 0.15)
        let warm = random.bell(0.06, 0.08)
        balance = LinearColor(red: 1 + warm, green: 1 - 0.1 * warm + random.bell(0, 0.02), blue: 1 - warm)
        haze = random.unit() * random.unit() * 0.05
        blur = random.chance(0.05) ? random.number(in: 0.4...1) : random.number(in: 0...0.15)
    }
}
