import Testing

@testable import Faces

/// Numbers continued from a rim into its hole.
@Suite struct HarmonicExtensionTests {
    /// A plane is harmonic: it goes on as it is.
    @Test(arguments: [1, 2, 9, 40]) func planesGoOn(length: Int) {
        let size = length + 20
        let mask = RestoringPictures.mask(
            width: size, height: size, rows: 10..<10 + length, columns: 10..<10 + length)
        let extended = HarmonicExtension(mask, in: CropSquare(left: 2, top: 2, side: size - 4))
        #expect(extended.hole.count == length * length && extended.rim.count == 4 * length)
        func plane(_ place: Int) -> [Float] {
            [Float(place % size) / 4, Float(place / size) / 8, Float(place % size - place / size) / 4]
        }
        let numbers = extended.numbers(ofRim: extended.rim.flatMap(plane))
        for (number, truth) in zip(numbers, extended.hole.flatMap(plane)) { #expect(abs(number - truth) < 0.01) }
    }

    /// A hole that nothing is known beside has nothing added.
    @Test func withoutARimNothingIsAdded() {
        let mask = RestoringPictures.mask(width: 30, height: 30, rows: 0..<30, columns: 0..<30)
        let extended = HarmonicExtension(mask, in: CropSquare(left: 0, top: 0, side: 30))
        #expect(extended.rim.isEmpty)
        #expect(extended.numbers(ofRim: []).allSatisfy { $0 == 0 })
    }

    /// At the picture's edge there are fewer neighbours: a rim on one side is said on.
    @Test func oneSideIsEnough() {
        let mask = RestoringPictures.mask(width: 30, height: 20, rows: 0..<20, columns: 25..<30)
        let extended = HarmonicExtension(mask, in: CropSquare(left: 10, top: 0, side: 20))
        #expect(extended.rim.count == 20)
        let numbers = extended.numbers(ofRim: [Float](repeating: 3, count: 60))
        #expect(numbers.allSatisfy { abs($0 - 3) < 0.03 })
    }
}
