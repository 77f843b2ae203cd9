extension SyntheticPortrait.Mouth {
    init(
        _ person: SyntheticPortrait.Person, skin: SyntheticPortrait.Skin, smile: Float, _ random: inout PortraitRandom
    ) {
        let wide = max(0, smile)
        self.smile = smile
        height = random.bell(9.7 - 0.1 * wide, 0.3)
        halfWidth = random.bell(3.4 + 1.2 * wide + (person.isMale ? 0.15 : 0), 0.22)
        let fullness = random.bell(0.2 + 0.25 * person.melanin - 0.2 * person.age + (person.isMale ? -0.1 : 0.15), 0.15)
        upperLip = max(0.5, 1 + 0.7 * fullness - 0.3 * wide)
        lowerLip = max(0.7, 1.3 + 0.8 * fullness - 0.25 * wide)
        let parted = smile > 0.4 ? random.chance(0.78) : random.chance(0.14)
        open = parted ? random.number(in: 0.7...1.3) * (0.7 + 1.1 * wide) : 0
        teeth = smile > 0.4 ? random.number(in: 0.75...1) : random.number(in: 0...0.5)
        lipstick = person.isMale ? 0 : random.unit() * random.unit() + 0.15
        let paint = random.choose([
            3: LinearColor(display: 190, 60, 66), 2: LinearColor(display: 214, 104, 110),
            1: LinearColor(display: 130, 34, 46), 1: LinearColor(display: 180, 96, 84),
        ])
        let bare = skin.tone * LinearColor(red: 0.72, green: 0.4, blue: 0.44)
        tone = bare.mixed(with: paint, min(0.85, lipstick))
    }
}

extension SyntheticPortrait.Beard {
    init(_ person: SyntheticPortrait.Person, hair: LinearColor, _ random: inout PortraitRandom) {
        let grey = LinearColor(display: 170, 166, 162)
        tone = (hair * 0.7).mixed(with: grey, person.age > 0.6 ? person.age * 0.6 : 0)
        jaw = 0
        goatee = 0
        moustache = 0
        stubble = 0
        guard person.isMale else { return }
        let amount = random.number(in: 0.45...0.9)
        switch random.choose([0.48: 0, 0.29: 1, 0.1: 2, 0.08: 3, 0.05: 4]) {
        case 0: stubble = random.number(in: 0...0.25)
        case 1: stubble = random.number(in: 0.25...0.7)
        case 2:
            jaw = amount
            goatee = amount
            moustache = amount
        case 3:
            goatee = amount
            moustache = random.chance(0.5) ? amount : 0
            stubble = random.number(in: 0...0.4)
        default: moustache = amount
        }
    }
}

extension SyntheticPortrait.Glasses {
    init(_ random: inout PortraitRandom) {
        let isDark = random.chance(0.25)
        frame = random.choose([
            6: LinearColor(display: 26, 22, 22), 2: LinearColor(display: 90, 56, 34),
            2: LinearColor(display: 150, 140, 130),
        ])
        thickness = random.number(in: 0.3...0.7)
        halfWidth = random.number(in: 3.3...4.1)
        halfHeight = random.number(in: 2.1...3.0)
        roundness = random.number(in: 0.3...1)
        tint = isDark ? random.number(in: 0.75...0.97) : random.number(in: 0.02...0.12)
    }
}

extension SyntheticPortrait.Hat {
    init(_ random: inout PortraitRandom) {
        tone = LinearColor.cloth(&random)
        band = LinearColor.cloth(&random)
        edge = random.number(in: -8 ... -5)
        curve = random.number(in: -0.02...0.03)
        volume = random.number(in: 0.8...2)
        let isBrimmed = random.chance(0.6)
        brim = isBrimmed ? random.number(in: 0.5...8) : 0
        brimThickness = isBrimmed ? random.number(in: 0.8...1.6) : 0
    }
}

extension SyntheticPortrait.Clothes {
    init(_ person: SyntheticPortrait.Person, _ random: inout PortraitRandom) {
        tone = LinearColor.cloth(&random)
        second = random.chance(0.5) ? LinearColor(display: 225, 225, 228) : tone * 0.6
        collar = random.number(in: 12...20)
        slope = random.number(in: 0.3...0.9)
        neckHalfWidth = random.bell((person.isMale ? 7.6 : 6) + 0.8 * person.weight, 0.4)
    }
}

extension LinearColor {
    /// The colour of a piece of clothing: mostly dark, white or muted.
    static func cloth(_ random: inout PortraitRandom) -> LinearColor {
        let brightness = random.number(in: 0.1...1) * random.number(in: 0.3...1) * 235
        let muted = random.unit() * random.unit() * 0.9
        let red = 1 - muted * random.unit()
        let green = 1 - muted * random.unit()
        let blue = 1 - muted * random.unit()
        return LinearColor(display: brightness * red, brightness * green, brightness * blue)
    }
}
