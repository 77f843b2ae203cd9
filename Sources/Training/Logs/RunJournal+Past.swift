import Foundation
import RunEvents
import Snapshots

extension RunJournal {
    /// What people were told when a line was written; nil for what is only noted.
    ///
    /// - Parameter folder: the run's, for the paths of its snapshots.
    static func event(inLine line: some StringProtocol, folder: RunFolder) -> RunEvent? {
        let data = Data(line.utf8)
        guard let kind = kind(ofLine: line) else { return nil }
        switch kind {
        case .learningRate: return learningRateEdit(inLine: line).map { .learningRate($0) }
        case .settings: return settingsEdit(inLine: line).map { .settings($0) }
        case .remark: return notice(.information, in: data)
        case .warning: return notice(.warning, in: data)
        case .failed: return notice(.alarm, in: data)
        case .finished: return .phase(.finished)
        case .snapshot:
            return (try? JSONDecoder().decode(JournalSnapshot.self, from: data)).map { entry in
                .snapshotSaved(
                    SavedSnapshot(
                        step: entry.step, path: folder.snapshots.path + "/" + entry.file, bytes: entry.bytes,
                        automatic: entry.automatic))
            }
        case .wentBack:
            return (try? JSONDecoder().decode(JournalReturn.self, from: data)).map { entry in
                .wentBack(WentBack(fromStep: entry.fromStep, toStep: entry.step, divergence: entry.divergence))
            }
        case .started, .resumed, .paused, .unpaused, .singleStep, .newFaces, .report, .trainOn, .skippedFace,
            .detached, .stopped:
            return nil
        }
    }

    private static func notice(_ severity: Notice.Severity, in data: Data) -> RunEvent? {
        let entry = try? JSONDecoder().decode(JournalText.self, from: data)
        return entry.map { .notice(Notice(severity: severity, text: $0.text)) }
    }
}

private struct JournalText: Decodable {
    var text: String
}

private struct JournalSnapshot: Decodable {
    var step: Int
    var file: String
    var bytes: Int
    var automatic: Bool
}

private struct JournalReturn: Decodable {
    var step: Int
    var fromStep: Int
    var divergence: String?

    enum CodingKeys: String, CodingKey {
        case step
        case fromStep = "from_step"
        case divergence
    }
}

extension RunFolder {
    /// What people were told by earlier parts of the run, as its journal tells; nothing for a new run.
    ///
    /// - Parameters:
    ///   - step: the snapshot's; nil for a new run.
    ///   - history: the steps up to there.
    func pastEvents(upTo step: Int?, history: [StepMetrics]) -> [PastEvent] {
        guard let step else { return [] }
        let lines = Self.lines(of: journalPath, last: PastEvents.capacity) { line in
            RunJournal.event(inLine: line, folder: self) != nil
        }
        var times = history.makeIterator()
        var next = times.next()
        var seconds = 0.0
        return lines.compactMap { line in
            guard let lineStep = RunJournal.step(ofLine: line), lineStep <= step,
                let event = RunJournal.event(inLine: line, folder: self)
            else { return nil }
            while let row = next, row.step <= lineStep {
                seconds += row.trainedSeconds
                next = times.next()
            }
            return PastEvent(step: lineStep, trainedSeconds: seconds, event: event)
        }
    }
}
