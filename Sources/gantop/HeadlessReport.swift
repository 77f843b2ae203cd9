import Foundation
import RunEvents

/// Turns a run's events into the plain lines of a run without a screen.
struct HeadlessReport {
    private let every: Int
    private var description: RunDescription?
    private var stepsSince = 0
    private var secondsSince = 0.0

    /// One line of losses every so many steps, and at the run's last.
    init(every: Int) {
        self.every = max(1, every)
    }

    mutating func lines(for event: RunEvent) -> [String] {
        switch event {
        case .described(let description):
            self.description = description
            return ["run \(description.folder): \(Self.summary(description))"]
        case .steps(let steps): return steps.compactMap { line(for: $0) }
        case .snapshotSaved(let saved): return ["snapshot saved to \(saved.path)"]
        case .learningRate(let edit):
            return ["step \(edit.step): learning rate D \(edit.discriminator), G \(edit.generator)"]
        case .notice(let notice): return [notice.text]
        case .phase(.finished): return ["finished"]
        case .history, .preview, .realFaces, .phase, .skippedFaces: return []
        }
    }

    private mutating func line(for step: StepMetrics) -> String? {
        stepsSince += 1
        secondsSince += step.seconds + step.waitSeconds
        let isLast = step.step == description?.totalSteps
        guard step.step % every == 0 || isLast else { return nil }
        let rate = secondsSince > 0 ? Double(stepsSince) / secondsSince : 0
        stepsSince = 0
        secondsSince = 0
        let losses = String(
            format: "D loss %.4f  G loss %.4f  D(x) %.3f  D(G(z)) %.3f", step.discriminatorLoss, step.generatorLoss,
            step.realScore, step.fakeScore)
        let total = description?.totalSteps ?? step.step
        let images = Double(description?.batchSize ?? 0) * rate
        let speed = String(format: "%.2f steps/s  %.0f images/s", rate, images)
        return
            "step \(step.step)/\(total)  epoch \(step.epoch)  \(losses)  \(speed)\(remaining(total - step.step, rate))"
    }

    private func remaining(_ steps: Int, _ rate: Double) -> String {
        guard steps > 0, rate > 0 else { return "" }
        let seconds = Int((Double(steps) / rate).rounded())
        return String(format: "  ETA %d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
    }

    private static func summary(_ run: RunDescription) -> String {
        let length = "steps \(run.firstStep) to \(run.totalSteps), \(run.stepsPerEpoch) an epoch"
        return "\(run.source), seed \(run.seed), batch size \(run.batchSize), \(run.threads) threads, \(length)"
    }
}
