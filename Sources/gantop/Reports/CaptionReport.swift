import Faces
import Foundation

/// What captions give to learn from, as lines of text, three words a line, 76 columns wide.
enum CaptionReport {
    static func lines(_ match: CaptionMatch, _ vocabulary: CaptionVocabulary) -> [String] {
        let mean = String(format: "%.1f", Double(match.captionCount) / Double(match.captioned))
        var lines = [
            "captions: \(match.table.form), matched by \(match.rule)",
            "  \(match.captioned) of \(match.count) faces have captions, \(mean) each",
        ]
        if let example = match.uncaptioned {
            lines.append("  none for \(match.count - match.captioned), such as \(example)")
        }
        if let stranger = match.stranger {
            lines.append("  for none of these faces: \(match.strangers) captioned, such as \(stranger)")
        }
        lines.append("vocabulary of \(vocabulary.words.count) words, and the faces that are said to have them:")
        return lines + columns(vocabulary) + denials(vocabulary)
    }

    private static let columnCount = 3
    private static let wordWidth = 16

    /// Words and shares, to be read down each column.
    private static func columns(_ vocabulary: CaptionVocabulary) -> [String] {
        let words = vocabulary.words
        let height = (words.count + columnCount - 1) / columnCount
        return (0..<height).map { row in
            let places = stride(from: row, to: words.count, by: height)
            return places.map { cell(words[$0], vocabulary.share($0)) }.joined(separator: "  ")
        }
    }

    private static func cell(_ word: String, _ share: Double) -> String {
        let shown = word.count > wordWidth ? word.prefix(wordWidth - 1) + "…" : word[...]
        let filled = shown + String(repeating: " ", count: wordWidth - shown.count)
        return filled + String(format: "%6.1f%%", share * 100)
    }

    /// The words that are denied of the most faces.
    private static func denials(_ vocabulary: CaptionVocabulary) -> [String] {
        let denied = vocabulary.words.indices.filter { vocabulary.deniedCounts[$0] > 0 }
            .sorted { (vocabulary.deniedCounts[$1], $0) < (vocabulary.deniedCounts[$0], $1) }
        guard !denied.isEmpty else { return [] }
        let most = denied.prefix(4).map { place in
            "\(vocabulary.words[place]) " + String(format: "%.1f%%", vocabulary.deniedShare(place) * 100)
        }
        return ["denied of faces: " + most.joined(separator: ", ") + (denied.count > 4 ? ", …" : "")]
    }
}
