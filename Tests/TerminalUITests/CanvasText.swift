import TerminalUI

extension Canvas {
    /// What is written on it, row by row, styles left out; the right half of a wide glyph is left out too.
    var rows: [String] {
        (0..<size.height).map { y in String((0..<size.width).compactMap { self[$0, y].glyph }) }
    }

    /// Whether each wide glyph has its right half and each right half its glyph.
    var isConsistent: Bool {
        for y in 0..<size.height {
            for x in 0..<size.width {
                if let glyph = self[x, y].glyph {
                    let isWide = glyph.displayWidth == 2
                    if isWide, x + 1 >= size.width || self[x + 1, y].glyph != nil { return false }
                } else if x == 0 || self[x - 1, y].glyph?.displayWidth != 2 {
                    return false
                }
            }
        }
        return true
    }
}

/// A canvas of this size after some drawing.
func drawn(_ width: Int, _ height: Int, _ draw: (inout Canvas) -> Void) -> Canvas {
    var canvas = Canvas(size: Size(width: width, height: height))
    draw(&canvas)
    return canvas
}

/// A linear congruential generator (Knuth's MMIX constants): the same numbers in every run.
struct FixedNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 32) | (state << 32)
    }
}
