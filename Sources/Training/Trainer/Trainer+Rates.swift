import Networks
import RunEvents
import Snapshots

extension Trainer {
    /// Changes the learning rates of some networks.
    func changeRates(_ networks: NetworkSelection, _ change: (Float) -> Float) {
        var rates = state.hyperparameters.learningRates
        if networks.contains(.discriminator) { rates.discriminator = change(rates.discriminator) }
        if networks.contains(.generator) { rates.generator = change(rates.generator) }
        setRates(rates, origin: nil)
    }

    /// Sets both learning rates, and tells journal and watchers if that made a difference.
    func setRates(_ rates: LearningRates, origin: EditOrigin?) {
        guard mode != .stopping else { return }
        guard [rates.discriminator, rates.generator].allSatisfy({ (0...1).contains($0) }) else {
            return hub.notice(.warning, "a learning rate must be from 0 to 1; it stays as it was")
        }
        let before = state.hyperparameters.learningRates
        guard rates != before else { return }
        state.hyperparameters.learningRates = rates
        model.hyperparameters = state.hyperparameters
        noteRates(before: before, origin: origin)
    }

    /// Tells journal and watchers the rates in force.
    func noteRates(before: LearningRates?, origin: EditOrigin?) {
        let rates = state.hyperparameters.learningRates
        let edit = LearningRateEdit(
            step: state.step, discriminator: rates.discriminator, generator: rates.generator, before: before,
            origin: origin)
        changes.append(.rates(edit))
        journal.note(.learningRate, step: state.step, edit.members)
        hub.post(.learningRate(edit))
    }
}

extension Hyperparameters {
    /// The learning rates of both networks.
    var learningRates: LearningRates {
        get { LearningRates(discriminator: discriminatorLearningRate, generator: generatorLearningRate) }
        set {
            discriminatorLearningRate = newValue.discriminator
            generatorLearningRate = newValue.generator
        }
    }
}
