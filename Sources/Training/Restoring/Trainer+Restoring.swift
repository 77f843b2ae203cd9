import Faces
import Networks
import RunEvents
import Snapshots

extension Trainer {
    /// Whether the run's pair restores pictures rather than making them.
    var restores: Bool { state.architecture.purpose == .restoring }

    /// Learns from damaged faces. Both rates fall towards the end of the run, see `RateFall`; the state keeps those that
    /// were set.
    func restoringStep(_ batches: [FaceBatch]) -> StepResult {
        let factor = RateFall.factor(step: state.step, of: totalSteps)
        model.hyperparameters = state.hyperparameters
        model.hyperparameters.discriminatorLearningRate *= factor
        model.hyperparameters.generatorLearningRate *= factor
        return model.restoringStep(restoringBatch(batches))
    }

    /// A part for each batch that the discriminator learns from, and for each further one of the restorer: the last faces,
    /// damaged otherwise.
    private func restoringBatch(_ batches: [FaceBatch]) -> RestoringBatch {
        let lessons = RestoringLessons(
            choice: DamageChoice(setup.configuration.damageKinds), seed: state.seed,
            side: state.architecture.picture.side)
        var lesson = RestoringBatch(faces: [], damaged: [], keepsKnown: [])
        func add(_ batch: FaceBatch, number: Int) {
            let damaged = lessons.damaged(batch.pixels, batch: number)
            lesson.faces += batch.pixels
            lesson.damaged += damaged.numbers
            lesson.keepsKnown += damaged.keepsKnown
        }
        for (index, batch) in batches.enumerated() {
            add(batch, number: state.step + state.extraDiscriminatorUpdates + index)
        }
        guard let last = batches.last else { return lesson }
        for index in 0..<state.hyperparameters.latentBatches - batches.count {
            add(last, number: Self.firstFurtherBatch + state.extraGeneratorUpdates + index)
        }
        return lesson
    }

    /// The examples of a seed, `count` of them; read again only when others are asked for.
    private func examples(_ count: Int) -> RestoringExamples {
        if let known = knownExamples, known.seed == state.previewSeed, known.count == count { return known.examples }
        let examples = RestoringExamples(
            count, of: setup.heldOut ?? setup.source, kinds: setup.configuration.damageKinds, seed: state.previewSeed)
        knownExamples = (state.previewSeed, count, examples)
        return examples
    }

    private func restored(_ examples: RestoringExamples, _ weights: GeneratorChoice) -> [FaceImage] {
        examples.restored { model.restored($0, weights: weights) }
    }

    /// Rows of damaged, restored and true faces, `count` faces at most.
    func restoredFaces(_ count: Int, _ weights: GeneratorChoice) -> FaceImages {
        let examples = examples(max(1, count / RunDescription.facesPerExample))
        let pixels = examples.triples(restored(examples, weights))
        return images(examples.examples.count * RunDescription.facesPerExample, pixels)
    }

    /// Writes what a report says of held-out faces: a picture of three examples a row, and each kind's figures, as members of
    /// a journal line and as a line for people.
    func reportRestoring(to path: String) -> [JSONValue.Member] {
        let examples = examples(Self.reportedExamples)
        let restored = restored(examples, .average)
        let faces = images(examples.examples.count * RunDescription.facesPerExample, examples.triples(restored))
        setup.pictures.write(
            faces, step: state.step, to: path, columns: Self.examplesPerRow * RunDescription.facesPerExample)
        let measures = RestorationMeasure.measures(examples, restored)
        let text = measures.map { measure in
            "\(measure.kind.rawValue) \(Self.decibels(measure.restored)) (\(Self.decibels(measure.damaged)))"
        }
        hub.notice(.information, "restored, and damaged, in dB: " + text.joined(separator: ", "))
        return measures.flatMap { measure in
            [
                .init("restored_\(measure.kind.rawValue)_db", .number(Float(measure.restored))),
                .init("damaged_\(measure.kind.rawValue)_db", .number(Float(measure.damaged))),
            ]
        }
    }

    /// Of each kind of damage as many.
    private static let reportedExamples = 48
    private static let examplesPerRow = 4

    private static func decibels(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// Says why there is nothing to see where a generator would be asked for faces of its own.
    func refuseWithoutGenerator() {
        hub.notice(
            .warning, "a restorer makes no faces of its own: walks, sums, phrases and nearest faces are a generator's")
    }
}
