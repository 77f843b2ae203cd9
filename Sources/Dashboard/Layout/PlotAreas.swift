import TerminalUI

/// The parts of a network's panel on the overview.
struct NetworkPanelLayout: Sendable, Equatable {
    /// Rows of the strip of last steps: a caption and two of bars.
    private static let stripRows = 3

    /// The row of numbers.
    let numbers: Rect
    /// The row of the range; empty where it stands with the numbers or is left out.
    let range: Rect
    /// The course of the loss.
    let plot: Rect
    /// The axis of steps; may be empty.
    let axis: Rect
    /// The last steps one by one; may be empty.
    let strip: Rect

    /// Divides the inside of a panel.
    init(inside: Rect, showsRecent: Bool) {
        let hasRangeRow = inside.height >= 5 && !Self.rangeFits(inside.width)
        let courseHeight = inside.height - (hasRangeRow ? 2 : 1)
        let hasStrip = courseHeight >= 9 && !showsRecent
        let parts = inside.rows([
            .fixed(1), .fixed(hasRangeRow ? 1 : 0), .flexible(), .fixed(courseHeight >= 4 ? 1 : 0),
            .fixed(hasStrip ? Self.stripRows : 0),
        ])
        numbers = parts[0]
        range = parts[1]
        plot = parts[2]
        axis = parts[3]
        strip = parts[4]
    }

    /// Whether the range has room beside the numbers.
    static func rangeFits(_ width: Int) -> Bool { width >= 47 }
}

/// The parts of a panel with full axes.
struct AxisPanelLayout: Sendable, Equatable {
    /// Columns for the numbers left of a plot.
    private static let gutter = 7

    /// Where the numbers of the values stand.
    let labels: Rect
    /// The plot.
    let plot: Rect
    /// The axis of steps: a line, and a row of numbers where there is room.
    let axis: Rect

    /// Divides the inside of a panel; nil if there is no room.
    init?(inside: Rect) {
        guard inside.height >= 3, inside.width >= 16 else { return nil }
        let columns = inside.columns([.fixed(Self.gutter), .flexible(), .fixed(1)])
        let rows = columns[1].rows([.flexible(), .fixed(inside.height >= 6 ? 2 : 1)])
        plot = rows[0]
        axis = rows[1]
        labels = Rect(x: columns[0].x, y: plot.y, width: Self.gutter - 1, height: plot.height)
    }
}

/// The parts of the panel of scores on the overview.
struct ScoresPanelLayout: Sendable, Equatable {
    /// In a lower panel two courses would cross each other in the same cells.
    private static let lowestPlot = 7
    /// Columns for the letters right of strips, and the narrowest panel that has room for them.
    private static let letters = (width: 2, leastPanel: 12)

    /// The plot; where there are strips, both of them.
    let plot: Rect
    /// The axis of steps; may be empty.
    let axis: Rect
    /// Where there is no room for a plot: D(x), and below it D(G(z)).
    let strips: (real: Rect, fake: Rect)?
    /// Columns right of the strips for their letters.
    let letterWidth: Int

    /// Divides the inside of a panel.
    init(inside: Rect) {
        let isLow = inside.height < Self.lowestPlot
        letterWidth = isLow && inside.width >= Self.letters.leastPanel ? Self.letters.width : 0
        let columns = Rect(x: inside.x, y: inside.y, width: inside.width - letterWidth, height: inside.height)
        let parts = columns.rows([.flexible(), .fixed(inside.height >= 6 ? 1 : 0)])
        plot = parts[0]
        axis = parts[1]
        let gap = plot.height >= 3 ? plot.height % 2 : 0
        let rows = plot.rows([.flexible(), .fixed(gap), .flexible()])
        strips = isLow ? (rows[0], rows[2]) : nil
    }

    /// Whether both are the same.
    static func == (left: Self, right: Self) -> Bool {
        left.plot == right.plot && left.axis == right.axis && left.letterWidth == right.letterWidth
    }
}

extension Rect {
    /// The inside of a panel with this border, a column free at both sides.
    var panelInside: Rect { inset(horizontally: 2, vertically: 1) }
}

extension DashboardState {
    /// The plots of the view, the main one first.
    var plotAreas: [Rect] {
        guard ScreenLayout.fits(size) else { return [] }
        let body = ScreenLayout(size: size).body
        switch page {
        case .overview:
            let layout = OverviewLayout(body: body, faces: faceMeasure)
            let networks = [layout.discriminator, layout.generator].map {
                NetworkPanelLayout(inside: $0.panelInside, showsRecent: showsRecent).plot
            }
            return networks + [ScoresPanelLayout(inside: layout.scores.panelInside).plot]
        case .plots:
            return PlotsLayout(body: body).panels.compactMap {
                AxisPanelLayout(inside: $0.area.inset(horizontally: 1, vertically: 1))?.plot
            }
        case .faces, .explorer, .doctor, .journal, .phrase: return []
        }
    }

    /// The steps that the view's main plot shows.
    var mainWindow: StepWindow? {
        guard let main = plotAreas.first, main.width > 0, history.latest != nil else { return nil }
        return HistoryPlot(state: self, ink: Ink(capabilities: capabilities)).window(width: main.width)
    }

    /// The step at a cell of a plot, if there is one.
    func step(atColumn column: Int, row: Int) -> Int? {
        guard history.latest != nil, let area = plotAreas.first(where: { $0.contains(x: column, y: row) }) else {
            return nil
        }
        let window = HistoryPlot(state: self, ink: Ink(capabilities: capabilities)).window(width: area.width)
        let first = window.steps(of: min(window.columns - 1, (column - area.x) * window.columns / area.width))
        return first.lowerBound <= step ? first.lowerBound : nil
    }
}
