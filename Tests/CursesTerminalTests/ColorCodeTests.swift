import TerminalUI
import Testing

@testable import CursesTerminal

@Suite("Colour numbers")
struct ColorCodeTests {
    @Test("Direct colours are 0xRRGGBB, but never one of the numbers that mean ANSI colours")
    func direct() {
        #expect(ColorPairs.directCode(RGB(255, 255, 255), bits: 6) == 0xFFFFFF)
        #expect(ColorPairs.directCode(RGB(0, 0, 0), bits: 6) == 0)
        for bits in 2...8 {
            for blue in UInt8.min...UInt8.max {
                let code = ColorPairs.directCode(RGB(0, 0, blue), bits: bits)
                #expect(code == 0 || code >= 8)
                // Half a step of the rounding, and the way to the next allowed number.
                let tolerance = halfStep(bits) + 4
                #expect(abs(Int(code) - Int(blue)) <= tolerance)
            }
        }
    }

    @Test("Rounding to fewer bits keeps the ends and stays within half a step", arguments: 2...8)
    func rounding(bits: Int) {
        for value in UInt8.min...UInt8.max {
            let green = Int(ColorPairs.directCode(RGB(0, value, 0), bits: bits) >> 8)
            let tolerance = halfStep(bits)
            #expect(abs(green - Int(value)) <= tolerance)
        }
        #expect(ColorPairs.directCode(RGB(255, 0, 0), bits: bits) == 0xFF0000)
    }

    /// Half the distance of neighbouring levels, rounded up.
    private func halfStep(_ bits: Int) -> Int {
        let levels = (1 << bits) - 1
        return 255 / (2 * levels) + 1
    }
}
