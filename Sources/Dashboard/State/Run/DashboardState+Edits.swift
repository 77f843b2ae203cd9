import RunEvents

extension DashboardState {
    /// Takes back the last change of rates or settings.
    mutating func undoEdit(_ effects: inout [Effect]) {
        guard isAlive else { return }
        effects.append(.send(.undo))
    }

    /// Takes in new learning rates.
    mutating func takeIn(_ edit: LearningRateEdit) {
        let marked = markRates(
            at: edit.step, discriminator: (discriminatorRate, edit.discriminator),
            generator: (generatorRate, edit.generator))
        discriminatorRate = edit.discriminator
        generatorRate = edit.generator
        if let marked { say(edit.origin.lead + "learning rate of " + marked, .edit) }
    }

    /// Takes in new settings.
    mutating func takeIn(_ edit: SettingsEdit) {
        runSettings = edit.after
        doctor.append([edit])
        markSettings(edit)
        let words = edit.wordsWithPlans
        if !words.isEmpty { say(edit.origin.lead + words.joined(separator: ", "), .edit) }
    }

    /// Takes in the changes that an earlier part of the run made; they take the place of all that were known.
    mutating func takeIn(past edits: [SettingsEdit]) {
        self.edits.removeAll { $0.kind == .settings }
        for edit in edits { markSettings(edit) }
        doctor.append(edits)
    }

    /// Marks a change of rates on the plots, if there is one.
    ///
    /// - Returns: what changed, in words.
    @discardableResult
    mutating func markRates(
        at step: Int, discriminator: (Float?, Float), generator: (Float?, Float)
    ) -> String? {
        let touchesDiscriminator = discriminator.0 != nil && discriminator.0 != discriminator.1
        let touchesGenerator = generator.0 != nil && generator.0 != generator.1
        var parts: [String] = []
        let toDiscriminator = NumberText.rate(Double(discriminator.1))
        let toGenerator = NumberText.rate(Double(generator.1))
        if touchesDiscriminator, touchesGenerator, toDiscriminator == toGenerator {
            parts = ["D and G now \(toDiscriminator)"]
        } else {
            if touchesDiscriminator { parts.append("D now \(toDiscriminator)") }
            if touchesGenerator { parts.append("G now \(toGenerator)") }
        }
        guard !parts.isEmpty else { return nil }
        let text = parts.joined(separator: ", ")
        let selection: NetworkSelection =
            touchesDiscriminator && touchesGenerator ? .both : touchesDiscriminator ? .discriminator : .generator
        mark(EditMark(step: step, selection: selection, text: text, kind: .rate))
        return text
    }

    private mutating func markSettings(_ edit: SettingsEdit) {
        let words = edit.words
        guard !words.isEmpty else { return }
        var withoutLabel = edit.after
        withoutLabel.realLabel = edit.before.realLabel
        // The label is D's alone.
        let selection: NetworkSelection = withoutLabel == edit.before ? .discriminator : .both
        mark(EditMark(step: edit.step, selection: selection, text: words.joined(separator: ", "), kind: .settings))
    }

    private mutating func mark(_ edit: EditMark) {
        if edits.count >= EditMark.capacity { edits.removeFirst() }
        edits.append(edit)
    }
}
