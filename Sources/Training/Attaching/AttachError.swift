import RunEvents
import Snapshots

/// Why a run cannot be attached to.
public enum AttachError: Error, Sendable, Equatable, CustomStringConvertible {
    /// This folder holds no run.
    case noRun(folder: String)
    /// Nobody trains in this folder.
    case notRunning(EndedRun)
    /// The run's process is stopped, as by control-Z or SIGSTOP.
    case suspended(folder: String, process: Int)
    /// The run's gantop speaks another version of the protocol.
    case otherVersion(folder: String, found: String)
    /// What answers is no gantop, or too slow to answer.
    case noAnswer(folder: String)
    /// So many watch already that the run takes no more of them.
    case tooManyWatchers(folder: String, count: Int)
    /// There is no run below this folder that anyone trains.
    case noRuns(folder: String)

    /// One line: what is wrong, where, and what to do about it.
    public var description: String {
        switch self {
        case .noRun(let folder): "\(folder): there is no run; see what there is with: gantop runs"
        case .notRunning(let run): run.description
        case .suspended(let folder, let process):
            "\(folder): its gantop, process \(process), is suspended; wake it with fg in its shell, or with: "
                + "kill -CONT \(process)"
        case .otherVersion(let folder, let found):
            "\(folder): is run by gantop \(found), this is \(GantopVersion.current); attach with that version"
        case .noAnswer(let folder): "\(folder): its gantop does not answer; see how it stands with: gantop runs"
        case .tooManyWatchers(let folder, let count):
            "\(folder): \(count) are watching already, and no more can; leave one of those screens by D first"
        case .noRuns(let folder): "\(folder): holds no running run; start one, or resume one with --resume"
        }
    }
}

/// A run that nobody trains: how it ended, and what can be done with it.
public struct EndedRun: Sendable, Equatable, CustomStringConvertible {
    /// Its folder.
    public var folder: String
    /// Its last step; nil if it did none.
    public var step: Int?
    /// How it ended; nil if it was cut off.
    public var ending: RunRecord.Ending?
    /// Whether it has a snapshot to go on from.
    public var isSaved: Bool
    /// The file of what its process said last where nobody saw it.
    public var lastWords: String?

    /// What is on disk of a run; nil where there is none.
    init?(at path: String) {
        guard let record = RunList.run(at: path) else { return nil }
        self.init(record)
    }

    /// What a record of a run tells.
    init(_ record: RunRecord) {
        folder = record.path
        step = record.lastStep?.step ?? record.snapshotStep
        ending = record.ending
        isSaved = record.snapshotStep != nil
        lastWords = record.lastWords
    }

    /// One line: how it ended, and what to do.
    public var description: String {
        let place = step.map { " at step \($0.grouped)" } ?? " before its first step"
        let end =
            switch ending {
            case .done: "is finished\(step.map { ", with step \($0.grouped)" } ?? "")"
            case .stopped: "was stopped\(place)"
            case .failed: "failed\(place)"
            case nil: "was cut off\(place)"
            }
        let words = lastWords.map { "; what it said last is in \($0)" } ?? ""
        return "\(folder): \(end)\(words)\(advice)"
    }

    private var advice: String {
        guard isSaved else { return "; it has no snapshot to go on from" }
        let resume = "gantop train --resume \(folder.shellQuoted)"
        guard ending == .done else { return "; go on with: \(resume)" }
        return "; see its faces with: gantop sample \(folder.shellQuoted), open it again with: \(resume) "
            + "(there, e trains another epoch)"
    }
}
