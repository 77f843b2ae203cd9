import ArgumentParser
import Foundation
import Networks

/// `gantop bench`: how long a training step takes on this machine.
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure how long a training step takes on this machine.",
        discussion: "With --data: how long a source of faces takes instead.")

    @OptionGroup var networks: NetworkOptions

    @Option(help: "The task whose step is measured: generate or restore.")
    var task: TrainingTask?

    @Option(name: .customLong("batch-size"), help: "Faces a step.")
    var batchSize = 16

    @Option(help: "Steps to measure, after four to warm up.")
    var steps = 30

    @Option(help: "Threads that compute (default: all cores).")
    var threads: Int?

    @Option(help: "Conditions that the networks are told, such as CelebA's 40 attributes.")
    var conditions = 0

    @Flag(help: "Show each layer's passes instead: milliseconds and GFLOP/s.")
    var layers = false

    @Option(help: "Measure this source of faces instead: its first batch, its memory, how fast it decodes.")
    var data: String?

    @Flag(help: "Print one line of JSON.")
    var json = false

    func validate() throws {
        try require(batchSize, in: 1...4096, "--batch-size")
        try require(steps, in: 1...1_000_000, "--steps")
        try require(threads, in: 1...1024, "--threads")
        try require(conditions, in: NetworkLimits.conditions, "--conditions")
    }

    func run() throws {
        let named = try networks.architecture(for: task) ?? .tutorial
        guard conditions == 0 || named.purpose == .generating else {
            throw NetworkError("a restorer is told no conditions: leave out --conditions, or --task restore")
        }
        let pair = named.told(conditions: conditions)
        if let data {
            let bench = try FaceBench(data: data, side: pair.picture.side, batchSize: batchSize, threads: threads)
            PlainOutput.line(json ? try jsonLine(bench) : bench.line)
            return
        }
        let model = AdversarialModel(
            architecture: pair, batchSize: batchSize, seed: 0, threads: threads)
        _ = model.measureSteps(4)
        if layers {
            try report(model.measureLayers(steps: steps))
            return
        }
        let result = BenchResult(
            milliseconds: model.measureSteps(steps), threads: model.threads, batchSize: batchSize)
        PlainOutput.line(json ? try result.json : result.line)
    }

    private func report(_ timings: [LayerTiming]) throws {
        guard !json else {
            PlainOutput.line(try jsonLine(timings))
            return
        }
        PlainOutput.line(
            "\(Processor.description): batch \(batchSize), mean of \(steps) steps; rates as the direct form needs them")
        for timing in timings {
            let name = [timing.layer, timing.pass.map(Self.words) ?? ""].joined(separator: " ")
            let rate = timing.gigaflopsPerSecond.map { String(format: "%8.1f GFLOP/s", $0) } ?? ""
            let padded = name.padding(toLength: 40, withPad: " ", startingAt: 0)
            PlainOutput.line(padded + String(format: "%8.2f ms", timing.milliseconds) + rate)
        }
    }

    private static func words(_ pass: LayerPass) -> String {
        switch pass {
        case .forward: "forward"
        case .dataGradient: "data gradient"
        case .weightGradient: "weight gradient"
        }
    }
}

/// One line of JSON, keys in snake case and sorted.
private func jsonLine(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}

/// What the bench found; the JSON keys are these names in snake case.
struct BenchResult: Codable, Equatable {
    var medianMs: Double
    var minMs: Double
    var maxMs: Double
    var imagesPerSecond: Double
    var threads: Int
    var batchSize: Int
    var peakMemoryBytes: Int
    var kernels: String

    /// - Precondition: at least one step was timed.
    init(milliseconds: [Double], threads: Int, batchSize: Int) {
        precondition(!milliseconds.isEmpty, "no step was timed")
        let sorted = milliseconds.sorted()
        medianMs = sorted[sorted.count / 2]
        minMs = sorted[0]
        maxMs = sorted[sorted.count - 1]
        imagesPerSecond = Double(batchSize) * 1000 / medianMs
        self.threads = threads
        self.batchSize = batchSize
        peakMemoryBytes = Self.peakMemory
        kernels = Processor.description
    }

    /// One line for scripts.
    var json: String {
        get throws { try jsonLine(self) }
    }

    /// One line for people.
    var line: String {
        let times = String(format: "median %.1f ms/step (min %.1f, max %.1f)", medianMs, minMs, maxMs)
        let rest = String(format: "%.0f images/s, peak %d MB", imagesPerSecond, peakMemoryBytes / 1_000_000)
        return "\(kernels): batch \(batchSize), \(threads) thread\(threads == 1 ? "" : "s"): \(times), \(rest)"
    }

    /// The largest resident size that this process has had, in bytes (getrusage(2) counts kilobytes).
    private static var peakMemory: Int {
        var usage = rusage()
        getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
        return Int(usage.ru_maxrss) * 1024
    }
}
