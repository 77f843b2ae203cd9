import Foundation
import RunEvents

/// The rows of `metrics.csv`: one a step, after a line of names with units.
enum MetricsTable {
    /// The line of names. Losses are in nats, scores are probabilities, norms and rates have no unit.
    static let header = """
        step,epoch,discriminator_loss_nats,generator_loss_nats,real_score_probability,fake_score_probability,\
        discriminator_gradient_norm,generator_gradient_norm,discriminator_learning_rate,generator_learning_rate,\
        step_seconds,wait_seconds
        """

    /// A step's row, without the end of the line. Numbers come back from their text as they were; seconds are rounded
    /// to microseconds.
    static func row(_ metrics: StepMetrics) -> String {
        let numbers = [
            metrics.discriminatorLoss, metrics.generatorLoss, metrics.realScore, metrics.fakeScore,
            metrics.discriminatorGradientNorm, metrics.generatorGradientNorm, metrics.discriminatorLearningRate,
            metrics.generatorLearningRate,
        ]
        let seconds = [metrics.seconds, metrics.waitSeconds].map { ($0 * 1e6).rounded() / 1e6 }
        return "\(metrics.step),\(metrics.epoch),"
            + (numbers.map(\.description) + seconds.map(\.description)).joined(separator: ",")
    }

    /// A row read back; nil for anything else.
    static func metrics(_ row: some StringProtocol) -> StepMetrics? {
        let fields = row.split(separator: ",", omittingEmptySubsequences: false)
        guard fields.count == 12, let step = Int(fields[0]), let epoch = Int(fields[1]),
            let seconds = Double(fields[10]), let waitSeconds = Double(fields[11])
        else { return nil }
        let numbers = fields[2..<10].compactMap { Float($0) }
        guard numbers.count == 8 else { return nil }
        return StepMetrics(
            step: step, epoch: epoch, discriminatorLoss: numbers[0], generatorLoss: numbers[1], realScore: numbers[2],
            fakeScore: numbers[3], discriminatorGradientNorm: numbers[4], generatorGradientNorm: numbers[5],
            discriminatorLearningRate: numbers[6], generatorLearningRate: numbers[7], seconds: seconds,
            waitSeconds: waitSeconds)
    }

    /// The step of a row; nil for the line of names and for anything else.
    static func step(ofRow row: some StringProtocol) -> Int? {
        row.firstIndex(of: ",").flatMap { Int(row[..<$0]) }
    }
}
