/// A file of rows that are measured now and then, one for each step that has a measurement, after a line of names.
protocol MeasureTable {
    associatedtype Measure

    /// The file's name in the run's folder.
    static var fileName: String { get }
    /// The line of names.
    static var header: String { get }

    /// A row read back; nil for anything else.
    static func measure(_ row: some StringProtocol) -> Measure?

    /// The step of a measurement.
    static func step(of measure: Measure) -> Int
}
