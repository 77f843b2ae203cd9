import Foundation
import RunEvents
import Snapshots

extension SettingsEdit {
    /// The edit as members of a journal line: all settings from here on, and those before.
    var members: [JSONValue.Member] {
        after.members + [.init("before", .object(before.members))] + (origin?.members ?? [])
    }
}

extension RunSettings {
    fileprivate var members: [JSONValue.Member] {
        var members: [JSONValue.Member] = [
            .init("beta1", .number(beta1)), .init("real_label", .number(realLabel)),
            .init("step_ratio", .string(stepRatio.description)), .init("batch_size", .integer(batchSize)),
        ]
        if let nextBatchSize { members.append(.init("next_batch_size", .integer(nextBatchSize))) }
        return members
    }
}

extension RunJournal {
    /// The edit in a line about settings; nil for any other line.
    static func settingsEdit(inLine line: some StringProtocol) -> SettingsEdit? {
        guard line.contains("\"\(Kind.settings.rawValue)\""),
            let entry = try? JSONDecoder().decode(JournalSettings.self, from: Data(line.utf8)),
            entry.kind == Kind.settings.rawValue,
            let after = try? JSONDecoder().decode(JournalValues.self, from: Data(line.utf8))
        else { return nil }
        return SettingsEdit(
            step: entry.step, before: entry.before.settings, after: after.settings, origin: entry.origin)
    }
}

private struct JournalSettings: Decodable {
    var kind: String
    var step: Int
    var before: JournalValues
    var origin: EditOrigin?
}

private struct JournalValues: Decodable {
    var beta1: Float
    var realLabel: Float
    var stepRatio: StepRatio
    var batchSize: Int
    var nextBatchSize: Int?

    enum CodingKeys: String, CodingKey {
        case beta1
        case realLabel = "real_label"
        case stepRatio = "step_ratio"
        case batchSize = "batch_size"
        case nextBatchSize = "next_batch_size"
    }

    var settings: RunSettings {
        RunSettings(
            beta1: beta1, realLabel: realLabel, stepRatio: stepRatio, batchSize: batchSize,
            nextBatchSize: nextBatchSize)
    }
}

extension RunFolder {
    /// Edits beyond these are not told again.
    static let pastEditLimit = 1000

    /// The last changes of settings that the journal tells of, and one for what the run goes on with; none if the
    /// journal cannot be read.
    ///
    /// - Parameters:
    ///   - saved: the snapshot's state; nil for a new run.
    ///   - state: the state that the run goes on with.
    func pastSettings(upTo saved: TrainingState?, now state: TrainingState) -> [SettingsEdit] {
        guard let saved else { return [] }
        var edits = Self.linesOfSettings(journalPath, upTo: saved.step)
            .compactMap { RunJournal.settingsEdit(inLine: $0) }
        let (before, after) = (RunSettings(saved), RunSettings(state))
        // What was changed after the snapshot, but before another step was done, is not in it.
        while let last = edits.last, last.step == saved.step, last.after != before { edits.removeLast() }
        if before != after { edits.append(SettingsEdit(step: saved.step, before: before, after: after)) }
        return edits
    }

    private static func linesOfSettings(_ path: String, upTo step: Int) -> [String] {
        lines(of: path) { (RunJournal.settingsEdit(inLine: $0)?.step ?? .max) <= step }
    }
}
