import RunEvents
import Snapshots

/// Why a run cannot be attached to.
public enum AttachError: Error, Sendable, Equatable, CustomStringConvertible {
    /// This folder holds no run.
    case noRun(folder: String)
    /// Nobody trains in this folder; what its process said last where nobody saw it is in the file.
    case notRunning(folder: String, lastWords: String? = nil)
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
        case .notRunning(let folder, nil): "\(folder): is not running; go on with it by --resume \(folder.shellQuoted)"
        case .notRunning(let folder, let lastWords?):
            "\(folder): is not running; what it said last is in \(lastWords); go on with it by --resume \(folder.shellQuoted)"
        case .otherVersion(let folder, let found):
            "\(folder): is run by gantop \(found), this is \(GantopVersion.current); attach with that version"
        case .noAnswer(let folder): "\(folder): does not answer; is its gantop suspended?"
        case .tooManyWatchers(let folder, let count):
            "\(folder): \(count) are watching already, and no more can; leave one of those screens by D first"
        case .noRuns(let folder): "\(folder): holds no running run; start one, or resume one with --resume"
        }
    }
}
