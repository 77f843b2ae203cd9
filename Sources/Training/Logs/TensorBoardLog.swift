import Foundation
import RunEvents
import Snapshots

/// Writes what a run measures as TensorBoard's event files, into the run's folder.
struct TensorBoardLog: Sendable {
    private let file: LineFile

    /// Begins a file of its own for this part of the run.
    init(folder: String, step: Int, open: (String) throws(RunError) -> LineFile) throws(RunError) {
        let time = Date().timeIntervalSince1970
        // Readers sort by name and look for "tfevents".
        let process = ProcessInfo.processInfo.processIdentifier
        file = try open("\(folder)/events.out.tfevents.\(Int(time)).gantop.\(process)")
        file.append(bytes: EventRecord.version(time: time))
        restart(after: step)
    }

    /// Notes that steps after this one are counted anew.
    func restart(after step: Int) {
        file.append(bytes: EventRecord.restart(time: Date().timeIntervalSince1970, step: step + 1))
    }

    /// Notes a step.
    func add(_ metrics: StepMetrics) {
        let values: [(String, Float)] = [
            ("loss/discriminator", metrics.discriminatorLoss), ("loss/generator", metrics.generatorLoss),
            ("score/real", metrics.realScore), ("score/fake", metrics.fakeScore),
            ("gradient_norm/discriminator", metrics.discriminatorGradientNorm),
            ("gradient_norm/generator", metrics.generatorGradientNorm),
            ("learning_rate/discriminator", metrics.discriminatorLearningRate),
            ("learning_rate/generator", metrics.generatorLearningRate),
        ]
        let record = EventRecord.summary(
            time: Date().timeIntervalSince1970, step: metrics.step, values.map { .scalar(tag: $0, $1) })
        file.append(bytes: record)
    }

    /// Notes how well a condition is followed: how much more often it is seen where it was asked for.
    func add(_ measure: ConditionMeasure, name: String) {
        let value = EventRecord.Value.scalar(tag: "condition/\(name)", Float(measure.difference))
        file.append(
            bytes: EventRecord.summary(time: Date().timeIntervalSince1970, step: measure.step, [value]))
    }

    /// Notes a grid of faces, as the bytes of a PNG file.
    func add(png: [UInt8], width: Int, height: Int, step: Int) {
        let picture = EventRecord.Value.picture(tag: "faces", png: png, width: width, height: height)
        file.append(bytes: EventRecord.summary(time: Date().timeIntervalSince1970, step: step, [picture]))
    }
}
