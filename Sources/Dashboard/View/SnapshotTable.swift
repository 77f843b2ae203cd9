import RunEvents
import TerminalUI

/// The columns of the list of snapshots: those that its width has room for.
struct SnapshotTable {
    private enum Column: CaseIterable {
        case step, age, discriminatorLoss, generatorLoss, bytes, kind

        /// Its heading, its width with the gap before it, and when it goes: the smaller, the sooner.
        var traits: (heading: String, width: Int, importance: Int) {
            switch self {
            case .step: ("step", 9, 6)
            case .age: ("age", 8, 5)
            case .discriminatorLoss: ("D loss", 8, 3)
            case .generatorLoss: ("G loss", 8, 3)
            case .bytes: ("size", 10, 1)
            case .kind: ("taken", 8, 2)
            }
        }
    }

    private let columns: [Column]
    private let ink: Ink

    /// A table over so many cells.
    init(width: Int, ink: Ink) {
        var columns = Column.allCases
        while columns.count > 1, columns.reduce(2, { $0 + $1.traits.width }) > width {
            let least = columns.map(\.traits.importance).min() ?? 0
            columns.removeAll { $0.traits.importance == least }
        }
        self.columns = columns
        self.ink = ink
    }

    /// Draws the headings into `row`.
    func drawHeading(in row: Rect, into canvas: inout Canvas) {
        var x = row.x + 2
        for column in columns {
            let text = NumberText.padded(column.traits.heading, to: column.traits.width - 1)
            canvas.write(text, at: x, row.y, style(of: column) ?? ink.label, maxWidth: row.maxX - x)
            x += column.traits.width
        }
    }

    /// Draws a snapshot into `row`.
    func draw(_ entry: SnapshotSummary, age: Double, isChosen: Bool, in row: Rect, into canvas: inout Canvas) {
        if isChosen { canvas.write(ink.pointer, at: row.x, row.y, ink.accent, maxWidth: row.width) }
        var x = row.x + 2
        for column in columns {
            var text = NumberText.padded(text(of: column, entry, age: age), to: column.traits.width - 1)
            // The last column: a name takes what room there is.
            if column == .kind, let name = entry.givenName { text = " " + ink.fitted(name, width: row.maxX - x - 1) }
            var style = style(of: column) ?? (column == .step ? ink.value : ink.label)
            if column == .kind, !entry.automatic { style = entry.givenName == nil ? .role(.accent) : ink.strong }
            style.bold = style.bold || isChosen
            if isChosen, style.foreground == ink.label.foreground { style.foreground = .standard }
            canvas.write(text, at: x, row.y, style, maxWidth: row.maxX - x)
            x += column.traits.width
        }
    }

    private func text(of column: Column, _ entry: SnapshotSummary, age: Double) -> String {
        switch column {
        case .step: NumberText.grouped(entry.step)
        case .age: DurationText.short(age)
        case .discriminatorLoss: loss(entry.discriminatorLoss, entry)
        case .generatorLoss: loss(entry.generatorLoss, entry)
        case .bytes: NumberText.bytes(entry.bytes)
        case .kind: entry.automatic ? "auto" : "by hand"
        }
    }

    /// A snapshot from before the first step has no losses.
    private func loss(_ value: Float, _ entry: SnapshotSummary) -> String {
        entry.step > 0 ? NumberText.measure(Double(value)) : "-"
    }

    private func style(of column: Column) -> Style? {
        switch column {
        case .discriminatorLoss: ink.style(of: .discriminator)
        case .generatorLoss: ink.style(of: .generator)
        case .step, .age, .bytes, .kind: nil
        }
    }
}

extension SnapshotSummary {
    /// The name that the user gave it; nil where there is none.
    var givenName: String? {
        let stem = name.split(separator: ".", maxSplits: 1).first.map(String.init) ?? name
        // As in `step-0000400-kept-before-lr`.
        let parts = stem.split(separator: "-", maxSplits: 3, omittingEmptySubsequences: false)
        return parts.count == 4 && !automatic && !parts[3].isEmpty ? String(parts[3]) : nil
    }
}
