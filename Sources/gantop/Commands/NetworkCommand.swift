import ArgumentParser
import Networks
import Training

/// `gantop network`: a pair of networks as a table, or as the description that `--network FILE.json` reads.
struct NetworkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "network", abstract: "Show a pair of networks: its stages, sizes and memory.",
        discussion: """
            With --json: the description, which can be changed and trained with 'gantop train --network FILE.json'. \
            Kernels are 3 to 7, strides 1 or 2, sides 16 to 128.
            """)

    @Argument(help: "tutorial, paper, a description (FILE.json), or a snapshot or run that carries one.")
    var network = NetworkChoice.tutorial

    @Option(help: "The pictures' side for the paper's pair: 32, 64 or 128.")
    var side: Int?

    @Option(help: "Scales every width of the networks, such as 0.5.")
    var channels: Double?

    @Option(name: .customLong("batch-size"), help: "Faces a step, for the memory that training takes.")
    var batchSize = 16

    @Option(help: "Threads that compute, for the memory that training takes (default: all cores).")
    var threads: Int?

    @Flag(help: "Print the description as JSON.")
    var json = false

    func validate() throws {
        try NetworkOptions.validate(side: side, channels: channels)
        try require(batchSize, in: 1...4096, "--batch-size")
        try require(threads, in: 1...1024, "--threads")
    }

    func run() throws {
        let pair = try NetworkChoice(network).architecture(side: side, channels: channels)
        guard !json else {
            PlainOutput.line(pair.json(isPretty: true))
            return
        }
        let plan = try PairPlan(pair)
        let table = NetworkTable(plan)
        for line in table.lines { PlainOutput.line(line) }
        let need = MemoryNeed(pair, threads: threads, isDrawn: true)
        PlainOutput.line(
            "training with batches of \(batchSize) takes about \(MemoryNeed.text(need.bytes(batchSize: batchSize)))"
                + " of memory; a snapshot is \(MemoryNeed.text(plan.snapshotMemory)) on disk")
    }
}
