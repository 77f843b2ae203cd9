import RunEvents

/// Learning rates and settings as they were before each change, so that changes can be taken back one by one, whatever
/// they changed.
struct EditUndo: Sendable {
    /// More changes than these cannot be taken back.
    static let capacity = 100

    /// All that edits change.
    struct Values: Sendable, Equatable {
        var discriminatorRate: Float
        var generatorRate: Float
        var beta1: Float
        var realLabel: Float
        var stepRatio: StepRatio
        /// As it was asked for last, in force or not yet.
        var batchSize: Int

        init(discriminatorRate: Float, generatorRate: Float, settings: RunSettings) {
            self.discriminatorRate = discriminatorRate
            self.generatorRate = generatorRate
            beta1 = settings.beta1
            realLabel = settings.realLabel
            stepRatio = settings.stepRatio
            batchSize = settings.wantedBatchSize
        }

        /// What makes `target` of these values.
        func commands(to target: Values) -> [RunCommand] {
            var commands: [RunCommand] = []
            if discriminatorRate != target.discriminatorRate {
                commands.append(.setLearningRate(.discriminator, rate: target.discriminatorRate))
            }
            if generatorRate != target.generatorRate {
                commands.append(.setLearningRate(.generator, rate: target.generatorRate))
            }
            if beta1 != target.beta1 { commands.append(.setBeta1(target.beta1)) }
            if realLabel != target.realLabel { commands.append(.setRealLabel(target.realLabel)) }
            if stepRatio != target.stepRatio { commands.append(.setStepRatio(target.stepRatio)) }
            if batchSize != target.batchSize { commands.append(.setBatchSize(target.batchSize)) }
            return commands
        }

        /// Whether each value is either that of `before` or that of `target`.
        func lies(between before: Values, and target: Values) -> Bool {
            func holds<Value: Equatable>(_ value: KeyPath<Values, Value>) -> Bool {
                self[keyPath: value] == before[keyPath: value] || self[keyPath: value] == target[keyPath: value]
            }
            return holds(\.discriminatorRate) && holds(\.generatorRate) && holds(\.beta1) && holds(\.realLabel)
                && holds(\.stepRatio) && holds(\.batchSize)
        }
    }

    private var past: [Values] = []
    /// What was asked for by taking a change back; its own changes are not to be taken back again.
    private var target: Values?

    /// Takes in a change.
    mutating func takeIn(from before: Values?, to after: Values?) {
        guard let before, let after, before != after else { return }
        if let target, after.lies(between: before, and: target) {
            if after == target { self.target = nil }
            return
        }
        if past.count >= Self.capacity { past.removeFirst() }
        past.append(before)
    }

    /// The values before the last change that has not been taken back.
    mutating func pop() -> Values? {
        target = past.popLast()
        return target
    }
}
