/// The views, in the order of their keys.
enum Page: Int, Sendable, CaseIterable {
    case overview = 1
    case plots
    case faces
    case explorer
    case doctor
    case journal
    case phrase

    /// Its name in the list of views.
    var name: String {
        switch self {
        case .overview: "overview"
        case .plots: "plots"
        case .faces: "faces"
        case .explorer: "explorer"
        case .doctor: "doctor"
        case .journal: "run"
        case .phrase: "phrase"
        }
    }

    /// Whether it shows what was at a step of the past.
    var hasCursor: Bool {
        switch self {
        case .overview, .plots, .faces: true
        case .explorer, .doctor, .journal, .phrase: false
        }
    }

    /// The view that many places further on among some, around the end.
    func advanced(by distance: Int, among pages: [Page]) -> Page {
        let index = (pages.firstIndex(of: self) ?? 0) + distance
        return pages[(index % pages.count + pages.count) % pages.count]
    }
}
