import Testing

@testable import Faces

/// Unknown pixels filled from those around them, and what a restorer reads and gives.
@Suite struct FillingTests {
    /// One number a pixel, the same in all three colours.
    private func fill(_ numbers: [Float], unknown: [Int], side: Int) -> [Float] {
        let filled = HarmonicFilling.filled(
            numbers.flatMap { [$0, $0, $0] }, side: side, unknown: numbers.indices.map { unknown.contains($0) })
        for pixel in numbers.indices { #expect(filled[pixel * 3] == filled[pixel * 3 + 2]) }
        return numbers.indices.map { filled[$0 * 3] }
    }

    @Test func onePixelIsTheMeanOfItsNeighbours() {
        let numbers: [Float] = [9, 1, 9, 2, 5, 4, 9, 8, 9]
        #expect(fill(numbers, unknown: [4], side: 3) == [9, 1, 9, 2, 3.75, 4, 9, 8, 9])
        // In a corner two neighbours are left.
        #expect(fill(numbers, unknown: [0], side: 3)[0] == 1.5)
    }

    /// Between known columns a slope is harmonic: a hundred sweeps end within rounding.
    @Test func slopesGoOn() {
        let side = 4
        let slope = (0..<16).map { Float($0 % side) }
        let filled = fill(slope, unknown: (0..<16).filter { 1...2 ~= $0 % side }, side: side)
        for (value, truth) in zip(filled, slope) { #expect(abs(value - truth) < 1e-6) }
    }

    @Test func nothingKnownIsTheMiddle() {
        #expect(fill([5, 6, 7, 8], unknown: [0, 1, 2, 3], side: 2) == [0, 0, 0, 0])
        #expect(fill([5, 6, 7, 8], unknown: [], side: 2) == [5, 6, 7, 8])
    }

    @Test func restorersReadColoursAndTheMask() {
        let face = FaceImage(side: 2, pixels: [0, 255, 51, 0, 255, 51, 0, 255, 51, 9, 9, 9])
        let damaged = DamagedFace.covered(face, [false, false, false, true])
        #expect(Array(damaged.image.pixels.suffix(3)) == [128, 128, 128])
        let known: [Float] = [-1, 1, (51 / 255 - 0.5) * 2]
        #expect(damaged.numbers == known + [0] + known + [0] + known + [0] + known + [1])
    }

    @Test func knownPixelsStayWhereTheyAreTrue() {
        let face = FaceImage(side: 2, pixels: (1...12).map { UInt8($0) })
        let mask = [false, true, false, false]
        let restored = [Float](repeating: 1, count: 12)
        #expect(
            DamagedFace.covered(face, mask).restored(restored).pixels == [1, 2, 3, 255, 255, 255, 7, 8, 9, 10, 11, 12])
        let white = [UInt8](repeating: 255, count: 12)
        #expect(DamagedFace.covered(face, mask, keepsKnown: false).restored(restored).pixels == white)
        // Where all is known nothing would be left to restore.
        #expect(!DamagedFace.covered(face, [false, false, false, false]).keepsKnown)
        #expect(DamagedFace.changed(face).restored([Float](repeating: -1.5, count: 12)).pixels.allSatisfy { $0 == 0 })
    }
}
