import RunEvents

extension Trainer {
    /// Takes back the last change that still makes a difference.
    func undo() {
        guard mode != .stopping else { return }
        while let change = changes.popLast() {
            let before = state
            switch change {
            case .rates(let edit): takeBack(edit)
            case .settings(let edit):
                guard takeBack(edit) else { return changes.append(change) }
            }
            if state != before { return }
        }
        hub.notice(.information, "nothing to undo")
    }

    private func takeBack(_ edit: LearningRateEdit) {
        guard let before = edit.before else { return }
        var rates = state.hyperparameters.learningRates
        if before.discriminator != edit.discriminator { rates.discriminator = before.discriminator }
        if before.generator != edit.generator { rates.generator = before.generator }
        setRates(rates, origin: .undo)
    }

    /// - Returns: whether it could be taken back; there may be no memory for the batches of before.
    private func takeBack(_ edit: SettingsEdit) -> Bool {
        let (before, after) = (edit.before, edit.after)
        let batchSize = before.wantedBatchSize
        if batchSize != after.wantedBatchSize, let reason = reason(againstBatchSize: batchSize) {
            hub.notice(.warning, reason)
            return false
        }
        self.edit(origin: .undo) { state in
            if before.beta1 != after.beta1 { state.hyperparameters.beta1 = before.beta1 }
            if before.realLabel != after.realLabel { state.hyperparameters.realLabel = before.realLabel }
            if before.stepRatio != after.stepRatio { state.take(before.stepRatio) }
            if batchSize != after.wantedBatchSize { state.want(batchSize: batchSize) }
        }
        return true
    }
}
