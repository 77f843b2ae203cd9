import ArgumentParser
import Faces
import Foundation
import Phrases
import RunEvents
import Snapshots

/// `gantop phrase`: what is understood of a phrase.
struct PhraseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "phrase", abstract: "Show what is understood of a phrase, such as 'a smiling woman, no hat'.",
        discussion: """
            English, German and Chinese, by CelebA's 40 attributes, or by those or the words that a snapshot of a run \
            with --phrases was trained on.
            """)

    @Argument(help: "The phrase.")
    var phrase: String

    @Option(help: "A snapshot, or the folder of a run, whose attributes or words count.")
    var snapshot: String?

    @Flag(help: "Print one line of JSON.")
    var json = false

    func run() throws {
        let parser = PhraseParser(try vocabulary())
        let reading = try parser.read(phrase)
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            PlainOutput.line(String(decoding: try encoder.encode(PhraseReport(reading, parser)), as: UTF8.self))
            return
        }
        for line in Self.lines(reading, parser) { PlainOutput.line(line.printable) }
    }

    private func vocabulary() throws -> Vocabulary {
        guard let snapshot else { return Vocabulary(names: FaceAttributes.names, kind: .attributes) }
        let file = try SnapshotFile(path: snapshotPath(snapshot))
        guard let table = try file.state().conditions else {
            throw NetworkError(
                "\(file.path) was trained without phrases: 'gantop train --phrases' makes snapshots that understand them"
            )
        }
        return table.vocabulary
    }

    /// A line for each thing that is said, denied, not known or odd.
    static func lines(_ reading: PhraseReading, _ parser: PhraseParser) -> [String] {
        let words = parser.describe(reading.condition)
        let said = reading.condition.enumerated().compactMap { index, value in
            value == 0 ? nil : "  \(value > 0 ? "+" : "-") \(parser.vocabulary.names[index])"
        }
        return [words.isEmpty ? "nothing is said" : words] + said
            + reading.unknown.map { "  ? \($0)" } + reading.contradictions.map { "  ! \(parser.describe($0))" }
    }
}

/// What is understood of a phrase, as JSON: `said` names to 1 or -1, `unknown` words with the nearest known ones,
/// `remarks` on what does not go together.
struct PhraseReport: Encodable {
    let phrase: String
    let said: [String: Int]
    let unknown: [Unknown]
    let remarks: [String]

    struct Unknown: Encodable {
        let word: String
        let nearest: [String]
    }

    init(_ reading: PhraseReading, _ parser: PhraseParser) {
        phrase = reading.text
        said = reading.said.reduce(into: [:]) { $0[parser.vocabulary.names[$1.key]] = $1.value ? 1 : -1 }
        unknown = reading.unknown.map { Unknown(word: $0.text, nearest: $0.nearest) }
        remarks = reading.contradictions.map { parser.describe($0) }
    }
}
