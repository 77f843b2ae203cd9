import Testing

@testable import Faces

@Suite struct SyntheticFaceTests {
    /// Faces are the same bits on every machine and from one version to the next: a run can be repeated years later.
    /// When the drawing is changed on purpose, the failing test names the new digests.
    @Test(arguments: [
        (seed: UInt64(0), index: 0, digest: UInt64(0x053e_92e3_0b5f_f216)),
        (seed: 1, index: 0, digest: 0x973f_e332_9213_77db),
        (seed: 1, index: 19_999, digest: 0x2b80_8457_53a1_afc7), (seed: .max, index: 7, digest: 0x600c_2b9c_5389_810d),
    ])
    func facesKeepTheirBits(seed: UInt64, index: Int, digest: UInt64) throws {
        let source = SyntheticFaceSource(seed: seed, side: 28)
        let face = try source.face(index)
        #expect(face.digest == digest, "digest is 0x\(String(face.digest, radix: 16))")
        #expect(try source.face(index) == face)
    }

    @Test func everyFaceIsItsOwn() throws {
        var digests: Set<UInt64> = []
        for seed in [UInt64(3), 4] {
            let source = SyntheticFaceSource(seed: seed, count: 100, side: 28)
            for index in 0..<100 { digests.insert(try source.face(index).digest) }
        }
        #expect(digests.count == 200)
    }

    @Test func severalThreadsDrawTheSame() async throws {
        let source = SyntheticFaceSource(seed: 5, count: 24, side: 28)
        let alone = try (0..<24).map { try source.face($0) }
        let together = try await withThrowingTaskGroup(of: (Int, FaceImage).self) { group in
            for index in 0..<24 { group.addTask { (index, try source.face(index)) } }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        for index in 0..<24 { #expect(together[index] == alone[index]) }
    }

    /// The mean distance between two of the first 64 faces of CelebA (000001 to 000064, as the networks get them:
    /// centre crop, Pillow's bilinear 28x28), Euclidean over the 2,352 bytes. Measured with Pillow 13 and NumPy in
    /// double precision.
    private static let distanceInCelebA = 3356.1

    @Test(arguments: [UInt64(0), 1])
    func aCrowdDiffersAsPeopleDo(seed: UInt64) throws {
        let source = SyntheticFaceSource(seed: seed, count: 64, side: 28)
        let faces = try (0..<64).map { try source.face($0).pixels.map(Int.init) }
        var sum = 0.0
        var pairs = 0.0
        for first in 1..<64 {
            for second in 0..<first {
                var squares = 0
                for place in 0..<FaceImage.byteCount {
                    let difference = faces[first][place] - faces[second][place]
                    squares += difference * difference
                }
                sum += Double(squares).squareRoot()
                pairs += 1
            }
        }
        #expect(sum / pairs >= 0.8 * Self.distanceInCelebA)
    }

    @Test func aCrowdIsExposedLikePhotographs() throws {
        let source = SyntheticFaceSource(seed: 6, count: 64, side: 28)
        var mean = [0.0, 0.0, 0.0]
        for index in 0..<64 {
            let face = try source.face(index)
            let levels = face.pixels.map(Double.init)
            for place in 0..<FaceImage.byteCount { mean[place % 3] += levels[place] / (64 * 784) }
            let average = levels.reduce(0, +) / Double(FaceImage.byteCount)
            let spread = (levels.reduce(0) { $0 + ($1 - average) * ($1 - average) } / 2352).squareRoot()
            #expect(spread > 10, "face \(index) is almost empty")
        }
        // CelebA's means are 146, 111 and 94; a mean of 64 faces strays by about 6.
        #expect(abs(mean[0] - 146) < 25 && abs(mean[1] - 111) < 25 && abs(mean[2] - 94) < 25, "\(mean)")
        #expect(mean[0] > mean[1] && mean[1] > mean[2])
    }

    @Test func namesCountFromOne() {
        let source = SyntheticFaceSource(seed: 0, side: 28)
        #expect(source.count == 20_000)
        #expect(source.name == "synthetic faces")
        #expect(source.faceName(0) == "synthetic/000001")
        #expect(source.faceName(19_999) == "synthetic/020000")
    }

    @Test func theCommandLineOpensThem() throws {
        let source = try FaceSources.open(path: "synthetic", seed: 9, side: 28)
        #expect(source.count == 20_000)
        #expect(try source.face(3) == SyntheticFaceSource(seed: 9, side: 28).face(3))
        #expect(try source.face(3) != SyntheticFaceSource(seed: 10, side: 28).face(3))
    }

    @Test func allNumbersAreWellFormed() {
        for seed in 0..<4 {
            for index in 0..<250 {
                let portrait = SyntheticPortrait(seed: UInt64(seed), index: index)
                let label = Comment(rawValue: "seed \(seed), index \(index)")
                for number in portrait.shownNumbers { #expect(number.isFinite, label) }
                let light = portrait.light
                #expect(abs(light.x * light.x + light.y * light.y + light.z * light.z - 1) < 1e-5, label)
                #expect(abs(portrait.pose.yaw) <= 0.55 && portrait.pose.scale > 0.8, label)
                #expect(portrait.head.halfWidth > 7 && portrait.head.halfHeight > 12, label)
                #expect(portrait.eyes.open > 0.4 && portrait.eyes.halfWidth > 1.5, label)
                #expect(portrait.mouth.halfWidth > 2 && portrait.mouth.open >= 0, label)
                #expect(portrait.brows.thickness > 0 && portrait.nose.width > 0.5, label)
                #expect(portrait.attributes.isSubset(of: SyntheticPortrait.attributeNames), label)
            }
        }
    }
}

extension SyntheticPortrait {
    /// The numbers that divisions and square roots lead to.
    fileprivate var shownNumbers: [Float] {
        [
            light.x, light.y, light.z, light.ambient.red, light.ambient.green, light.ambient.blue, skin.tone.red,
            skin.tone.green, skin.tone.blue, mouth.tone.red, brows.tone.red, beard.tone.red, background.mean.red,
            camera.exposure, camera.contrast,
        ]
    }
}
