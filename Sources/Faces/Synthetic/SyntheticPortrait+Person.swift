extension SyntheticPortrait {
    /// Portrait number `index` of the crowd that `seed` decides.
    public init(seed: UInt64, index: Int) {
        var random = PortraitRandom(seed: seed, index: index)
        let person = Person(&random)
        let skin = Skin(person, &random)
        let head = Head(person, &random)
        let smile = random.chance(0.52) ? random.number(in: 0.45...1) : random.number(in: -0.25...0.35)
        let shade = Hair.shade(person, &random)
        let hair = Hair(person, shade: shade, &random)
        self.person = person
        self.skin = skin
        self.head = head
        self.hair = hair
        pose = Pose(&random)
        eyes = Eyes(person, smile: smile, &random)
        brows = Brows(person, hair: hair.tone, &random)
        nose = Nose(person, &random)
        mouth = Mouth(person, skin: skin, smile: smile, &random)
        beard = Beard(person, hair: hair.tone, &random)
        glasses = random.chance(0.05 + 0.1 * person.age) ? Glasses(&random) : nil
        hat = random.chance(0.05) ? Hat(&random) : nil
        clothes = Clothes(person, &random)
        background = Background(&random)
        light = Light(&random, background: background.mean)
        camera = Camera(person, &random)
    }
}

extension SyntheticPortrait.Person {
    init(_ random: inout PortraitRandom) {
        isMale = random.chance(0.47)
        let years = random.unit()
        age = isMale ? years * (0.35 + 0.65 * years) : years * years
        melanin = random.choose([
            0.58: random.number(in: 0...0.34), 0.22: random.number(in: 0.3...0.62),
            0.2: random.number(in: 0.6...1),
        ])
        weight = clampedUnit(random.bell(0.4 + 0.15 * age, 0.22))
    }
}

extension SyntheticPortrait.Pose {
    init(_ random: inout PortraitRandom) {
        let turned = random.chance(0.35)
        yaw = turned ? random.bell(0, 0.28) : random.bell(0, 0.12)
        yaw = max(-0.55, min(0.55, yaw))
        pitch = random.bell(0.02, 0.09)
        roll = random.bell(0, 0.05) + 0.1 * yaw * random.symmetric()
        scale = random.bell(1.03 + 0.12 * yaw * yaw, 0.035)
        shiftX = random.bell(0, 0.35)
        shiftY = random.bell(0.6, 0.3)
    }
}

extension SyntheticPortrait.Head {
    init(_ person: SyntheticPortrait.Person, _ random: inout PortraitRandom) {
        let male: Float = person.isMale ? 1 : 0
        halfWidth = random.bell(10 + 0.35 * male + 0.9 * person.weight, 0.4)
        halfHeight = random.bell(16.2 + 0.5 * male, 0.5)
        depth = random.bell(11, 0.4)
        middle = random.bell(1, 0.3)
        jaw = random.bell(-0.01 + 0.12 * male + 0.2 * (person.weight - 0.4), 0.07)
        cheekbones = random.bell(0.8 - 0.25 * person.weight, 0.25)
        chin = random.bell(0.5 + 0.3 * male, 0.2)
        ears = random.number(in: 0.7...1.3)
    }
}

extension SyntheticPortrait.Skin {
    /// Skin tones from the palest to the darkest, as displayed under white light.
    private static let tones = [
        LinearColor(display: 250, 210, 196), LinearColor(display: 242, 190, 168), LinearColor(display: 224, 162, 136),
        LinearColor(display: 188, 124, 96), LinearColor(display: 136, 86, 65), LinearColor(display: 90, 55, 44),
    ]

    init(_ person: SyntheticPortrait.Person, _ random: inout PortraitRandom) {
        let place = person.melanin * Float(Self.tones.count - 1)
        let lower = min(Int(place), Self.tones.count - 2)
        tone = Self.tones[lower].mixed(with: Self.tones[lower + 1], place - Float(lower))
        let ruddy = random.symmetric() * 0.05
        tone = LinearColor(
            red: tone.red * (1 + ruddy), green: tone.green, blue: tone.blue * (1 + random.symmetric() * 0.08))
        blush = random.bell(0.5, 0.2) * (1 - 0.6 * person.melanin)
        shine = random.number(in: 0.1...0.5)
        lines = clampedUnit(person.age * 1.15 - 0.2 + random.symmetric() * 0.1)
        shadows = clampedUnit(random.bell(0.3 + 0.3 * person.age, 0.15))
    }
}

extension SyntheticPortrait.Eyes {
    private static let irises = [
        LinearColor(display: 58, 36, 24), LinearColor(display: 92, 62, 36), LinearColor(display: 104, 100, 66),
        LinearColor(display: 104, 130, 150), LinearColor(display: 120, 130, 134),
    ]

    init(_ person: SyntheticPortrait.Person, smile: Float, _ random: inout PortraitRandom) {
        let makeup: Float = person.isMale ? 0 : random.unit()
        halfWidth = random.bell(2.65, 0.14)
        open = random.bell(1.85 - 0.25 * max(0, smile) - 0.25 * person.age + 0.2 * makeup, 0.16)
        tilt = random.bell(0.04, 0.05)
        let dark = person.melanin > 0.4 ? 0.95 : 0.4
        let choice = random.chance(Float(dark)) ? 0 : 1 + Int(random.unit() * 3.99)
        iris = Self.irises[choice]
        gazeX = random.bell(0, 0.3)
        gazeY = random.bell(0, 0.1)
        lashes = 0.35 + 0.65 * makeup
        shadow = random.choose([
            3: LinearColor(display: 60, 40, 36), 2: LinearColor(display: 96, 66, 50),
            1: LinearColor(display: 64, 60, 84),
        ])
        shadowAmount = 0.1 + 0.6 * makeup * random.unit()
        depth = random.bell(person.isMale ? 1 : 0.75, 0.2)
    }
}

extension SyntheticPortrait.Brows {
    init(_ person: SyntheticPortrait.Person, hair: LinearColor, _ random: inout PortraitRandom) {
        tone = (hair * 0.55).mixed(with: LinearColor(display: 62, 42, 30), 0.35)
        height = random.bell(person.isMale ? -2.5 : -2.95, 0.2)
        thickness = random.bell(person.isMale ? 0.72 : 0.5, 0.12)
        arch = random.bell(person.isMale ? 0.35 : 0.7, 0.18)
        tilt = random.bell(0, 0.07)
        density = clampedUnit(random.bell(0.75, 0.12) - 0.2 * person.age)
    }
}

extension SyntheticPortrait.Nose {
    init(_ person: SyntheticPortrait.Person, _ random: inout PortraitRandom) {
        let male: Float = person.isMale ? 1 : 0
        length = random.bell(6.0 + 0.25 * male + 0.3 * person.age, 0.3)
        width = random.bell(1.75 + 0.2 * male + 0.3 * person.melanin + 0.1 * person.age, 0.15)
        height = random.bell(1 + 0.15 * male, 0.15)
        nostrils = random.number(in: 0.4...0.9)
    }
}
