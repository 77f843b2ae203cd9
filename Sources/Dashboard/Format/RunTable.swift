/// A list of runs in plain lines: a heading, then a line a run, in columns that fit what is in them.
public struct RunTable: Sendable, Equatable {
    /// What the table tells of one run; nil where there is nothing to tell.
    public struct Row: Sendable, Equatable {
        /// What to call it.
        public var name: String
        /// What it is doing, or how it ended, in a word or two.
        public var state: String
        /// Screens that show it.
        public var screens: Int?
        /// Steps done.
        public var step: Int?
        /// Seconds since its latest snapshot.
        public var savedAge: Double?
        /// D's loss in its last step.
        public var discriminatorLoss: Float?
        /// G's loss in its last step.
        public var generatorLoss: Float?
        /// Bytes of all its files.
        public var size: Int
        /// The process that trains it.
        public var process: Int?

        /// Names every value.
        public init(
            name: String, state: String, screens: Int?, step: Int?, savedAge: Double?, discriminatorLoss: Float?,
            generatorLoss: Float?, size: Int, process: Int?
        ) {
            self.name = name
            self.state = state
            self.screens = screens
            self.step = step
            self.savedAge = savedAge
            self.discriminatorLoss = discriminatorLoss
            self.generatorLoss = generatorLoss
            self.size = size
            self.process = process
        }
    }

    private static let headings = ["run", "state", "screens", "step", "saved", "D loss", "G loss", "size", "process"]
    /// Words to the left, numbers to the right.
    private static let leftColumns = 2

    /// The lines, without line ends and without spaces before them.
    public static func lines(_ rows: [Row]) -> [String] {
        let cells = [headings] + rows.map(cells)
        let widths = headings.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
        return cells.map { row in
            var line = ""
            for (column, text) in row.enumerated() {
                let width = widths[column]
                let isLeft = column < leftColumns
                line += isLeft ? NumberText.paddedRight(text, to: width) : NumberText.padded(text, to: width)
                line += "  "
            }
            while line.hasSuffix(" ") { line.removeLast() }
            return line
        }
    }

    private static func cells(_ row: Row) -> [String] {
        [
            row.name, row.state, row.screens.map(String.init) ?? "", row.step.map(NumberText.grouped) ?? "",
            row.savedAge.map { DurationText.short(max(0, $0)) + " ago" } ?? "",
            row.discriminatorLoss.map { NumberText.measure(Double($0)) } ?? "",
            row.generatorLoss.map { NumberText.measure(Double($0)) } ?? "",
            NumberText.bytes(row.size), row.process.map(String.init) ?? "",
        ]
    }

    /// So many runs and their bytes, in words.
    public static func summary(_ rows: [Row]) -> String {
        "\(NumberText.counted(rows.count, "run")), \(NumberText.bytes(rows.reduce(0) { $0 + $1.size }))"
    }
}
