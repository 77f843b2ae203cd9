import RunEvents
import Snapshots

/// The changes of rates and settings that someone asked for and that have not been taken back, oldest first.
struct LiveChanges: Sendable {
    /// More than these cannot be taken back.
    static let capacity = 1000

    /// One of them, as it was told.
    enum Change: Sendable, Equatable {
        case rates(LearningRateEdit)
        case settings(SettingsEdit)

        fileprivate var step: Int {
            switch self {
            case .rates(let edit): edit.step
            case .settings(let edit): edit.step
            }
        }

        fileprivate var origin: EditOrigin? {
            switch self {
            case .rates(let edit): edit.origin
            case .settings(let edit): edit.origin
            }
        }
    }

    private var changes: [Change] = []

    /// Those of an earlier part of the run which hold in the state that it goes on with.
    ///
    /// - Parameter past: all that the journal tells of, oldest first, those taken back among them.
    init(past: [Change] = [], in state: TrainingState) {
        for change in past {
            if change.origin == .undo { _ = changes.popLast() } else { append(change) }
        }
        settle(in: state)
    }

    /// Takes in a change; what the run did by itself, and what took another back, is none to be taken back.
    mutating func append(_ change: Change) {
        guard change.origin == nil else { return }
        if changes.count >= Self.capacity { changes.removeFirst() }
        changes.append(change)
    }

    /// The last one, which is one no more.
    mutating func popLast() -> Change? { changes.popLast() }

    /// Forgets what was made after the step of the state that the run has gone back to.
    mutating func goBack(to state: TrainingState) {
        changes.removeAll { $0.step > state.step }
        settle(in: state)
    }

    /// Forgets the last ones as long as they are not what holds: the state was saved before them, or is changed since.
    private mutating func settle(in state: TrainingState) {
        let (rates, settings) = (state.hyperparameters.learningRates, RunSettings(state))
        while let index = changes.lastIndex(where: \.isOfRates), case .rates(let edit) = changes[index],
            edit.after != rates
        {
            changes.remove(at: index)
        }
        while let index = changes.lastIndex(where: { !$0.isOfRates }), case .settings(let edit) = changes[index],
            !edit.after.holds(in: settings)
        {
            changes.remove(at: index)
        }
    }
}

extension LiveChanges.Change {
    fileprivate var isOfRates: Bool { if case .rates = self { true } else { false } }
}

extension RunSettings {
    /// Whether these are what was asked for last; a batch size may have come into force since.
    fileprivate func holds(in settings: RunSettings) -> Bool {
        beta1 == settings.beta1 && realLabel == settings.realLabel && stepRatio == settings.stepRatio
            && wantedBatchSize == settings.wantedBatchSize
    }
}
