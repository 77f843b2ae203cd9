import Networks
import RunEvents
import Snapshots

/// Sums of what steps measured since the last report.
struct ReportSums {
    private(set) var count = 0
    private var discriminatorLoss = 0.0
    private var generatorLoss = 0.0
    private var realScore = 0.0
    private var fakeScore = 0.0

    mutating func add(_ metrics: StepMetrics) {
        count += 1
        discriminatorLoss += Double(metrics.discriminatorLoss)
        generatorLoss += Double(metrics.generatorLoss)
        realScore += Double(metrics.realScore)
        fakeScore += Double(metrics.fakeScore)
    }

    /// The means as members of a journal line.
    var members: [JSONValue.Member] {
        func mean(_ sum: Double) -> JSONValue { .number(Float(sum / Double(max(count, 1)))) }
        return [
            .init("steps", .integer(count)), .init("mean_discriminator_loss", mean(discriminatorLoss)),
            .init("mean_generator_loss", mean(generatorLoss)), .init("mean_real_score", mean(realScore)),
            .init("mean_fake_score", mean(fakeScore)),
        ]
    }
}

extension Trainer {
    /// Writes the means since the last report into the journal, and a picture into the folder.
    func makeReport() {
        let path = setup.folder.samplePath(step: state.step)
        let restoring = restores ? reportRestoring(to: path) : []
        journal.note(
            .report, step: state.step,
            report.members + restoring + [.init("picture", .string(PathText.name(of: path)))])
        report = ReportSums()
        guard !restores else { return }
        let count = max(setup.configuration.sampleCount, 1)
        setup.pictures.write(images(count, fixedFaces(count, .average)), step: state.step, to: path)
    }

    /// Makes the next preview due at once.
    func askForPreview() {
        guard hub.wantsPreviews else { return }
        previews.askForOne()
        continueStepping()
    }

    /// Draws a preview if its time has come.
    func drawPreviewIfDue() {
        let start = Self.now
        guard hub.wantsPreviews, mode != .stopping, mode != .ended, previews.isDue(at: start) else { return }
        let weights: GeneratorChoice = previewWeights == .average ? .average : .raw
        let faces = shownFaces(previewCount, weights)
        hub.post(
            .preview(Preview(step: state.step, weights: previewWeights, latentSeed: state.previewSeed, faces: faces)))
        previews.drawn(from: start, to: Self.now)
    }

    /// The first latent vectors of the fixed set.
    func fixedLatents(_ count: Int) -> [Float] {
        LatentVectors.fixed(seed: state.previewSeed, count: count, size: state.architecture.latentSize)
    }
}
