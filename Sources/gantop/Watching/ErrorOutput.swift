/// One plain line on stderr.
enum ErrorOutput {
    /// An error, as the command line's own are.
    static func line(_ text: String) { remark("Error: \(text)") }

    /// What is no error and no part of what other programs read from stdout. Nobody may be reading, and a run must end all
    /// the same.
    static func remark(_ text: String) { PatientWriter.errors.write(text.printableLines + "\n") }
}
