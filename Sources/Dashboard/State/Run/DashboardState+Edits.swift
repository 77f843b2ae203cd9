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
        if marked != nil { doctor.noteChange(at: edit.step) }
        if let marked { say(EventWords.ratesChanged(marked, edit.origin)) }
    }

    /// Takes in new settings.
    mutating func takeIn(_ edit: SettingsEdit) {
        runSettings = edit.after
        doctor.append([edit])
        markSettings(edit)
        if edit.changesCost {
            // What was measured up to here tells nothing of what steps cost now.
            speed = SpeedMeter()
            speedChange = edit.step
        }
        if let words = EventWords.words(of: edit) { say(words) }
    }

    /// Takes in the changes that an earlier part of the run made; they take the place of all that were known.
    mutating func takeIn(past edits: [SettingsEdit]) {
        self.edits.removeAll { $0.kind == .settings }
        for edit in edits { markSettings(edit) }
        speedChange = edits.last { $0.changesCost }?.step ?? 0
        doctor.append(edits)
    }

    /// Marks a change of rates on the plots, if there is one.
    ///
    /// - Returns: what changed, in words.
    @discardableResult
    mutating func markRates(
        at step: Int, discriminator: (Float?, Float), generator: (Float?, Float)
    ) -> String? {
        guard let text = EventWords.rates(discriminator: discriminator, generator: generator) else { return nil }
        let touchesDiscriminator = discriminator.0 != nil && discriminator.0 != discriminator.1
        let touchesGenerator = generator.0 != nil && generator.0 != generator.1
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
