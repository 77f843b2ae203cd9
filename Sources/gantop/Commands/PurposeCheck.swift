import Networks
import RunEvents

/// Whether a snapshot's networks do what a command is for.
enum PurposeCheck {
    /// - Throws: for networks of the other purpose, naming the command that fits them.
    static func require(_ purpose: Architecture.Purpose, of pair: Architecture, path: String) throws(RunFailure) {
        guard pair.purpose != purpose else { return }
        switch pair.purpose {
        case .generating:
            throw RunFailure(
                description: "\(path) makes faces and restores none; 'gantop train --task restore' makes snapshots that"
                    + " do, and its faces are seen with: gantop sample \(path.shellQuoted)")
        case .restoring:
            throw RunFailure(
                description: "\(path) restores faces and makes none; restore one with: gantop restore"
                    + " \(path.shellQuoted) PICTURE")
        }
    }
}
