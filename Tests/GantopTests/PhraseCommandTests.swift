import Faces
import Foundation
import Networks
import Phrases
import Snapshots
import Testing
import Training

@testable import gantop

/// Phrases on the command line: what is made of them, and what is refused.
@Suite(.timeLimit(.minutes(15))) struct PhraseCommandTests {
    private static let architecture = Architecture(
        latentSize: 5, generatorChannels: [4, 3, 2], discriminatorChannels: [2, 3, 4])

    private static func table(isVocabulary: Bool = false) -> ConditionTable {
        ConditionTable(
            names: ["Smiling", "Male", "Wearing_Hat"], isVocabulary: isVocabulary,
            rows: (0..<16).flatMap { row in (0..<3).map { row >> $0 & 1 == 1 ? 1 : -1 } })
    }

    private static func state(_ table: ConditionTable? = table()) -> TrainingState {
        TrainingState(
            architecture: architecture.told(conditions: table?.names.count ?? 0), hyperparameters: Hyperparameters(),
            batchSize: 2, seed: 1, faceCount: 10, latentRandom: SeededRandom(seed: 1, stream: 1), previewSeed: 1,
            conditions: table)
    }

    private static func faces(_ subject: SampledFaces.Subject) throws -> SampledFaces {
        try SampledFaces(subject, state: state(), seed: 4, path: "a.safetensors")
    }

    private static func rows(_ faces: SampledFaces) -> [[Float]] {
        (0..<faces.count).map { Array(faces.conditions[$0 * 3..<($0 + 1) * 3]) }
    }

    @Test func eachPhraseHasARowOfTheSameFaces() throws {
        let faces = try Self.faces(.phrases(["a smiling man", "ohne Hut", ""], faces: 4))
        #expect(faces.count == 12 && faces.columns == 4)
        #expect(faces.latents.count == 12 * 5)
        let rowsOfLatents = (0..<3).map { Array(faces.latents[$0 * 20..<($0 + 1) * 20]) }
        #expect(Set(rowsOfLatents).count == 1)
        let rows = Self.rows(faces)
        let loud = ConditionRows.emphasis
        // Too few rows say both: some are the nearest, and say it against their own.
        #expect(rows[..<4].allSatisfy { [1, loud].contains($0[0]) && [1, loud].contains($0[1]) })
        #expect(rows[4..<8].allSatisfy { $0[2] == -1 })
        // What nobody says is as in the data: nothing stays unsaid.
        #expect(rows[..<4].allSatisfy { abs($0[2]) == 1 })
        #expect(rows[4..<8].allSatisfy { $0[..<2].allSatisfy { abs($0) == 1 } })
        let unsaid = Self.rows(try Self.faces(.faces(4)))
        #expect(Array(rows[8...]) == unsaid)
        #expect(faces.remarks.count == 3 && faces.remarks[2] == "row 3: nothing said")
    }

    @Test func unknownWordsAreRemarked() throws {
        let faces = try Self.faces(.phrases(["smilling, in a spacesuit"], faces: 1))
        #expect(faces.remarks.contains { $0.contains("smilling") && $0.contains("smiling") })
        #expect(faces.remarks.contains { $0.contains("spacesuit") })
    }

    @Test func settingsAndSweeps() throws {
        let set = try Self.faces(.settings("smiling=1, Male=-1", faces: 3))
        let loud = ConditionRows.emphasis
        #expect(
            Self.rows(set).allSatisfy {
                [1, loud].contains($0[0]) && [-1, -loud].contains($0[1]) && abs($0[2]) == 1
            })
        let sweep = try Self.faces(.sweep("Male", faces: 2))
        #expect(sweep.count == 18 && sweep.columns == 9)
        let rows = Self.rows(sweep)
        let expected: [Float] = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1]
        #expect(rows[..<9].map { $0[1] } == expected.map { $0 * loud })
        let others = Set(rows[..<9].map { $0[0] })
        #expect(others.count == 1)
        let latents = (0..<18).map { Array(sweep.latents[$0 * 5..<($0 + 1) * 5]) }
        #expect(Set(latents[..<9]).count == 1 && Set(latents).count == 2)
    }

    @Test(arguments: [
        SampledFaces.Subject.settings("Smilling=1", faces: 1), .settings("Smiling=2", faces: 1),
        .settings("Smiling", faces: 1), .settings("Smiling=1,Smiling=-1", faces: 1), .sweep("Hair", faces: 1),
        .sweep("Male=1", faces: 1), .phrases([String(repeating: "smiling ", count: 1250)], faces: 1),
    ])
    func whatMakesNoSenseIsRefused(_ subject: SampledFaces.Subject) {
        #expect(throws: (any Error).self) { try Self.faces(subject) }
    }

    @Test func aSnapshotWithoutConditionsSaysSo() throws {
        for subject in [
            SampledFaces.Subject.phrases(["smiling"], faces: 1), .settings("Smiling=1", faces: 1),
            .sweep("Smiling", faces: 1),
        ] {
            let error = #expect(throws: NetworkError.self) {
                try SampledFaces(subject, state: Self.state(nil), seed: 1, path: "a.safetensors")
            }
            #expect(error?.description.hasPrefix("a.safetensors was trained without phrases") ?? false)
        }
        #expect(try SampledFaces(.faces(2), state: Self.state(nil), seed: 1, path: "").conditions.isEmpty)
    }

    @Test(arguments: [
        ["x", "--phrase", "a", "--set", "Smiling=1"], ["x", "--set", "Smiling=1", "--sweep", "Male"],
        ["x", "--phrase", "a", "--arithmetic", "1 - 2 + 3"],
    ])
    func oneThingAtATime(_ arguments: [String]) {
        #expect(throws: (any Error).self) { try SampleCommand.parse(arguments) }
    }

    @Test func phrasesAreShownAsTheyAreUnderstood() throws {
        let parser = PhraseParser(Self.table().vocabulary)
        let lines = PhraseCommand.lines(try parser.read("a man who is not smiling, xyzzy"), parser)
        #expect(lines.dropFirst().contains("  - Smiling") && lines.contains("  + Male"))
        #expect(lines.contains { $0.hasPrefix("  ? ") && $0.contains("xyzzy") })
        #expect(PhraseCommand.lines(try parser.read(""), parser) == ["nothing is said"])
        let report = PhraseReport(try parser.read("no hat"), parser)
        #expect(report.said == ["Wearing_Hat": -1] && report.unknown.isEmpty)
    }
}
