import Faces
import Foundation
import Testing

@testable import gantop

@Suite struct CaptionReportTests {
    private func lines(_ captions: String) throws -> [String] {
        let file = FileManager.default.temporaryDirectory.appending(path: "captions-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(captions.utf8).write(to: file)
        let source = SyntheticFaceSource(seed: 1, count: 4, side: 28)
        let names = (0..<4).map { source.faceName($0) }
        try Data(captions.replacing("FACE", with: names[0]).replacing("OTHER", with: names[2]).utf8).write(to: file)
        let match = try CaptionMatch(CaptionTable(path: file.path), to: source)
        return CaptionReport.lines(match, try CaptionedConditions(match).vocabulary)
    }

    @Test func countsAndWordsAreShown() throws {
        let lines = try lines("FACE\ta smiling woman without a hat\nFACE\tblond hair\nOTHER\ta hat\nelse\tx\n")
        #expect(
            lines == [
                "captions: lines of name and caption, matched by path",
                "  2 of 4 faces have captions, 1.5 each",
                "  none for 2, such as \(SyntheticFaceSource(seed: 1, count: 4, side: 28).faceName(1))",
                "  for none of these faces: 1 captioned, such as else",
                "vocabulary of 5 words, and the faces that are said to have them:",
                "blond             50.0%  hat               50.0%  woman             50.0%",
                "hair              50.0%  smiling           50.0%",
                "denied of faces: hat 50.0%",
            ])
    }

    @Test func manyAndLongWordsKeepTheirPlace() throws {
        let letters = Array("abcdefghijklmnopqrst")
        let words = (0..<300).map { "\(letters[$0 / 20])\(letters[$0 % 20])abcdefghijklmnopq" }
        let lines = try lines("FACE\t\(words.joined(separator: " "))")
        #expect(lines.allSatisfy { $0.count <= 76 })
        #expect(lines[4] == "aaabcdefghijklm… 100.0%  egabcdefghijklm… 100.0%  imabcdefghijklm… 100.0%")
        #expect(lines.count == 4 + 86)
    }
}
