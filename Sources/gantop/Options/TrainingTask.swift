import ArgumentParser
import Faces

/// What networks learn to do.
enum TrainingTask: String, CaseIterable, ExpressibleByArgument {
    /// Faces from random numbers.
    case generate
    /// Whole faces from damaged ones.
    case restore
}

/// Kinds of damage, as in `hole,blur`.
struct DamageList: ExpressibleByArgument {
    let kinds: [DamageKind]

    /// Reads names between commas, each once.
    init?(argument: String) {
        var kinds: [DamageKind] = []
        for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
            guard let kind = DamageKind(rawValue: String(name)), !kinds.contains(kind) else { return nil }
            kinds.append(kind)
        }
        self.kinds = kinds
    }

    /// All names.
    static var all: String { DamageKind.allCases.map(\.rawValue).joined(separator: ",") }
}
