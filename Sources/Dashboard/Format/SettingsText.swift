import RunEvents

extension NumberText {
    /// A setting with as many digits as it takes: `0.4`, `1`.
    static func setting(_ value: Float) -> String {
        let text = value.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

extension EditOrigin? {
    /// What a line about a change begins with.
    var lead: String { self == .undo ? "undone: " : "" }
}

extension SettingsEdit {
    /// Whether steps cost more or less from here on, or take other many faces.
    var changesCost: Bool { before.stepRatio != after.stepRatio || before.batchSize != after.batchSize }

    /// What holds now, in a few words each; of a batch size that is still to come, nothing.
    var words: [String] {
        var words: [String] = []
        if before.beta1 != after.beta1 { words.append("beta1 now \(NumberText.setting(after.beta1))") }
        if before.realLabel != after.realLabel {
            words.append("real label now \(NumberText.setting(after.realLabel))")
        }
        if before.stepRatio != after.stepRatio { words.append("D:G now \(after.stepRatio)") }
        if before.batchSize != after.batchSize { words.append("batch now \(after.batchSize)") }
        return words
    }

    /// The same, with the batch size that was asked for.
    var wordsWithPlans: [String] {
        guard before.wantedBatchSize != after.wantedBatchSize else { return words }
        return words + [
            after.nextBatchSize.map { "batch \($0) from the next epoch on" } ?? "batch stays \(after.batchSize)"
        ]
    }
}
