import Faces
import Foundation
import Networks
import RunEvents
import Snapshots

@testable import Training

/// What went wrong in a trial.
struct TrialFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// The run that all trials use: narrow networks on synthetic faces, so that a step takes milliseconds.
enum NarrowRun {
    /// Steps of a whole run.
    static let length = 300

    static var configuration: RunConfiguration {
        var configuration = RunConfiguration(data: "synthetic", seed: 7)
        configuration.architecture = Architecture(
            latentSize: 5, generatorChannels: [6, 5, 4], discriminatorChannels: [4, 5, 6])
        configuration.batchSize = 4
        configuration.threads = 1
        configuration.steps = length
        configuration.snapshotEvery = 1
        configuration.sampleEvery = 50
        configuration.sampleCount = 4
        return configuration
    }

    /// The same with another pair: its snapshots' descriptions and tensors are others.
    static var larger: RunConfiguration {
        var configuration = configuration
        if let pair = Architecture.paper(side: 32) { configuration.architecture = pair.scalingChannels(by: 1.0 / 64) }
        return configuration
    }

    /// The same, told the attributes of the drawn faces: its snapshots have names and rows of conditions.
    static var told: RunConfiguration {
        var configuration = configuration
        configuration.phrases = true
        configuration.architecture = configuration.architecture.told(conditions: FaceAttributes.names.count)
        return configuration
    }

    static var source: SyntheticFaceSource { source(side: 28) }

    private static func source(side: Int) -> SyntheticFaceSource { SyntheticFaceSource(seed: 7, count: 64, side: side) }

    /// Begins a run, or goes on with it.
    static func make(
        in folder: String, steps: Int, _ configuration: RunConfiguration = configuration
    ) throws -> TrainingRun {
        guard FileManager.default.fileExists(atPath: folder + "/config.json") else {
            let source = source(side: configuration.architecture.picture.side)
            return try TrainingRun(
                configuration: configuration, source: source,
                conditions: configuration.phrases ? FaceConditions(attributesOf: source) : nil, folder: folder,
                endsWhenDone: true)
        }
        let point = try ResumePoint.find(folder)
        var options = RunOptions()
        options.steps = steps
        return try TrainingRun(
            configuration: point.configuration(applying: options).configuration, source: source, resume: point,
            endsWhenDone: true)
    }

    /// Trains to the end.
    static func train(in folder: String, steps: Int, _ configuration: RunConfiguration = configuration) throws {
        let run = try make(in: folder, steps: steps, configuration)
        run.start()
        guard case .stopped = run.waitUntilEnded() else { throw TrialFailure("the run failed") }
    }

    /// The digest of the state after each step, from a run that nothing disturbs, and the rows of its metrics.
    static func reference() throws -> (digests: [Int: String], rows: [String]) {
        let folder = try Scratch.folder("reference")
        defer { Scratch.remove(folder) }
        var configuration = configuration
        configuration.snapshotEvery = 1_000_000
        let run = try TrainingRun(configuration: configuration, source: source, folder: folder)
        run.send(.pause)
        run.start()
        var digests: [Int: String] = [:]
        for _ in 1...length {
            run.send(.singleStep)
            run.send(.snapshot)
            let saved = try waitForSnapshot(run)
            digests[saved.step] = try SnapshotFile(path: saved.path).sha256
            try FileManager.default.removeItem(atPath: saved.path)
        }
        run.send(.stop(saving: false))
        _ = run.waitUntilEnded()
        return (digests, try rows(in: folder))
    }

    /// Waits for the next snapshot to be whole.
    static func waitForSnapshot(_ run: TrainingRun) throws -> SavedSnapshot {
        while true {
            for event in run.events.wait(seconds: 60) {
                if case .snapshotSaved(let saved) = event { return saved }
            }
            if run.events.isClosed { throw TrialFailure("the run ended without a snapshot") }
        }
    }

    /// The rows of a run's metrics without their seconds.
    static func rows(in folder: String) throws -> [String] {
        try String(contentsOfFile: folder + "/metrics.csv", encoding: .utf8).split(separator: "\n").map { line in
            line.split(separator: ",").dropLast(2).joined(separator: ",")
        }
    }
}

/// Folders for trials, in memory where the system has such a place.
enum Scratch {
    static func folder(_ name: String) throws -> String {
        let top = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        let path = "\(top)/gantop-trial-\(name)-\(ProcessInfo.processInfo.processIdentifier)"
        remove(path)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    /// Runs a command, and returns whether it succeeded.
    static func shell(_ command: String, _ arguments: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [command] + arguments
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    /// A run's files are closed soon after its end, not at it.
    static func unmount(_ disk: String) -> Bool {
        for _ in 0..<100 {
            if shell("umount", [disk]) { return true }
            Thread.sleep(forTimeInterval: 0.1)
        }
        return false
    }

    static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
}
