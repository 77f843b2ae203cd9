import Foundation
import Snapshots

/// Writes `journal.jsonl`: what happened in a run, a JSON object a line, each with time, step and kind.
struct RunJournal: Sendable {
    private let file: LineFile

    init(file: LineFile) {
        self.file = file
    }

    /// Adds a line; returns at once.
    func note(_ kind: Kind, step: Int, _ members: [JSONValue.Member] = []) {
        let time = Date().formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        let first: [JSONValue.Member] = [
            .init("time", .string(time)), .init("step", .integer(step)), .init("kind", .string(kind.rawValue)),
        ]
        file.append(JSONValue.object(first + members).text)
    }

    /// Adds a remark; returns at once.
    func remark(_ text: String, step: Int) {
        note(.remark, step: step, [.init("text", .string(text))])
    }

    /// Adds a warning; returns at once.
    func warn(_ text: String, step: Int) {
        note(.warning, step: step, [.init("text", .string(text))])
    }

    /// What a line is about.
    enum Kind: String, Sendable {
        case started
        case resumed
        case paused
        case unpaused
        case singleStep = "single_step"
        case learningRate = "learning_rate"
        case settings
        case newFaces = "new_faces"
        case snapshot
        case report
        case wentBack = "went_back"
        case trainOn = "train_on"
        case skippedFace = "skipped_face"
        case detached
        case remark
        case warning
        case finished
        case stopped
        case failed
    }

    /// The name in a line about an unreadable face; nil for any other line.
    static func skippedFace(inLine line: some StringProtocol) -> String? {
        guard line.contains(Kind.skippedFace.rawValue),
            let entry = try? JSONDecoder().decode(JournalSkippedFace.self, from: Data(line.utf8)),
            entry.kind == Kind.skippedFace.rawValue
        else { return nil }
        return entry.name
    }

    /// The kind of a journal line; nil for one that is not whole or of a kind that other versions know.
    static func kind(ofLine line: some StringProtocol) -> Kind? {
        (try? JSONDecoder().decode(JournalKind.self, from: Data(line.utf8))).flatMap { Kind(rawValue: $0.kind) }
    }

    /// The step of a journal line; nil for a line that is not whole.
    static func step(ofLine line: some StringProtocol) -> Int? {
        try? JSONDecoder().decode(JournalStep.self, from: Data(line.utf8)).step
    }
}

private struct JournalKind: Decodable {
    var kind: String
}

private struct JournalStep: Decodable {
    var step: Int
}

private struct JournalSkippedFace: Decodable {
    var kind: String
    var name: String
}
