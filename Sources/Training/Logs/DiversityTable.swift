import RunEvents

/// The rows of `diversity.csv`: one for each time that the faces' diversity was measured, after a line of names.
enum DiversityTable: MeasureTable {
    static let fileName = "diversity.csv"

    /// The line of names. Distances are root mean squares over pixels, in brightness 0...1.
    static let header = """
        step,faces,generated_distance,nearest_generated_distance,real_distance,nearest_real_distance
        """

    /// A measurement's row, without the end of the line. Numbers come back from their text as they were.
    static func row(_ diversity: Diversity) -> String {
        let numbers = [
            diversity.generated.mean, diversity.generated.nearest, diversity.real.mean, diversity.real.nearest,
        ]
        return "\(diversity.step),\(diversity.faceCount)," + numbers.map(\.description).joined(separator: ",")
    }

    /// A row read back; nil for anything else.
    static func measure(_ row: some StringProtocol) -> Diversity? {
        let fields = row.split(separator: ",", omittingEmptySubsequences: false)
        guard fields.count == 6, let step = Int(fields[0]), let faces = Int(fields[1]) else { return nil }
        let numbers = fields[2...].compactMap { Float($0) }
        guard numbers.count == 4, step > 0, numbers.allSatisfy({ $0.isFinite && $0 >= 0 }) else { return nil }
        return Diversity(
            step: step, faceCount: faces, generated: .init(mean: numbers[0], nearest: numbers[1]),
            real: .init(mean: numbers[2], nearest: numbers[3]))
    }

    static func step(of measure: Diversity) -> Int { measure.step }
}
