import Networks
import RunEvents
import Snapshots

extension Trainer {
    /// Does what was asked, between two steps.
    func apply(_ command: RunCommand) {
        guard mode != .ended else { return }
        if restores, command.isOfGenerator { return refuseWithoutGenerator() }
        switch command {
        case .pause: handle(.pause)
        case .resume: handle(.unpause)
        case .singleStep: singleStep()
        case .scaleLearningRate(let networks, let factor): changeRates(networks) { $0 * factor }
        case .setLearningRate(let networks, let rate): changeRates(networks) { _ in rate }
        case .setBeta1(let beta1): setBeta1(beta1)
        case .setRealLabel(let label): setRealLabel(label)
        case .setStepRatio(let ratio): setStepRatio(ratio)
        case .shiftStepRatio(let distance):
            setStepRatio(state.hyperparameters.stepRatio.advanced(by: distance))
        case .setBatchSize(let batchSize): setBatchSize(batchSize)
        case .undo: undo()
        case .snapshot: handle(.snapshot)
        // A name without letters is as good as none.
        case .namedSnapshot(let text): handle(.namedSnapshot(SnapshotName(cleaning: text)))
        case .newFaces(let seed):
            state.previewSeed = seed ?? state.previewSeed &+ 1
            journal.note(.newFaces, step: state.step, [.init("seed", .string(String(state.previewSeed)))])
            askForPreview()
        case .preview(let count, let weights):
            previewCount = min(max(count, 0), Self.largestPreview)
            previewWeights = weights
            askForPreview()
        case .realFaces(let count): realFaces.send(min(max(count, 0), Self.largestPreview))
        case .savePicture(let picture): savePicture(picture)
        case .saveAnimation: saveAnimation()
        case .nearestFaces(let count): searchNearest(count: min(max(count, 0), NearestSearch.greatestCount))
        case .walk(let request): walk(request)
        case .sumFaces(let request): sumFaces(request)
        case .phrase(let request): phrase(request)
        case .listSnapshots(let faces): listSnapshots(faces: min(max(faces, 0), 64))
        case .goBack(let snapshot): goBack(toSnapshot: snapshot)
        case .trainOn(let epochs): trainOn(epochs)
        case .stop(let saving): handle(.stop(saving: saving))
        }
    }

    /// No screen holds more faces.
    private static let largestPreview = 4096

    private func singleStep() {
        guard mode == .running || mode == .paused else { return }
        guard state.step < totalSteps else { return handle(.stepsDone) }
        handle(.singleStepBegan)
        step()
        handle(.singleStepEnded)
        askForPreview()
    }

    private func trainOn(_ epochs: Int) {
        guard mode != .stopping, epochs > 0 else { return }
        let (steps, overflow) = epochs.multipliedReportingOverflow(by: state.stepsPerEpoch)
        let (total, carry) = max(totalSteps, state.step).addingReportingOverflow(steps)
        guard !overflow, !carry else { return }
        totalSteps = total
        hasTrainedOn = true
        journal.note(.trainOn, step: state.step, [.init("total_steps", .integer(total))])
        rememberLength()
        describe()
        handle(.trainOn)
    }
}

extension RunCommand {
    /// Whether it asks for faces that only a generator makes.
    fileprivate var isOfGenerator: Bool {
        switch self {
        case .walk, .sumFaces, .phrase, .nearestFaces: true
        default: false
        }
    }
}
