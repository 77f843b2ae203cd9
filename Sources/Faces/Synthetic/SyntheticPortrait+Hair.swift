extension SyntheticPortrait.Hair {
    typealias Person = SyntheticPortrait.Person

    /// A hair colour that fits skin and age.
    static func shade(_ person: Person, _ random: inout PortraitRandom) -> Shade {
        let greying = smoothStep((person.age - 0.5) * 2) * (person.isMale ? 0.8 : 0.35)
        if random.chance(greying) { return .gray }
        let fair = max(0, 1 - person.melanin * 2.2)
        let dyed: Float = person.isMale ? 0.15 : 0.75
        return random.choose([
            0.25 + 1.5 * person.melanin: .black, 0.55 - 0.25 * person.melanin: .brown,
            (0.1 + dyed) * (fair + 0.02): .blond,
            0.13 * (fair + 0.03): .red,
        ])
    }

    /// A tone within the range that each name covers, as displayed; darker people have the darker half.
    private static func tone(_ shade: Shade, darkness: Float, _ random: inout PortraitRandom) -> LinearColor {
        let ends: (LinearColor, LinearColor)
        switch shade {
        case .black: ends = (LinearColor(display: 24, 18, 18), LinearColor(display: 52, 38, 32))
        case .brown: ends = (LinearColor(display: 74, 48, 34), LinearColor(display: 136, 92, 60))
        case .blond: ends = (LinearColor(display: 180, 134, 82), LinearColor(display: 240, 214, 166))
        case .red: ends = (LinearColor(display: 112, 46, 26), LinearColor(display: 184, 88, 44))
        case .gray: ends = (LinearColor(display: 112, 108, 106), LinearColor(display: 226, 224, 222))
        }
        let lightness = shade == .gray ? random.unit() : random.unit() * (1 - 0.6 * darkness)
        return ends.0.mixed(with: ends.1, lightness)
    }

    private static func style(_ person: Person, _ random: inout PortraitRandom) -> Style {
        person.isMale
            ? random.choose([
                0.62: .short, 0.13: .cropped, 0.04 + 0.14 * person.age: .bald, 0.08: .medium, 0.04: .long,
                0.05: .curly,
            ])
            : random.choose([
                0.5 - 0.25 * person.age: .long, 0.22 + 0.1 * person.age: .medium, 0.16: .pulledBack,
                0.05 + 0.15 * person.age: .short, 0.07: .curly,
            ])
    }

    /// A hairstyle and colour for this person.
    init(_ person: Person, shade: Shade, _ random: inout PortraitRandom) {
        self.shade = shade
        tone = Self.tone(shade, darkness: person.melanin, &random)
        style = Self.style(person, &random)
        volumeTop = random.number(in: 1...4)
        volumeSide = 0.5
        lean = random.bell(0, 0.8)
        lengthLeft = 2
        lengthRight = 2
        flare = 0
        hairline = random.bell(-10.2 - (person.isMale ? 1.2 * person.age : 0), 0.7)
        curve = random.number(in: 0.01...0.05)
        slant = random.bell(0, 0.1)
        recession = person.isMale ? max(0, random.bell(0.4 + 1.6 * person.age, 0.6)) : 0
        part = random.bell(0, 3)
        opening = random.number(in: 8.7...9.6)
        openingSlope = 0
        sideEnd = random.number(in: 0...4)
        bangs = false
        waviness = 0
        waveTurns = random.number(in: 0.06...0.14)
        wavePhase = random.unit()
        shine = random.number(in: 0.15...0.6)
        streaks = random.number(in: 0.2...0.5)
        comb = random.number(in: 0.3...1)
        roughness = random.number(in: 0.3...1.8)
        gloss = random.number(in: -0.75 ... -0.15)
        strands = SmoothNoise(&random)
        shape(person, &random)
    }

    /// Fits lengths and widths to the style.
    private mutating func shape(_ person: Person, _ random: inout PortraitRandom) {
        switch style {
        case .bald:
            roughness = 0
            hairline = -40
            recession = 0
            opening = random.chance(0.6) ? random.number(in: 8.9...9.5) : 40
            volumeTop = 0
            volumeSide = opening < 20 ? 0.3 : -0.4
            lengthLeft = opening < 20 ? 3 : -20
            lengthRight = lengthLeft
        case .cropped:
            volumeTop = random.number(in: 0.2...0.8)
            volumeSide = 0.1
            roughness = 0.2
            slant *= 0.3
        case .short:
            volumeSide = random.number(in: 0.3...1.4)
            lengthLeft = random.number(in: 2...6)
            lengthRight = lengthLeft
            fringe(probability: person.isMale ? 0.2 : 0.4, &random)
        case .pulledBack:
            volumeSide = random.number(in: 0.1...0.5)
            volumeTop = random.number(in: 0.6...2)
            sideEnd = random.number(in: -1...2)
            fringe(probability: 0.15, &random)
        case .medium, .long: fall(&random)
        case .curly:
            volumeTop = random.number(in: 2...4.5)
            volumeSide = random.number(in: 1.2...4.5)
            waviness = 0.7
            waveTurns = random.number(in: 0.2...0.3)
            lengthLeft = person.isMale ? random.number(in: 3...7) : random.number(in: 6...15)
            lengthRight = lengthLeft
            sideEnd = person.isMale ? sideEnd : lengthLeft
        }
    }

    /// Hair that hangs beside the face.
    private mutating func fall(_ random: inout PortraitRandom) {
        let isLong = style == .long
        volumeTop = random.number(in: 1.2...4)
        volumeSide = random.number(in: isLong ? 1...5.5 : 1...4.4)
        let length = isLong ? random.number(in: 17...32) : random.number(in: 7...15)
        lengthLeft = length
        lengthRight = isLong && random.chance(0.2) ? random.number(in: 4...8) : length
        flare = random.number(in: -0.03...0.22)
        waviness = random.chance(0.5) ? random.number(in: 0.4...1) : random.number(in: 0...0.15)
        opening = random.number(in: 7.2...9.4)
        openingSlope = random.bell(0.02, 0.05)
        sideEnd = 40
        curve = random.number(in: 0.03...0.1)
        streaks = random.number(in: 0.3...0.6)
        fringe(probability: 0.28, &random)
    }

    /// Perhaps hair over the forehead, straight or swept to a side.
    private mutating func fringe(probability: Float, _ random: inout PortraitRandom) {
        bangs = random.chance(probability)
        guard bangs else { return }
        hairline = random.number(in: -7 ... -4)
        curve = random.number(in: -0.005...0.02)
        slant = random.bell(0, 0.16)
        recession = 0
    }
}
