import TerminalUI
import Testing

@Suite("Fitted palettes")
struct FittedPaletteTests {
    private func pixels(_ count: Int, seed: UInt64) -> [RGB] {
        var numbers = FixedNumbers(seed: seed)
        return (0..<count).map { _ in
            let light = Int.random(in: 40...200, using: &numbers)
            func near(_ offset: Int) -> UInt8 {
                UInt8(max(0, min(255, light + offset + Int.random(in: -12...12, using: &numbers))))
            }
            return RGB(near(30), near(0), near(-20))
        }
    }

    @Test("Far nearer to pictures than the fixed cube")
    func nearer() {
        let pixels = pixels(2000, seed: 5)
        var palette = FittedPalette(numbers: Array(16...215))
        let before = palette.error(of: pixels)
        palette.fit(to: pixels)
        #expect(palette.error < before / 10, "\(palette.error) of \(before)")
        #expect(palette.error(of: self.pixels(2000, seed: 6)) < before / 6, "pixels alike but not the same")
    }

    @Test("Numbers that may not be redefined keep their colours")
    func kept() {
        var palette = FittedPalette(numbers: [16, 100, 255, 3])
        palette.fit(to: pixels(500, seed: 1))
        #expect(palette.numbers == [16, 100, 255])
        for number in UInt8(16)...255 where ![16, 100, 255].contains(number) {
            #expect(palette[number] == Palette.indexed256[number])
        }
    }

    @Test("No pixels, one colour, fewer colours than numbers")
    func few() {
        var palette = FittedPalette(numbers: Array(16...255))
        palette.fit(to: [])
        #expect(palette.error == .infinity && palette.error(of: []) == 0)
        palette.fit(to: Array(repeating: RGB(13, 77, 201), count: 50))
        #expect(palette.error == 0 && palette[palette.nearest(to: RGB(13, 77, 201))] == RGB(13, 77, 201))
        let three = [RGB(1, 2, 3), RGB(250, 10, 9), RGB(90, 90, 14)]
        palette.fit(to: three)
        #expect(palette.error(of: three) == 0)
    }

    @Test("Fitted again, numbers keep colours much like those they had")
    func steady() {
        var palette = FittedPalette(numbers: Array(16...215))
        palette.fit(to: pixels(2000, seed: 5))
        let before = palette
        palette.fit(to: pixels(2000, seed: 6))
        let moved = (UInt8(16)...215).map { number -> Int in
            let (old, new) = (before[number], palette[number])
            return abs(Int(old.red) - Int(new.red)) + abs(Int(old.green) - Int(new.green))
                + abs(Int(old.blue) - Int(new.blue))
        }
        #expect(moved.reduce(0, +) / moved.count < 25)
    }
}
