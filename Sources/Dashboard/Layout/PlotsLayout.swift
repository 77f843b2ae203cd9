import TerminalUI

/// The plots' own view: in one column, or in two where they stay wide enough.
struct PlotsLayout: Sendable, Equatable {
    /// What a panel shows.
    enum Subject: Sendable, CaseIterable {
        case discriminatorLoss
        case generatorLoss
        case scores
        case gradientNorms
        case speed
    }

    /// A panel and its place.
    struct Panel: Sendable, Equatable {
        /// What it shows.
        let subject: Subject
        /// Where it stands.
        let area: Rect
    }

    /// The panels, none over another.
    let panels: [Panel]

    /// Losses first; the others as there is room.
    init(body: Rect) {
        let lowest = 6
        if body.width >= 96 {
            let sides = body.columns([.flexible(weight: 3), .flexible(weight: 2)])
            panels =
                Self.stack([.discriminatorLoss, .generatorLoss], in: sides[0], lowest: lowest)
                + Self.stack([.scores, .gradientNorms, .speed], in: sides[1], lowest: lowest)
        } else {
            panels = Self.stack(Subject.allCases, in: body, lowest: max(lowest, 9))
        }
    }

    private static func stack(_ subjects: [Subject], in area: Rect, lowest: Int) -> [Panel] {
        let count = min(subjects.count, max(1, area.height / lowest))
        let rows = area.rows(Array(repeating: .flexible(), count: count))
        return zip(subjects, rows).map { Panel(subject: $0, area: $1) }
    }
}
