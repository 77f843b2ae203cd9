import RunEvents

extension TypedCommand {
    /// The command that sets what `name` stands for.
    static func setting(_ name: String, _ arguments: [String]) throws(Complaint) -> RunCommand {
        let word = arguments.count == 1 ? arguments[0] : ""
        switch name {
        case "batch":
            let range = RunSettings.batchSizeRange
            guard let size = Int(word), range.contains(size) else {
                throw Complaint(text: "batch needs a whole number from \(range.lowerBound) to \(range.upperBound)")
            }
            return .setBatchSize(size)
        case "beta1":
            guard let beta1 = Float(word), RunSettings.beta1Range.contains(beta1) else {
                throw Complaint(text: "beta1 needs a number from 0 to below 1, as in beta1 0.5")
            }
            return .setBeta1(beta1)
        case "ratio":
            guard let ratio = StepRatio(word) else {
                throw Complaint(text: "ratio needs two numbers from 1 to 5, as in ratio 2:1")
            }
            return .setStepRatio(ratio)
        default:
            guard let label = Float(word), RunSettings.allowsRealLabel(label) else {
                throw Complaint(text: "real-label needs a number above 0.5, at most 1, as in real-label 0.9")
            }
            return .setRealLabel(label)
        }
    }
}
