import Faces
import Networks
import RunEvents
import Snapshots

/// What the discriminator's attribute head learns from what is known of a picture.
enum ConditionLesson {
    /// How much a word counts as absent that none of a picture's captions mentions. Without this the head answers
    /// "present" always, since captions seldom deny; at full weight it learns what people do not mention.
    static let absentWeight: Float = 0.1

    /// How much more the entry counts that a picture's row was turned round in than each of the others, which mostly go
    /// with its opposite.
    static let turnedWeight: Float = 5

    /// The lesson of an entry of a row, see `StepConditions.lessons`.
    static func number(_ entry: Int8, _ kind: ConditionKind) -> Float {
        kind == .words && entry == 0 ? -absentWeight : Float(entry)
    }
}

extension Trainer {
    /// What a step tells its generator and teaches its attribute head. It follows from the seed and from the place in the
    /// run, so that going on from a snapshot needs nothing more.
    func stepConditions(_ batches: [FaceBatch]) -> StepConditions {
        guard let conditions = setup.conditions, let last = batches.last else { return .none }
        let nothing = [Int8](repeating: 0, count: conditions.names.count)
        var told: [Float] = []
        var toldLessons: [Float] = []
        var lessons: [Float] = []
        func tell(_ batch: FaceBatch, number: Int) {
            for (slot, row) in conditions.rows(of: batch).enumerated() {
                let words = SaidMask.told(
                    of: row ?? nothing, kind: conditions.kind, seed: state.seed, batch: number, slot: slot)
                told += words.said.map { Float($0) }
                toldLessons += words.said.enumerated().map { index, entry in
                    Float(entry) * (index == words.turned ? ConditionLesson.turnedWeight : 1)
                }
            }
        }
        for (index, batch) in batches.enumerated() {
            for row in conditions.rows(of: batch) {
                lessons += row?.map { ConditionLesson.number($0, conditions.kind) } ?? nothing.map { Float($0) }
            }
            tell(batch, number: state.step + state.extraDiscriminatorUpdates + index)
        }
        for index in 0..<state.hyperparameters.latentBatches - batches.count {
            tell(last, number: Self.firstFurtherBatch + state.extraGeneratorUpdates + index)
        }
        return StepConditions(told: told, toldLessons: toldLessons, lessons: lessons)
    }

    /// Batches that the generator alone learns from have numbers of their own, beyond any run's.
    static let firstFurtherBatch = 1 << 40

    /// What the first faces of the fixed latent vectors are told: rows of the data.
    func fixedConditions(_ count: Int) -> [Float] {
        conditionRows?.fixed(seed: state.previewSeed, count: count) ?? []
    }

    /// One row for all of `count` faces: those that someone explores differ by their latent vectors alone.
    func explorerConditions(_ count: Int) -> [Float] {
        conditionRows?.repeated(seed: state.previewSeed, count: count) ?? []
    }

    /// The first faces of the fixed latent vectors, as bytes.
    func fixedFaces(_ count: Int, _ weights: GeneratorChoice) -> [UInt8] {
        model.generateBytes(latents: fixedLatents(count), conditions: fixedConditions(count), weights: weights)
    }
}
