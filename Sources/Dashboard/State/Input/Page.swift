/// The views, in the order of their keys.
enum Page: Int, Sendable, CaseIterable {
    case overview = 1
    case plots
    case faces
    case explorer
    case doctor
    case journal

    /// Its name in the list of views.
    var name: String {
        switch self {
        case .overview: "overview"
        case .plots: "plots"
        case .faces: "faces"
        case .explorer: "explorer"
        case .doctor: "doctor"
        case .journal: "run"
        }
    }

    /// Whether it shows what was at a step of the past.
    var hasCursor: Bool {
        switch self {
        case .overview, .plots, .faces: true
        case .explorer, .doctor, .journal: false
        }
    }

    /// The view that many places further on, around the end.
    func advanced(by distance: Int) -> Page {
        let count = Page.allCases.count
        let index = ((rawValue - 1 + distance) % count + count) % count
        return Page.allCases[index]
    }
}

/// What lies over the views.
enum Overlay: Sendable, Equatable {
    case none
    /// All keys, from this line on.
    case help(scroll: Int)
    /// The question on leaving, with the answer chosen so far.
    case quit(QuitAnswer)
    /// The list of snapshots to go back to.
    case snapshots
    /// The question of how to go on after numbers that were not finite, with the answer chosen so far.
    case divergence(DivergenceAnswer)
    /// A line behind `:`.
    case command(CommandLine)
}

/// The answers to the question on leaving.
enum QuitAnswer: Sendable {
    /// End the run with all saved.
    case save
    /// Leave the run training without this screen.
    case detach
    /// End the run without saving.
    case discard
    /// Go on.
    case stay

    /// The answers in the order shown, the usual one first.
    static func choices(_ tie: RunTie) -> [QuitAnswer] {
        tie == .attached ? [.detach, .save, .stay] : [.save, .detach, .discard, .stay]
    }

    /// The answer that many lines further down, around the end.
    func advanced(by distance: Int, _ tie: RunTie) -> QuitAnswer {
        let choices = Self.choices(tie)
        let index = (choices.firstIndex(of: self) ?? 0) + distance
        return choices[(index % choices.count + choices.count) % choices.count]
    }
}
