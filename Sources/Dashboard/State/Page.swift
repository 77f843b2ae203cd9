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
    /// A line behind `:`.
    case command(CommandLine)
}

/// The answers to the question on leaving, in the order shown.
enum QuitAnswer: Int, Sendable, CaseIterable {
    case save
    case discard
    case stay

    /// The answer that many lines further down, around the end.
    func advanced(by distance: Int) -> QuitAnswer {
        let count = QuitAnswer.allCases.count
        return QuitAnswer.allCases[((rawValue + distance) % count + count) % count]
    }
}
