import RunEvents

/// A finding with what speaks for it and what to do.
struct Diagnosis: Sendable, Equatable {
    /// What it is.
    var finding: Finding
    /// What it means in this run, in a few words after its name; may be empty.
    var detail: String
    /// What was seen, a line each.
    var evidence: [String]
    /// What would help; nil where nothing need be done.
    var advice: Advice?

    /// The verdict in one line.
    var line: String { detail.isEmpty ? finding.name : "\(finding.name): \(detail)" }
}
