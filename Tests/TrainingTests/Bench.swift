import Dispatch
import Faces
import Foundation
import Networks
import RunEvents
import Snapshots
import Testing

@testable import Training

/// Faces without files: every pixel a hash of its place.
struct FakeFaces: FaceSource {
    var name = "fake faces"
    var side = FaceImage.tutorialSide
    var count = 37
    /// Faces that cannot be read.
    var broken: Set<Int> = []

    func faceName(_ index: Int) -> String { "\(index).png" }

    func face(_ index: Int) throws(FaceError) -> FaceImage {
        if broken.contains(index) { throw .unreadableFace(name: faceName(index), reason: "broken on purpose") }
        var random = SeededRandom(seed: UInt64(index), stream: 77)
        let pixels = (0..<FaceImage.byteCount(side: side)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        return FaceImage(side: side, pixels: pixels)
    }
}

/// What tests do with runs.
enum Bench {
    static let architecture = Architecture(
        latentSize: 5, generatorChannels: [4, 3, 2], discriminatorChannels: [2, 3, 4])

    /// A small run: narrow networks, batches of 4, 9 steps an epoch.
    static func configuration(steps: Int, seed: UInt64 = 1) -> RunConfiguration {
        var configuration = RunConfiguration(data: "fake", seed: seed)
        configuration.architecture = architecture
        configuration.batchSize = 4
        configuration.threads = 1
        configuration.steps = steps
        configuration.snapshotEvery = 1000
        configuration.sampleEvery = 10
        configuration.sampleCount = 4
        return configuration
    }

    /// Trains a new run to its end.
    @discardableResult
    static func train(
        _ configuration: RunConfiguration, in folder: String, source: FakeFaces = FakeFaces(),
        commands: [RunCommand] = []
    ) throws -> [RunEvent] {
        let run = try TrainingRun(
            configuration: configuration, source: source, folder: folder, endsWhenDone: true)
        return try finish(run, commands: commands)
    }

    /// Goes on with a run to its end.
    @discardableResult
    static func resume(
        _ path: String, options: RunOptions = RunOptions(), source: FakeFaces = FakeFaces(), newFolder: String? = nil,
        commands: [RunCommand] = []
    ) throws -> [RunEvent] {
        let point = try ResumePoint.find(path)
        let (configuration, remarks) = point.configuration(applying: options)
        let run = try TrainingRun(
            configuration: configuration, source: source, resume: point, folder: newFolder, remarks: remarks,
            endsWhenDone: true)
        return try finish(run, commands: commands)
    }

    static func options(steps: Int) -> RunOptions {
        var options = RunOptions()
        options.steps = steps
        return options
    }

    static func finish(_ run: TrainingRun, commands: [RunCommand]) throws -> [RunEvent] {
        for command in commands { run.send(command) }
        run.start()
        #expect(run.waitUntilEnded() == .stopped)
        return run.events.drain()
    }

    /// Collects a run's events until `isLast` holds for one; fails the test if a minute passes without.
    static func events(of run: any WatchedRun, until isLast: (RunEvent) -> Bool) throws -> [RunEvent] {
        var events: [RunEvent] = []
        let deadline = DispatchTime.now() + 60
        while DispatchTime.now() < deadline {
            let new = run.events.wait(seconds: 60)
            events += new
            if new.contains(where: isLast) { return events }
            if new.isEmpty, run.events.isClosed { break }
        }
        Issue.record("the event did not come; these did: \(events.map { String(describing: $0).prefix(100) })")
        throw CancellationError()
    }

    /// The first history among events.
    static func history(_ events: [RunEvent]) -> [StepMetrics]? {
        events.compactMap { if case .history(let steps) = $0 { steps } else { nil } }.first
    }

    /// The steps among events.
    static func steps(_ events: [RunEvent]) -> [StepMetrics] {
        events.flatMap { event in if case .steps(let steps) = event { steps } else { [StepMetrics]() } }
    }

    static func lines(_ path: String) throws -> [String] {
        String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
            .split(separator: "\n").map(String.init)
    }

    /// The kinds of a journal's lines, in order.
    static func kinds(_ path: String) throws -> [String] {
        try lines(path).map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return try #require(object?["kind"] as? String)
        }
    }

    static func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }
}
