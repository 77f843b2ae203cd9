import RunEvents

/// The learning rates as they were before each change, so that changes can be taken back one by one.
struct RateUndo: Sendable {
    /// More changes than these cannot be taken back.
    static let capacity = 100

    /// The rates of both networks.
    struct Rates: Sendable, Equatable {
        var discriminator: Float
        var generator: Float
    }

    private var past: [Rates] = []
    /// What was asked for by taking a change back; its own changes are not to be taken back again.
    private var target: Rates?

    /// Takes in a change from the rates before.
    mutating func takeIn(_ edit: LearningRateEdit, from discriminator: Float?, _ generator: Float?) {
        guard let discriminator, let generator else { return }
        let before = Rates(discriminator: discriminator, generator: generator)
        let after = Rates(discriminator: edit.discriminator, generator: edit.generator)
        guard before != after else { return }
        if let target, isOnTheWay(from: before, over: after, to: target) {
            if after == target { self.target = nil }
            return
        }
        if past.count >= Self.capacity { past.removeFirst() }
        past.append(before)
    }

    /// The rates before the last change that has not been taken back.
    mutating func pop() -> Rates? {
        target = past.popLast()
        return target
    }

    /// Whether each rate either stays or becomes what was asked for.
    private func isOnTheWay(from before: Rates, over after: Rates, to target: Rates) -> Bool {
        (after.discriminator == before.discriminator || after.discriminator == target.discriminator)
            && (after.generator == before.generator || after.generator == target.generator)
    }
}
