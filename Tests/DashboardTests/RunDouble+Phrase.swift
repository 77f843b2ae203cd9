import RunEvents
import TerminalUI

@testable import Dashboard

extension RunConditions {
    /// Five attributes: two of them say nothing.
    static let sample = RunConditions(
        names: ["Smiling", "Male", "Blond_Hair", "Bald", "Wearing_Hat"], isVocabulary: false,
        rates: [0.48, 0.42, 0.15, 0, nil])

    /// So many words of captions.
    static func words(_ count: Int) -> RunConditions {
        RunConditions(
            names: (0..<count).map { "word\($0)" }, isVocabulary: true, rates: .init(repeating: 0.1, count: count))
    }
}

extension RunDescription {
    /// The usual run with networks that are told something.
    static func told(_ conditions: RunConditions?) -> RunDescription {
        var description = sample
        description.conditions = conditions
        return description
    }
}

extension RunDouble {
    /// A run on the view of phrases, with nothing answered yet.
    static func phrasing(
        _ width: Int = 80, _ height: Int = 24, _ capabilities: Capabilities = Capabilities(),
        conditions: RunConditions? = .sample
    ) -> RunDouble {
        var run = RunDouble.running(width: width, height: height, capabilities: capabilities)
        run.tell(.described(.told(conditions)))
        run.train(to: 20)
        run.effects = []
        run.type("7")
        return run
    }

    /// What was asked of the run so far.
    var phraseRequests: [PhraseRequest] { effects.phraseRequests }

    /// Answers the last request with faces of rising greys, and with as many real ones as were asked for.
    mutating func answerPhrase(step: Int? = nil, matching count: Int? = 1234) {
        guard let request = state.phrase.request else { return }
        func faces(_ count: Int, from first: Int) -> FaceImages {
            let pixels = (0..<count).flatMap {
                Array(repeating: UInt8(truncatingIfNeeded: first + $0 * 120 / count), count: 28 * 28 * 3)
            }
            return FaceImages(width: 28, height: 28, count: count, pixels: pixels)
        }
        tell(
            .phraseFaces(
                PhraseFaces(
                    request: request, step: step ?? state.step, latentSeed: 1,
                    faces: faces(request.count * request.columns, from: 120), plain: faces(request.count, from: 60))))
        guard let count else { return }
        let shown = min(count, request.realCount)
        tell(.phraseMatches(PhraseMatches(said: request.said, count: count, faces: faces(shown, from: 10))))
    }

    /// Tells how well the first conditions are followed.
    mutating func measure(_ differences: [Double], step: Int = 100) {
        tell(.conditionMeasures(.sample(differences, step: step)))
    }
}

extension [Effect] {
    /// The requests for faces of a phrase among them.
    var phraseRequests: [PhraseRequest] {
        compactMap { if case .send(.phrase(let request)) = $0 { request } else { nil } }
    }
}

extension [ConditionMeasure] {
    /// Measurements of the first conditions with these differences.
    static func sample(_ differences: [Double], step: Int = 100) -> [ConditionMeasure] {
        differences.enumerated().map { index, difference in
            ConditionMeasure(
                step: step, condition: index, faceCount: 32, asked: Swift.max(0, difference),
                opposite: Swift.max(0, -difference))
        }
    }
}
