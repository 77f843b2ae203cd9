import Testing

@testable import Faces

/// What a portrait says of itself shows in its picture, where one would look for it.
@Suite struct SyntheticPortraitTests {
    /// A part of the picture, in pixels.
    struct Region {
        let columns: Range<Int>
        let rows: Range<Int>

        static let eyes = Region(columns: 5..<23, rows: 13..<17)
        static let mouth = Region(columns: 10..<18, rows: 23..<28)
        static let chin = Region(columns: 8..<20, rows: 22..<28)
        static let top = Region(columns: 6..<22, rows: 0..<5)
        static let forehead = Region(columns: 10..<18, rows: 7..<10)
        static let sides = Region(columns: 0..<2, rows: 16..<26)
    }

    /// An upright young man with short dark hair on plain grey, for one thing at a time to be changed about him.
    private func plainPortrait() throws -> SyntheticPortrait {
        for index in 0..<2000 {
            let portrait = SyntheticPortrait(seed: 42, index: index)
            let person = portrait.person
            guard person.isMale, person.age < 0.3, person.melanin < 0.3 else { continue }
            guard portrait.hair.style == .short, portrait.hair.shade == .brown, !portrait.hair.bangs else { continue }
            guard portrait.hat == nil, portrait.glasses == nil else { continue }
            guard portrait.beard.jaw == 0, portrait.beard.goatee == 0, portrait.beard.moustache == 0 else { continue }
            guard abs(portrait.pose.yaw) < 0.1, abs(portrait.pose.pitch) < 0.06 else { continue }
            guard portrait.camera.saturation > 0.7, portrait.camera.exposure > 0.8 else { continue }
            return plain(portrait)
        }
        throw NobodyPlain()
    }

    private struct NobodyPlain: Error {}

    private func plain(_ someone: SyntheticPortrait) -> SyntheticPortrait {
        var portrait = someone
        portrait.beard.stubble = 0
        portrait.camera.blur = 0
        return portrait
    }

    private func brightness(_ portrait: SyntheticPortrait, _ region: Region) -> Double {
        let pixels = portrait.drawn(side: 28).pixels
        var sum = 0.0
        for row in region.rows {
            for column in region.columns {
                for channel in 0..<3 { sum += Double(pixels[(row * 28 + column) * 3 + channel]) }
            }
        }
        return sum / Double(region.rows.count * region.columns.count * 3)
    }

    /// The mean change of a byte between two portraits in a region.
    private func change(_ first: SyntheticPortrait, _ second: SyntheticPortrait, _ region: Region) -> Double {
        let left = first.drawn(side: 28).pixels
        let right = second.drawn(side: 28).pixels
        var sum = 0.0
        for row in region.rows {
            for place in (row * 28 + region.columns.lowerBound) * 3..<(row * 28 + region.columns.upperBound) * 3 {
                sum += abs(Double(left[place]) - Double(right[place]))
            }
        }
        return sum / Double(region.rows.count * region.columns.count * 3)
    }

    @Test func glassesDarkenTheEyesOnly() throws {
        let bare = try plainPortrait()
        var random = PortraitRandom(seed: 1, index: 1)
        var wearing = bare
        wearing.glasses = SyntheticPortrait.Glasses(&random)
        wearing.glasses?.tint = 0.05
        wearing.glasses?.frame = LinearColor(display: 20, 20, 20)
        var dark = wearing
        dark.glasses?.tint = 0.95
        #expect(wearing.attributes.subtracting(bare.attributes) == ["Eyeglasses"])
        #expect(brightness(wearing, .eyes) < brightness(bare, .eyes) - 4)
        #expect(brightness(dark, .eyes) < brightness(wearing, .eyes) - 15)
        #expect(change(bare, dark, .mouth) < 0.5)
        #expect(change(bare, dark, .top) < 0.5)
    }

    @Test func aHatCoversTheTop() throws {
        let bare = try plainPortrait()
        var random = PortraitRandom(seed: 2, index: 2)
        var wearing = bare
        wearing.hat = SyntheticPortrait.Hat(&random)
        wearing.hat?.tone = LinearColor(display: 200, 30, 30)
        wearing.hat?.band = LinearColor(display: 200, 30, 30)
        #expect(wearing.attributes.contains("Wearing_Hat"))
        #expect(change(bare, wearing, .top) > 20)
        #expect(change(bare, wearing, .mouth) < 2)
    }

    @Test func aSmileShowsTeeth() throws {
        var serious = try plainPortrait()
        serious.mouth.smile = 0
        serious.mouth.open = 0
        var smiling = serious
        smiling.mouth.smile = 0.9
        smiling.mouth.open = 1.6
        smiling.mouth.teeth = 1
        #expect(!serious.attributes.contains("Smiling") && !serious.attributes.contains("Mouth_Slightly_Open"))
        #expect(smiling.attributes.isSuperset(of: ["Smiling", "Mouth_Slightly_Open"]))
        #expect(change(serious, smiling, .mouth) > 8)
        #expect(change(serious, smiling, .top) < 0.5)
    }

    @Test func aBeardDarkensTheChin() throws {
        var shaven = try plainPortrait()
        shaven.beard.tone = LinearColor(display: 40, 26, 20)
        var bearded = shaven
        bearded.beard.jaw = 0.85
        bearded.beard.goatee = 0.85
        bearded.beard.moustache = 0.85
        #expect(shaven.attributes.contains("No_Beard"))
        #expect(bearded.attributes.isSuperset(of: ["Mustache", "Goatee"]) && !bearded.attributes.contains("No_Beard"))
        #expect(brightness(bearded, .chin) < brightness(shaven, .chin) - 15)
        #expect(change(shaven, bearded, .forehead) < 0.5)
    }

    @Test func bangsCoverTheForehead() throws {
        let free = try plainPortrait()
        var fringed = free
        fringed.hair.bangs = true
        fringed.hair.hairline = -3.8
        fringed.hair.slant = 0
        fringed.hair.recession = 0
        #expect(fringed.attributes.contains("Bangs"))
        #expect(brightness(fringed, .forehead) < brightness(free, .forehead) - 25)
    }

    @Test func hairColoursShow() throws {
        var black = try plainPortrait()
        black.hair.tone = LinearColor(display: 30, 24, 22)
        black.hair.shade = .black
        var blond = black
        blond.hair.tone = LinearColor(display: 225, 190, 130)
        blond.hair.shade = .blond
        #expect(black.attributes.contains("Black_Hair") && blond.attributes.contains("Blond_Hair"))
        #expect(brightness(blond, .top) > brightness(black, .top) + 40)
    }

    @Test func longHairHangsBesideTheFace() throws {
        var short = try plainPortrait()
        short.background.panelAmount = 0
        short.background.disc.radius = 0
        short.background.near = .white
        short.background.far = .white
        var long = short
        long.hair.style = .long
        long.hair.volumeSide = 4.5
        long.hair.lengthLeft = 30
        long.hair.lengthRight = 30
        long.hair.sideEnd = 40
        #expect(brightness(long, .sides) < brightness(short, .sides) - 40)
    }

    @Test func theLightComesFromItsSide() throws {
        var portrait = try plainPortrait()
        portrait.light.x = 0.7
        portrait.light.y = 0
        portrait.light.z = Float(0.51).squareRoot()
        let left = Region(columns: 7..<10, rows: 18..<22)
        let right = Region(columns: 18..<21, rows: 18..<22)
        #expect(brightness(portrait, right) > brightness(portrait, left) + 15)
        portrait.light.x = -0.7
        #expect(brightness(portrait, left) > brightness(portrait, right) + 15)
    }

    /// A crowd has everybody in it, as often as CelebA's within a factor of about two and a half.
    @Test func attributesAreAsCommonAsInCelebA() {
        let shares: [String: Double] = [
            "Male": 0.42, "Smiling": 0.48, "Young": 0.78, "Black_Hair": 0.24, "Brown_Hair": 0.2, "Blond_Hair": 0.15,
            "Gray_Hair": 0.045, "Bald": 0.024, "Bangs": 0.15, "Eyeglasses": 0.068, "Wearing_Hat": 0.049,
            "No_Beard": 0.83, "Mustache": 0.039, "Goatee": 0.064, "Mouth_Slightly_Open": 0.48, "Wavy_Hair": 0.32,
            "Straight_Hair": 0.21, "Pale_Skin": 0.043, "Wearing_Lipstick": 0.46,
        ]
        var counts: [String: Int] = [:]
        let crowd = 1000
        for index in 0..<crowd {
            for name in SyntheticPortrait(seed: 11, index: index).attributes { counts[name, default: 0] += 1 }
        }
        for (name, share) in shares {
            let drawn = Double(counts[name] ?? 0) / Double(crowd)
            #expect(drawn > share / 2.5 && drawn < share * 2.5, "\(name): \(drawn), CelebA \(share)")
        }
        for name in SyntheticPortrait.attributeNames { #expect(counts[name] ?? 0 > 0, "nobody is \(name)") }
    }

    @Test func womenHaveNoBeards() {
        for index in 0..<1000 {
            let portrait = SyntheticPortrait(seed: 12, index: index)
            guard !portrait.person.isMale else { continue }
            #expect(portrait.attributes.contains("No_Beard"))
        }
    }
}
