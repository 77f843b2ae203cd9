import Faces
import Snapshots
import Training

/// What a run's networks are told of its faces: found before any screen opens, and held against a snapshot's.
struct ConditionChoice {
    /// What is known of each face; nil for networks that are told nothing.
    let conditions: FaceConditions?
    /// Lines to tell people at the start.
    let remarks: [String]

    /// - Parameter source: the very faces that batches come from.
    /// - Throws: when nothing is known of these faces, or other things than the snapshot's networks were told.
    init(_ configuration: RunConfiguration, source: any FaceSource, resume: ResumePoint?) throws {
        guard configuration.phrases else {
            conditions = nil
            remarks = []
            return
        }
        guard let captions = configuration.captions else {
            guard let found = FaceConditions(attributesOf: source) else {
                throw NetworkError(
                    "\(source.name): nothing is known of these faces that --phrases could learn: give --attributes the"
                        + " path of list_attr_celeba.txt or .csv, or --captions that of the pictures' captions")
            }
            if let resume { try Self.check(found, fits: resume) }
            conditions = found
            remarks = [Self.line(found)]
            return
        }
        // A run that goes on keeps its words, whatever the captions have become.
        let words = resume?.state.conditions.flatMap { $0.isVocabulary ? $0.names : nil }
        let match = try CaptionMatch(CaptionTable(path: captions), to: source)
        let captioned = try CaptionedConditions(match, words: words)
        if let resume { try Self.check(captioned.conditions, fits: resume) }
        conditions = captioned.conditions
        let vocabulary = captioned.vocabulary
        let shown = vocabulary.words.prefix(Self.shownWords).joined(separator: ", ")
        let more = vocabulary.words.count > Self.shownWords ? ", …" : ""
        remarks = [
            Self.line(captioned.conditions),
            "\(match.table.form), matched by \(match.rule); words: \(shown)\(more)".printable,
        ]
    }

    /// Words that the line at the start names; 'gantop data --captions' shows all.
    private static let shownWords = 12

    private static func check(_ found: FaceConditions, fits point: ResumePoint) throws {
        guard let own = point.state.conditions else {
            throw NetworkError(
                "\(point.snapshot.path) has networks that are told nothing: leave out --phrases to go on, or --resume to"
                    + " begin anew")
        }
        guard found.names != own.names || (found.kind == .words) != own.isVocabulary else { return }
        let other = zip(found.names, own.names).first { $0 != $1 }
        let difference =
            other.map { "the first that differs is \($0) here and \($1) there" }
            ?? "\(found.names.count) conditions here, \(own.names.count) there"
        throw NetworkError(
            "\(point.snapshot.path) was told other conditions than these faces have: \(difference); give the table or the"
                + " captions that it was trained with")
    }

    /// How many conditions of how many faces there are, in a line.
    private static func line(_ conditions: FaceConditions) -> String {
        let known = conditions.knownFaces.count
        let told = conditions.rates.count { $0 != nil }
        let noun = conditions.kind == .words ? "words of captions" : "attributes"
        let unknown = conditions.count - known
        let rest = unknown > 0 ? "; of \(unknown.grouped) faces nothing is known" : ""
        return "phrases: \(told) \(noun) of \(known.grouped) faces\(rest)"
    }
}
