import RunEvents

/// What the doctor can find.
enum Finding: String, Sendable, CaseIterable {
    case tooEarly
    case healthy
    case discriminatorWins
    case discriminatorWeak
    case collapse
    case oneFace
    case ratesTooHigh
    case stalled
    case diverged
    case ignoresPhrases

    /// How bad it is.
    enum Severity: Sendable, Equatable {
        case calm
        case good
        case warning
        case alarm
    }

    /// How bad it is.
    var severity: Severity {
        switch self {
        case .tooEarly: .calm
        case .healthy: .good
        case .discriminatorWins, .discriminatorWeak, .oneFace, .stalled, .ignoresPhrases: .warning
        case .collapse, .ratesTooHigh, .diverged: .alarm
        }
    }

    /// Its name in a few words.
    var name: String {
        switch self {
        case .tooEarly: "too early to tell"
        case .healthy: "healthy"
        case .discriminatorWins: "D is winning"
        case .discriminatorWeak: "D is too weak"
        case .collapse: "G is collapsing"
        case .oneFace: "the data are one face"
        case .ratesTooHigh: "the rates are too high"
        case .stalled: "nothing is learnt"
        case .diverged: "the numbers blew up"
        case .ignoresPhrases: "G ignores what is said"
        }
    }
}
