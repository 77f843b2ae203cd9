import Testing

@testable import Dashboard

@Suite struct NumberTextTests {
    @Test(arguments: [
        (0.0, 3, "0.000"), (0.8124, 3, "0.812"), (0.8125, 3, "0.813"), (-0.0001, 2, "0.00"), (-1.5, 0, "-2"),
        (12.0, 2, "12.00"), (1e14, 0, "100000000000000"), (2e17, 2, "2.0e17"), (.nan, 2, "NaN"),
        (.infinity, 1, "inf"), (-.infinity, 1, "-inf"), (99.995, 2, "100.00"), (0.05, 1, "0.1"),
    ])
    func fixed(value: Double, decimals: Int, text: String) {
        #expect(NumberText.fixed(value, decimals: decimals) == text)
    }

    @Test(arguments: [
        (2e-4, 2, "2.00e-4"), (2.5e-4, 2, "2.50e-4"), (0.0, 2, "0.00e0"), (9.999e-5, 2, "1.00e-4"),
        (1.0, 0, "1e0"), (-3.14159e20, 3, "-3.142e20"), (1e-300, 1, "1.0e-300"), (1e10, 1, "1.0e10"),
        (9.5, 0, "1e1"), (9.4, 0, "9e0"), (Double.leastNonzeroMagnitude, 0, "5e-324"),
    ])
    func scientific(value: Double, decimals: Int, text: String) {
        #expect(NumberText.scientific(value, decimals: decimals) == text)
    }

    @Test(arguments: [
        (0.0, "0.000"), (0.8124, "0.812"), (9.9994, "9.999"), (9.9996, "10.00"), (99.996, "100.0"),
        (999.96, "1,000"), (9999.4, "9,999"), (12_345.0, "1.2e4"), (123_456.0, "1.2e5"), (3.4e38, "3e38"),
        (0.0001, "1e-4"), (-1.25, "-1.250"),
        (.nan, "NaN"),
    ])
    func measure(value: Double, text: String) { #expect(NumberText.measure(value) == text) }

    @Test func measuresOfUsualSizeKeepTheirWidth() {
        for exponent in -3...4 {
            for digit in 1...9 {
                let value = Double(digit) * Decimal.power(exponent)
                #expect(NumberText.measure5(value).count == 5, "\(value)")
            }
        }
        #expect(NumberText.measure5(nil) == "    -")
    }

    @Test(arguments: [
        (0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567"), (Int.min, "-9,223,372,036,854,775,808"),
    ])
    func grouped(value: Int, text: String) { #expect(NumberText.grouped(value) == text) }

    @Test(arguments: [
        (0.0, "0"), (0.5, "0.5"), (0.25, "0.25"), (2.0, "2"), (1500, "1,500"), (10_000, "10k"), (12_500, "12.5k"),
        (2e6, "2M"), (1e-5, "1e-5"), (0.002, "0.002"), (1e18, "1e18"), (-0.5, "-0.5"),
    ])
    func axis(value: Double, text: String) { #expect(NumberText.axis(value) == text) }

    @Test(arguments: [
        (0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (85_300_000, "85.3 MB"), (-5, "0 B"), (Int.max, "9223372.0 TB"),
    ])
    func bytes(value: Int, text: String) { #expect(NumberText.bytes(value) == text) }

    @Test(arguments: [
        (0.0, "0s"), (59.9, "59s"), (60, "1m00s"), (312, "5m12s"), (3720, "1h02m"), (273_600, "3d04h"),
        (1e7, "115d"), (1e300, "99999d"), (-1, "-"), (.nan, "-"), (.infinity, "-"),
    ])
    func durations(seconds: Double, text: String) { #expect(DurationText.short(seconds) == text) }

    @Test(arguments: [(0.0, "0:00"), (67, "1:07"), (3760, "1:02:40"), (-3, "-")])
    func clocks(seconds: Double, text: String) { #expect(DurationText.clock(seconds) == text) }

    @Test(
        arguments: [(nil, "   -"), (0.5, "0.50"), (12.34, "12.3"), (197.2, " 197"), (1e7, "1e7")]
            as [(Double?, String)])
    func speeds(value: Double?, text: String) { #expect(NumberText.speed(value) == text) }

    @Test func logarithmsAreThoseOfPowers() {
        for exponent in -22...22 {
            // 1e-12: the series is cut after its tenth term, 0.172^21 / 21 of the argument.
            #expect(abs(Decimal.logarithm(Decimal.power(exponent)) - Double(exponent)) < 1e-12)
        }
        #expect(Decimal.logarithm(0) == -.infinity)
        #expect(Decimal.logarithm(-1).isNaN)
        #expect(abs(Decimal.logarithm(2) - 0.301_029_995_663_981_2) < 1e-12)
        #expect(Decimal.logarithm(.leastNonzeroMagnitude) < -323)
    }
}
