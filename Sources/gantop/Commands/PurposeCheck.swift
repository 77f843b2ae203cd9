import Networks

/// Whether a snapshot's networks do what a command is for.
enum PurposeCheck {
    /// - Throws: for networks of the other purpose, naming the command that fits them.
    static func require(_ purpose: Architecture.Purpose, of pair: Architecture, path: String) throws(RunFailure) {
        guard pair.purpose != purpose else { return }
        switch pair.purpose {
        case .generating:
            throw RunFailure(
                description: "\(path) makes faces and restores none: 'gantop sample \(path)' shows some, and"
                    + " 'gantop train --task restore' makes snapshots that restore")
        case .restoring:
            throw RunFailure(
                description: "\(path) restores faces and makes none: 'gantop restore \(path) PICTURE' restores one")
        }
    }
}
