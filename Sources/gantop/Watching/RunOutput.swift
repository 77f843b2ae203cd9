import RunEvents

/// Lines of a run, whose reader may not read. Such lines are lost and counted.
struct RunOutput {
    private let writer: PatientWriter
    private var lost = 0

    init(to writer: PatientWriter = .output) {
        self.writer = writer
    }

    /// Prints a line, or loses it.
    mutating func line(_ text: String) {
        let remark = lost > 0 ? "(\(lost.counted("line")) before this could not be printed)\n" : ""
        lost = writer.write(remark + text.printableLines + "\n", isKnownStuck: lost > 0) ? 0 : lost + 1
    }

    /// A line of its own.
    static func line(_ text: String) {
        var output = RunOutput()
        output.line(text)
    }
}
