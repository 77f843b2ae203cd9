import Faces
import RunEvents
import Snapshots

/// Why a run cannot begin.
public enum RunError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The disk refused something.
    case file(FileError)
    /// A snapshot cannot be used.
    case snapshot(SnapshotError)
    /// The faces cannot be used.
    case faces(FaceError)
    /// What the run learns could not be kept.
    case limit(RunLimit)
    /// A `config.json` is not one, for this reason.
    case badConfiguration(path: String, reason: String)
    /// There is no run to go on with below this folder.
    case noRuns(folder: String)
    /// The run has no snapshot to go on from.
    case noSnapshot(folder: String)
    /// Another gantop works on the run folder.
    case inUse(folder: String)
    /// The folder holds a run already.
    case holdsRun(folder: String)
    /// The folder of a run that is to be removed holds something that gantop did not write.
    case holdsOthers(folder: String, name: String)

    /// One line: what is wrong, where, and what to do about it.
    public var description: String {
        switch self {
        case .file(let error): error.description
        case .snapshot(let error): error.description
        case .faces(let error): error.description
        case .limit(let limit): limit.description
        case .badConfiguration(let path, let reason):
            "\(path): is not a run's configuration: \(reason); resume from one of its snapshots by name"
        case .noRuns(let folder): "\(folder): holds no run with a snapshot; start one without --resume"
        case .noSnapshot(let folder): "\(folder): has no snapshot to go on from; begin anew with --run-folder \(folder)"
        case .inUse(let folder):
            "\(folder): another gantop is training this run; watch it with: gantop attach \(folder.shellQuoted)"
        case .holdsRun(let folder):
            "\(folder): holds a run already; go on with it by --resume \(folder.shellQuoted), or choose another run folder"
        case .holdsOthers(let folder, let name):
            "\(folder): not removed: \(name) is not gantop's; move it elsewhere or remove the folder yourself"
        }
    }
}
