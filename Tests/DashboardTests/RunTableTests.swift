import Testing

@testable import Dashboard

@Suite struct RunTableTests {
    private static let alive = RunTable.Row(
        name: "runs/2026-11-23-093344", state: "training", screens: 2, step: 12_345, savedAge: 42,
        discriminatorLoss: 1.2345, generatorLoss: 12.5, size: 408_000_000, process: 4711)
    private static let dead = RunTable.Row(
        name: "runs/first", state: "cut off", screens: nil, step: nil, savedAge: nil, discriminatorLoss: nil,
        generatorLoss: nil, size: 1200, process: nil)

    @Test func columnsFitWhatIsInThem() {
        #expect(
            RunTable.lines([Self.alive, Self.dead]) == [
                "run                     state     screens    step    saved  D loss  G loss      size  process",
                "runs/2026-11-23-093344  training        2  12,345  42s ago   1.235   12.50  408.0 MB     4711",
                "runs/first              cut off                                               1.2 kB",
            ])
    }

    @Test func nothingIsAHeading() {
        #expect(RunTable.lines([]) == ["run  state  screens  step  saved  D loss  G loss  size  process"])
    }

    @Test func runsAreCounted() {
        #expect(RunTable.summary([Self.dead]) == "1 run, 1.2 kB")
        #expect(RunTable.summary([Self.alive, Self.dead]) == "2 runs, 408.0 MB")
    }

    @Test func namesBeyondASCIIKeepTheColumns() {
        var row = Self.dead
        row.name = "runs/läufe"
        let lines = RunTable.lines([row])
        #expect(lines[1].hasPrefix("runs/läufe  cut off"))
    }
}
