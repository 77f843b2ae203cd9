import Faces
import Networks
import RunEvents

extension Trainer {
    /// Sends the faces of a phrase: at once if it is another one, else when the last ones are old enough.
    func phrase(_ request: PhraseRequest) {
        guard let conditions = setup.conditions else {
            return hub.notice(.warning, "this run's networks are told nothing: gantop train --phrases starts one")
        }
        guard request.isSane(conditions: conditions.names.count) else {
            return hub.notice(.warning, "a phrase says something of each of \(conditions.names.count) conditions")
        }
        if request != lastPhrase { nextExplorationTime = -.infinity }
        // Whoever begins to watch now asks for what another has been shown already.
        let isOther = request.said != lastPhrase?.said || request.realCount != lastPhrase?.realCount
        if isOther || Self.now >= nextMatchesTime {
            nextMatchesTime = Self.now + Self.matchesInterval
            sendMatches(request, conditions)
        }
        lastPhrase = request
        explore(.phrase(request))
    }

    /// Seconds after which the same real faces are sent again.
    private static let matchesInterval = 10.0

    func sendPhrase(_ request: PhraseRequest) {
        guard let rows = conditionRows else { return }
        let (count, columns) = (request.count, request.columns)
        let size = state.architecture.latentSize
        let latents = fixedLatents(count)
        // A word more or less should leave a face as much as it can.
        let told = rows.told(saying: request.said, seed: state.previewSeed, count: count, choice: .closest)
        let weights: GeneratorChoice = request.weights == .average ? .average : .raw
        var (wide, wideTold) = (latents, told)
        if let sweep = request.sweep {
            wide = (0..<count).flatMap { face in
                (0..<columns).flatMap { _ in latents[face * size..<(face + 1) * size] }
            }
            wideTold = ConditionSweep(sweep, columns: columns).told(told, count: count)
        }
        let faces = model.generateBytes(latents: wide, conditions: wideTold, weights: weights)
        let plain = model.generateBytes(latents: latents, conditions: fixedConditions(count), weights: weights)
        hub.post(
            .phraseFaces(
                PhraseFaces(
                    request: request, step: state.step, latentSeed: state.previewSeed,
                    faces: images(count * columns, faces), plain: images(count, plain))))
    }

    private func sendMatches(_ request: PhraseRequest, _ conditions: FaceConditions) {
        realFaces.sendMatches(request.said, conditions, count: request.realCount)
    }
}

/// One condition that goes from -1 to +1 along a row of faces.
public struct ConditionSweep {
    private let condition: Int
    private let columns: Int

    /// - Precondition: `columns > 1`.
    public init(_ condition: Int, columns: Int) {
        precondition(columns > 1, "a sweep has two ends")
        self.condition = condition
        self.columns = columns
    }

    /// How much of the emphasis is put in at a column, from -1 to +1.
    public func value(_ column: Int) -> Float { Float(2 * column) / Float(columns - 1) - 1 }

    /// A row of `columns` for each of `count` faces: what it is told, with the condition put in.
    public func told(_ told: [Float], count: Int) -> [Float] {
        let size = count > 0 ? told.count / count : 0
        return (0..<count).flatMap { face in
            (0..<columns).flatMap { column in
                var row = Array(told[face * size..<(face + 1) * size])
                row[condition] = value(column) * ConditionRows.emphasis
                return row
            }
        }
    }
}
