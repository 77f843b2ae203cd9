import Foundation
import Networks
import RunEvents

@testable import Snapshots
@testable import Training

/// Reads files and messages that were changed at random: each must load or be refused with an error of ours.
enum MutationTrial {
    static func run(count: Int) throws {
        let folder = try Scratch.folder("mutate")
        defer { Scratch.remove(folder) }
        try NarrowRun.train(in: folder + "/run", steps: 3)
        try NarrowRun.train(in: folder + "/larger", steps: 2, NarrowRun.larger)
        try NarrowRun.train(in: folder + "/told", steps: 2, NarrowRun.told)
        let snapshots = try ["run", "larger", "told"].map { try bytes(folder + "/\($0)/snapshots/latest.safetensors") }
        let configuration = try bytes(folder + "/run/config.json")
        let messages = Self.messages.compactMap(\.bytes)
        var mutator = Mutator(seed: UInt64(count))
        var loaded = 0
        for number in 0..<count {
            if number % 8 == 5 {
                loaded += isMessage(mutator.mutate(messages[number / 8 % messages.count])) ? 1 : 0
            } else if number % 4 == 3 {
                try Data(mutator.mutate(configuration)).write(to: URL(filePath: folder + "/config.json"))
                loaded += try isConfiguration(folder) ? 1 : 0
            } else {
                let path = folder + "/mutated"
                var mutated = mutator.mutate(snapshots[number / 4 % snapshots.count])
                // Two of three get a digest that fits: only the checks behind it stand then.
                if number % 4 != 0 { Self.seal(&mutated) }
                try Data(mutated).write(to: URL(filePath: path))
                loaded += try isSnapshot(path) ? 1 : 0
            }
        }
        let peak = peakMemory() >> 20
        print(
            "\(count) mutated files and messages: \(loaded) loaded, \(count - loaded) refused; peak memory \(peak) MB")
        guard peak < 2048 else { throw TrialFailure("a file took memory by its word") }
    }

    private static func isSnapshot(_ path: String) throws -> Bool {
        do throws(SnapshotError) {
            let file = try SnapshotFile(path: path)
            let state = try file.state()
            let model = AdversarialModel(
                architecture: state.architecture, batchSize: min(state.batchSize, 2), seed: 1, threads: 1)
            try file.load(into: model)
            _ = try file.generator(.average, threads: 1)
            return true
        } catch {
            guard error.description.contains(path), !error.description.contains("\n") else {
                throw TrialFailure("an error that does not name its file in one line: \(error.description)")
            }
            return false
        }
    }

    /// What goes through the socket of a run.
    private static var messages: [WireMessage] {
        let faces = FaceImages(width: 28, height: 28, count: 2, pixels: [UInt8](repeating: 7, count: 28 * 28 * 6))
        return [
            .hello(), .command(.listSnapshots(faces: 4)), .command(.setLearningRate(.both, rate: 1e-4)),
            .command(.goBack(snapshot: "step-1.safetensors")),
            .event(.preview(Preview(step: 1, weights: .average, latentSeed: 1, faces: faces))),
            .event(.phase(.failed("why"))), .command(.phrase(PhraseRequest(said: [1, 0, -1], count: 2))),
            .event(.conditionMeasures([ConditionMeasure(step: 1, condition: 0, faceCount: 2, asked: 1, opposite: 0)])),
            .event(.troubles([Trouble(subject: "snapshots", cause: "full", remedy: "free some space", place: "runs")])),
            .event(.wentBack(WentBack(fromStep: 2, toStep: 1, divergence: "step 2: a loss is not finite"))),
        ]
    }

    private static func isMessage(_ bytes: [UInt8]) -> Bool {
        var parser = WireParser(limit: WireParser.commandLimit)
        do throws(WireMessage.Fault) {
            return try !parser.takeIn(bytes).isEmpty
        } catch {
            return false
        }
    }

    private static func isConfiguration(_ folder: String) throws -> Bool {
        do throws(RunError) {
            _ = try RunFolder.configuration(in: folder)
            return true
        } catch {
            return false
        }
    }

    /// Puts a fitting digest where the digest stands, if the file still has such a place.
    private static func seal(_ bytes: inout [UInt8]) {
        let start = SafetensorsHeader.digestPlace
        guard bytes.count >= start + 64 else { return }
        let zeros = [UInt8](repeating: 0x30, count: 64)
        bytes.replaceSubrange(start..<start + 64, with: zeros)
        bytes.replaceSubrange(start..<start + 64, with: Array(Digest.sha256(bytes).utf8))
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: path)))
    }

    /// The most memory that this process ever held, in bytes.
    private static func peakMemory() -> Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss << 10
    }
}

/// Changes bytes at random: bits, digits, cuts, repeats, and large numbers where numbers are.
struct Mutator {
    private var random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    mutating func mutate(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0...random.nextInteger(below: 3) where !bytes.isEmpty {
            // Most changes fall on the text at the beginning, where a file says what it holds.
            let reach = random.nextInteger(below: 4) == 0 ? bytes.count : min(bytes.count, 12_000)
            let place = random.nextInteger(below: reach)
            switch random.nextInteger(below: 8) {
            case 0: bytes[place] ^= 1 << UInt8(random.nextInteger(below: 8))
            case 1: bytes[place] = UInt8(truncatingIfNeeded: random.next())
            case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.nextInteger(below: 64)))
            case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 32)], at: place)
            case 4: bytes.replaceSubrange(place..<place + 1, with: Array("1152921504606846976".utf8))
            case 5: changeNumber(&bytes, near: place)
            case 6: claimMuch(&bytes)
            default: bytes.removeSubrange(place...)
            }
        }
        return bytes
    }

    /// Has the header's length, which both files and messages begin with, claim 2^60 bytes, or as many as fit.
    private mutating func claimMuch(_ bytes: inout [UInt8]) {
        let claims: [[UInt8]] = [[0, 0, 0, 0, 0, 0, 0, 16], [255, 255, 255, 255], [255, 255, 255, 15]]
        let claim = claims[random.nextInteger(below: claims.count)]
        guard bytes.count >= claim.count else { return }
        bytes.replaceSubrange(0..<claim.count, with: claim)
    }

    /// Changes the next digits after a place, keeping their number.
    private mutating func changeNumber(_ bytes: inout [UInt8], near place: Int) {
        var index = place
        while index < bytes.count, !(0x30...0x39).contains(bytes[index]) { index += 1 }
        while index < bytes.count, (0x30...0x39).contains(bytes[index]) {
            bytes[index] = 0x30 + UInt8(random.nextInteger(below: 10))
            index += 1
        }
    }
}
