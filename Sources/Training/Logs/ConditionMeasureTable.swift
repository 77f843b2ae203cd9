import RunEvents

/// The rows of `conditions.csv`: how well the generator follows one condition after another.
enum ConditionMeasureTable: MeasureTable {
    static let fileName = "conditions.csv"

    /// The shares are of the faces that the discriminator's head sees the condition in: asked for it, and asked for its
    /// opposite. The condition's name stands last, as it is.
    static let header = "step,condition,faces,asked_share,opposite_share,name"

    /// A measurement's row, without the end of the line.
    static func row(_ measure: ConditionMeasure, name: String) -> String {
        let words = name.split(whereSeparator: \.isNewline).joined(separator: " ")
        return "\(measure.step),\(measure.condition),\(measure.faceCount),\(measure.asked),\(measure.opposite),\(words)"
    }

    static func measure(_ row: some StringProtocol) -> ConditionMeasure? {
        let fields = row.split(separator: ",", maxSplits: 5, omittingEmptySubsequences: false)
        guard fields.count == 6 else { return nil }
        let counts = fields[..<3].compactMap { Int($0) }
        let shares = fields[3..<5].compactMap { Double($0) }
        guard counts.count == 3, shares.count == 2, counts[0] > 0, counts[1] >= 0, counts[2] > 0,
            shares.allSatisfy({ 0...1 ~= $0 })
        else { return nil }
        return ConditionMeasure(
            step: counts[0], condition: counts[1], faceCount: counts[2], asked: shares[0], opposite: shares[1])
    }

    static func step(of measure: ConditionMeasure) -> Int { measure.step }
}
