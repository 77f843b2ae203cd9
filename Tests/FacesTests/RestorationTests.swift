import Testing

@testable import Faces

/// What a restored face changes in its picture, and what it leaves alone.
@Suite struct RestorationTests {
    private static let side = 28
    private static let box = CropSquare(left: 20, top: 8, side: 84)

    private func differing(_ one: WholePicture, _ other: WholePicture) -> [Int] {
        (0..<one.width * one.height).filter { one.pixels[$0 * 3..<$0 * 3 + 3] != other.pixels[$0 * 3..<$0 * 3 + 3] }
    }

    /// Whatever the network makes, only the hole changes, and all of it.
    @Test func outsideTheHoleAllBitsStay() throws {
        let picture = RestoringPictures.noise(width: 120, height: 100)
        let hole = RestoringPictures.mask(width: 120, height: 100, rows: 30..<50, columns: 40..<71)
        let restoration = try FaceRestoration(of: picture, hole: hole, box: Self.box, side: Self.side)
        let wild = (0..<Self.side * Self.side * 3).map { Float($0 % 7) - 3 }
        let changed = differing(picture, restoration.restored(wild))
        #expect(changed.allSatisfy { hole.unknown[$0] })
        #expect(changed.count > 600)
        #expect(restoration.unknownBeyond == 0)
        let nothing = restoration.restored(wild.map { _ in Float.nan })
        #expect(differing(picture, nothing).allSatisfy { hole.unknown[$0] })
    }

    /// Without a hole the square changes, at its middle most of all, and nothing at its rim and beyond.
    @Test func outsideTheSquareAllBitsStay() throws {
        let picture = RestoringPictures.picture(width: 120, height: 100) { _, _ in [100, 120, 140] }
        let restoration = try FaceRestoration(of: picture, hole: nil, box: Self.box, side: Self.side)
        let restored = restoration.restored(
            RestoringPictures.numbers(restoration.damaged.image, brighterBy: 40))
        let rows = Self.box.top + 1..<Self.box.top + Self.box.side - 1
        let columns = Self.box.left + 1..<Self.box.left + Self.box.side - 1
        for place in differing(picture, restored) {
            #expect(rows ~= place / 120 && columns ~= place % 120)
        }
        let middle = (50 * 120 + 62) * 3
        #expect(Array(restored.pixels[middle..<middle + 3]) == [140, 160, 180])
        // Next to the rim a small part of the change shows, so that no edge does.
        let near = (50 * 120 + Self.box.left + 1) * 3
        #expect((100...112).contains(restored.pixels[near]))
    }

    /// Where the square ends with the picture nothing lies beyond: the change does not fade.
    @Test func atThePicturesEdgeNothingFades() throws {
        let picture = RestoringPictures.picture(width: 56, height: 56) { _, _ in [100, 100, 100] }
        let whole = CropSquare(left: 0, top: 0, side: 56)
        let restoration = try FaceRestoration(of: picture, hole: nil, box: whole, side: Self.side)
        let restored = restoration.restored(
            RestoringPictures.numbers(restoration.damaged.image, brighterBy: 20))
        #expect(restored.pixels.allSatisfy { $0 == 120 })
    }

    /// A network that changes nothing changes no picture, however detailed: its detail never goes through the network.
    @Test func whatTheNetworkKeepsStays() throws {
        let picture = RestoringPictures.noise(width: 120, height: 100)
        let restoration = try FaceRestoration(of: picture, hole: nil, box: Self.box, side: Self.side)
        let same = restoration.restored(RestoringPictures.numbers(restoration.damaged.image))
        #expect(same.pixels == picture.pixels)
    }

    @Test func aConstantPictureStaysConstant() throws {
        let picture = RestoringPictures.picture(width: 90, height: 100) { _, _ in [7, 130, 255] }
        let hole = RestoringPictures.mask(width: 90, height: 100, rows: 30..<60, columns: 25..<60)
        let restoration = try FaceRestoration(
            of: picture, hole: hole, box: CropSquare(left: 1, top: 2, side: 89), side: Self.side)
        let whole = try FaceRestoration.face(of: picture, box: CropSquare(left: 1, top: 2, side: 89), side: Self.side)
        #expect(restoration.restored(RestoringPictures.numbers(whole)).pixels == picture.pixels)
        // A network that is off by as much everywhere in the hole is put right by the rim.
        let bright = restoration.restored(RestoringPictures.numbers(whole, brighterBy: -5))
        #expect(zip(bright.pixels, picture.pixels).allSatisfy { abs(Int($0) - Int($1)) <= 1 })
    }

    /// A slope with a hole comes back as the slope, from a network that knows it and from one that is a little too bright:
    /// no seam shows at the rim.
    @Test(arguments: [Float(0), 20]) func aRampHasNoSeam(brighterBy levels: Float) throws {
        let picture = RestoringPictures.ramp(width: 120, height: 100)
        let columns = 44..<86
        let hole = RestoringPictures.mask(width: 120, height: 100, rows: 30..<72, columns: columns)
        let restoration = try FaceRestoration(of: picture, hole: hole, box: Self.box, side: Self.side)
        let whole = try FaceRestoration.face(of: picture, box: Self.box, side: Self.side)
        let restored = restoration.restored(RestoringPictures.numbers(whole, brighterBy: levels))
        for place in restored.pixels.indices {
            let difference = abs(Int(restored.pixels[place]) - Int(picture.pixels[place]))
            #expect(difference <= 2, "byte \(place)")
        }
        for row in 30..<72 {
            for edge in [columns.lowerBound, columns.upperBound] {
                let place = (row * 120 + edge) * 3
                let step = Int(restored.pixels[place]) - Int(restored.pixels[place - 3])
                #expect(abs(step - 1) <= 2, "row \(row), column \(edge)")
            }
        }
    }

    /// A hole that ends where the square does meets known pixels outside.
    @Test func aHoleAtTheSquaresEdgeMeetsWhatIsBeyond() throws {
        let picture = RestoringPictures.picture(width: 120, height: 100) { _, _ in [90, 90, 90] }
        let edge = Self.box.left + Self.box.side
        let hole = RestoringPictures.mask(width: 120, height: 100, rows: 30..<50, columns: edge - 20..<edge)
        let restoration = try FaceRestoration(of: picture, hole: hole, box: Self.box, side: Self.side)
        let whole = try FaceRestoration.face(of: picture, box: Self.box, side: Self.side)
        let restored = restoration.restored(RestoringPictures.numbers(whole, brighterBy: 30))
        for row in 30..<50 {
            let inner = Int(restored.pixels[(row * 120 + edge - 1) * 3])
            #expect(abs(inner - 90) <= 1, "row \(row) has \(inner) beside 90")
        }
    }

    @Test func beforeItTheHoleIsGrey() throws {
        let picture = RestoringPictures.noise(width: 120, height: 100)
        let hole = RestoringPictures.mask(width: 120, height: 100, rows: 30..<32, columns: 40..<43)
        let restoration = try FaceRestoration(of: picture, hole: hole, box: Self.box, side: Self.side)
        let changed = differing(picture, restoration.before)
        #expect(changed == [3640, 3641, 3642, 3760, 3761, 3762])
        #expect(restoration.before.pixels[3641 * 3] == DamagedFace.unknownByte)
        let both = restoration.before.beside(picture)
        #expect(both.width == 240 && both.height == 100)
        #expect(both.pixels[240 * 3 + 360..<240 * 3 + 720] == picture.pixels[360..<720])
    }
}
