import Foundation
import RunEvents
import Snapshots

extension EditOrigin {
    /// The origin as members of a journal line.
    var members: [JSONValue.Member] { [.init("origin", .string(rawValue))] }
}

extension LearningRateEdit {
    /// The edit as members of a journal line: the rates from here on, and those before.
    var members: [JSONValue.Member] {
        after.members + (before.map { [.init("before", .object($0.members))] } ?? []) + (origin?.members ?? [])
    }
}

extension LearningRates {
    fileprivate var members: [JSONValue.Member] {
        [.init("discriminator", .number(discriminator)), .init("generator", .number(generator))]
    }
}

extension RunJournal {
    /// The edit in a line about learning rates; nil for any other line.
    static func learningRateEdit(inLine line: some StringProtocol) -> LearningRateEdit? {
        guard line.contains("\"\(Kind.learningRate.rawValue)\""),
            let entry = try? JSONDecoder().decode(JournalRates.self, from: Data(line.utf8)),
            entry.kind == Kind.learningRate.rawValue
        else { return nil }
        return LearningRateEdit(
            step: entry.step, discriminator: entry.discriminator, generator: entry.generator, before: entry.before,
            origin: entry.origin)
    }

    /// The change in a line about rates or settings; nil for any other line.
    static func change(inLine line: some StringProtocol) -> LiveChanges.Change? {
        if let edit = learningRateEdit(inLine: line) { return .rates(edit) }
        return settingsEdit(inLine: line).map { .settings($0) }
    }
}

private struct JournalRates: Decodable {
    var kind: String
    var step: Int
    var discriminator: Float
    var generator: Float
    var before: LearningRates?
    var origin: EditOrigin?
}

extension RunFolder {
    /// The last changes of rates and settings that the journal tells of; none for a new run.
    ///
    /// - Parameter saved: the snapshot's state; nil for a new run.
    func pastChanges(upTo saved: TrainingState?) -> [LiveChanges.Change] {
        guard let saved else { return [] }
        return Self.linesOfChanges(journalPath, upTo: saved.step).compactMap { RunJournal.change(inLine: $0) }
    }

    /// Begins the journal of a fork with the changes of rates and settings up to a step of the run that it leaves.
    func takeChanges(of origin: String, upTo step: Int) throws(RunError) {
        let lines = Self.linesOfChanges(Self.journalPath(in: origin), upTo: step)
        guard !lines.isEmpty else { return }
        let text = lines.map { $0 + "\n" }.joined()
        try caught { () throws(FileError) in try AtomicFile.write(Array(text.utf8), to: journalPath) }
    }

    private static func linesOfChanges(_ path: String, upTo step: Int) -> [String] {
        lines(of: path) { line in
            RunJournal.change(inLine: line) != nil && (RunJournal.step(ofLine: line) ?? .max) <= step
        }
    }

    /// The last lines of a journal that are wanted; none if it cannot be read.
    static func lines(
        of path: String, last count: Int = pastEditLimit, where isWanted: (String) -> Bool
    ) -> [String] {
        guard let text = try? FileSystem.read(path, limit: journalLimit) else { return [] }
        let lines = text.split(separator: 0x0a).lazy.map { String(decoding: $0, as: UTF8.self) }
        return lines.filter(isWanted).suffix(count)
    }

    /// A journal of more bytes is not read.
    private static let journalLimit = 1 << 28
}
