import TerminalUI
import Testing

@Suite("Plot scales")
struct PlotScaleTests {
    @Test("Bounds that leave no room are brought to sane ones")
    func sanity() {
        let none = PlotScale.fitting([[]])
        #expect((none.lower, none.upper) == (0, 1))
        let zero = PlotScale(lower: 0, upper: 0)
        #expect((zero.lower, zero.upper) == (-1, 1))
        #expect(PlotScale(lower: 3, upper: 3).position(of: 3) == 0.5)
        let exchanged = PlotScale(lower: 2, upper: 1)
        #expect((exchanged.lower, exchanged.upper) == (1, 2))
        let broken = PlotScale(lower: .nan, upper: .infinity)
        #expect((broken.lower, broken.upper) == (0, 1))
        let negative = PlotScale(lower: -1, upper: 10, isLogarithmic: true)
        #expect(negative.lower > 0 && negative.upper == 10)
        #expect(PlotScale(lower: -.infinity, upper: -5, isLogarithmic: true).lower > 0)
    }

    @Test("Positions and values are each other's inverse", arguments: [false, true])
    func inverse(isLogarithmic: Bool) {
        let scale = PlotScale(lower: 1e-4, upper: 50, isLogarithmic: isLogarithmic)
        for step in 0...10 {
            let position = Double(step) / 10
            // Both functions are accurate to about 1e-14; the range adds a factor of 20.
            #expect(abs(scale.position(of: scale.value(at: position)) - position) < 1e-12)
        }
        #expect(scale.position(of: -1) == 0)
        #expect(scale.position(of: 1e9) == 1)
        #expect(scale.position(of: .nan) == 0)
    }

    @Test("A logarithmic fit leaves out what is not positive")
    func logarithmicFit() {
        let series = [SeriesBucket(minimum: -1, maximum: 4), SeriesBucket(0), SeriesBucket(0.25), SeriesBucket(.nan)]
        let scale = PlotScale.fitting([series], isLogarithmic: true)
        #expect((scale.lower, scale.upper) == (0.25, 4))
        #expect(scale.position(of: 1) == 0.5)
    }

    @Test("Round ticks")
    func ticks() {
        #expect(PlotScale(lower: 0, upper: 1).ticks(count: 6) == [0, 0.2, 0.4, 0.6, 0.8, 1])
        #expect(PlotScale(lower: 0.13, upper: 0.71).ticks(count: 3) == [0.2, 0.4, 0.6])
        #expect(PlotScale(lower: -3, upper: 3).ticks(count: 3) == [-2, 0, 2])
        #expect(PlotScale(lower: 0, upper: 1).ticks(count: 0) == [])
        #expect(PlotScale(lower: 0.1, upper: 0.3).ticks(count: 1) == [0.2])
        let decades = PlotScale(lower: 0.001, upper: 10, isLogarithmic: true)
        #expect(decades.ticks(count: 5) == [0.001, 0.01, 0.1, 1, 10])
        #expect(decades.ticks(count: 3) == [0.01, 1])
        #expect(PlotScale(lower: 1, upper: 20, isLogarithmic: true).ticks(count: 8) == [1, 2, 5, 10, 20])
        #expect(PlotScale(lower: 2, upper: 4, isLogarithmic: true).ticks(count: 3) == [2, 3, 4])
    }

    @Test("Ticks lie within the range, ascend and are at most as many as asked", arguments: 0..<200)
    func anyTicks(seed: Int) {
        var numbers = FixedNumbers(seed: UInt64(seed))
        let exponent = Double.random(in: -30...30, using: &numbers)
        var magnitude = 1.0
        for _ in 0..<Int(abs(exponent)) { magnitude *= exponent < 0 ? 0.1 : 10 }
        let lower = Double.random(in: -1...1, using: &numbers) * magnitude
        let scale = PlotScale(
            lower: lower, upper: lower + Double.random(in: 0...1, using: &numbers) * magnitude,
            isLogarithmic: seed % 2 == 0)
        for count in 1...9 {
            let ticks = scale.ticks(count: count)
            #expect(ticks.count <= count)
            #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0 < $1 })
            let slack = (scale.upper - scale.lower) * 1e-9
            #expect(ticks.allSatisfy { $0 >= scale.lower - slack && $0 <= scale.upper + slack })
        }
    }
}
