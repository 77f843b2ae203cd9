import ArgumentParser

/// What `--resume` names.
enum ResumeTarget: ExpressibleByArgument, Equatable {
    case newest
    case path(String)

    init?(argument: String) {
        guard !argument.isEmpty else { return nil }
        self = .path(argument)
    }
}
