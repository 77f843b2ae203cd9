import Faces
import Foundation
import Networks
import Phrases
import RunEvents
import TerminalUI

@testable import CursesTerminal
@testable import Snapshots
@testable import Training

/// Reads texts and pictures that were changed at random, by every reader of a run that is not one of snapshots: each must
/// say what it found or that it found nothing.
struct TextTrial {
    private let seeds: [(name: String, bytes: [UInt8])]
    private let film: FilmFolder
    private let parser = PhraseParser(Vocabulary(names: FaceAttributes.names, kind: .attributes))
    private var mutator: Mutator
    private var understood: [String: Int] = [:]

    /// - Parameter corpus: the folder of what is changed: `Tests/RunTrials/Corpus`.
    static func run(count: Int, corpus: String) throws {
        let folder = try Scratch.folder("text")
        defer { Scratch.remove(folder) }
        try NarrowRun.train(in: folder + "/run", steps: 30)
        var trial = try TextTrial(corpus: corpus, run: folder + "/run", seed: UInt64(count))
        for number in 0..<count { try trial.read(number) }
        let kinds = trial.understood.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        print("\(count) changed texts and pictures; understood: " + kinds.joined(separator: ", "))
    }

    private init(corpus: String, run: String, seed: UInt64) throws {
        film = FilmFolder(path: run + "/film")
        let frame = try FileSystem.read(film.path(step: Film.leastStride), limit: 1 << 24)
        let texts = try FileSystem.names(in: corpus).map { name in
            (name: name, bytes: try FileSystem.read(corpus + "/" + name, limit: 1 << 20))
        }
        guard !texts.isEmpty else { throw TrialFailure("\(corpus) is empty") }
        seeds = texts + [(name: "film", bytes: frame)]
        mutator = Mutator(seed: seed)
    }

    private mutating func read(_ number: Int) throws {
        let seed = seeds[number % seeds.count]
        let changed = mutator.mutate(seed.bytes)
        if try isUnderstood(changed, of: seed.name) { understood[seed.name, default: 0] += 1 }
    }

    private func isUnderstood(_ bytes: [UInt8], of name: String) throws -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        let lines = text.split(separator: "\n")
        switch name {
        case "network.json": return isNetwork(text)
        case "journal.jsonl":
            return lines.contains { line in
                _ = RunJournal.skippedFace(inLine: line)
                let isEdit = RunJournal.settingsEdit(inLine: line) != nil
                return RunJournal.kind(ofLine: line) != nil && RunJournal.step(ofLine: line) != nil || isEdit
            }
        case "metrics.csv":
            return lines.contains { MetricsTable.metrics($0) != nil || DiversityTable.measure($0) != nil }
        case "phrases.txt":
            // What nobody writes as one phrase: a line.
            return lines.contains { (try? parser.read(String($0.prefix(200)))) != nil }
        case "system.txt":
            return MemoryFiles.available(text) != nil || lines.contains { ProcessMark(String($0)) != nil }
        case "keys.txt": return !events(bytes).isEmpty
        default:
            try Data(bytes).write(to: URL(filePath: film.path(step: Film.leastStride)))
            return film.frames(upTo: Film.leastStride).contains { $0.step == Film.leastStride }
        }
    }

    private func isNetwork(_ text: String) -> Bool {
        guard let pair = try? Architecture(json: text) else { return false }
        return (try? PairPlan(pair)) != nil
    }

    /// What a terminal sends, whatever it is.
    private func events(_ bytes: [UInt8]) -> [InputEvent] {
        var decoder = KeyDecoder()
        decoder.expectsReplies = true
        return bytes.flatMap { decoder.decode(character: UInt32($0)) } + decoder.finish()
    }
}
