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
            print(pair.json(isPretty: true))
            return
        }
        let plan = try PairPlan(pair)
        let table = NetworkTable(plan)
        for line in table.lines { print(line) }
        let need = MemoryNeed(pair, threads: threads, isDrawn: true)
        print(
            "training with batches of \(batchSize) takes about \(MemoryNeed.text(need.bytes(batchSize: batchSize)))"
                + " of memory; a snapshot is \(MemoryNeed.text(plan.parameterMemory)) on disk")
    }
}

/// A pair of networks as lines of text.
struct NetworkTable {
    let lines: [String]

    private static let headings = ["stage", "makes", "layer", "then", "parameters", "multiplications"]

    init(_ plan: PairPlan) {
        let picture = plan.architecture.picture
        var lines = [
            "pictures of \(picture.side)x\(picture.side), \(picture.channels) colours, from"
                + " \(plan.architecture.latentSize) random numbers", "",
        ]
        let rows = [plan.generator, plan.discriminator].map { network in
            network.stages.map(Self.row)
                + [
                    [
                        "all", "", "", "", Self.grouped(network.parameterCount), Self.grouped(network.multiplications),
                    ]
                ]
        }
        let widths = Self.headings.indices.map { column in
            ([Self.headings] + rows.flatMap(\.self)).map { $0[column].count }.max() ?? 0
        }
        for (network, rows) in zip([plan.generator, plan.discriminator], rows) {
            lines.append(network.role.rawValue)
            for row in [Self.headings] + rows { lines.append("  " + Self.line(row, widths)) }
            lines.append("")
        }
        lines.append("multiplications are for one picture, done directly; the fast convolutions need fewer")
        self.lines = lines
    }

    /// Words to the left, numbers to the right.
    private static func line(_ row: [String], _ widths: [Int]) -> String {
        let cells = row.indices.map { column in
            let space = String(repeating: " ", count: widths[column] - row[column].count)
            return column < 4 ? row[column] + space : space + row[column]
        }
        var line = cells.joined(separator: "  ")
        while line.hasSuffix(" ") { line.removeLast() }
        return line
    }

    private static func row(_ stage: PlannedStage) -> [String] {
        var after: [String] = []
        if stage.stage.bias { after.append("bias") }
        if stage.stage.norm != nil { after.append("norm") }
        switch stage.stage.activation {
        case .leaky(let slope): after.append("leaky \(slope)")
        case .relu: after.append("ReLU")
        case .tanh: after.append("tanh")
        case .none: break
        }
        return [
            stage.name, stage.output.description, layer(stage.stage.kind), after.joined(separator: ", "),
            grouped(stage.parameterCount), grouped(stage.multiplications),
        ]
    }

    private static func layer(_ kind: Stage.Kind) -> String {
        switch kind {
        case .dense: "dense"
        case .convolution(let window): "convolution \(words(window))"
        case .transposedConvolution(let window): "transposed \(words(window))"
        }
    }

    private static func words(_ window: Stage.Window) -> String {
        "\(window.kernel)x\(window.kernel), stride \(window.stride), \(window.padding.rawValue)"
    }

    private static func grouped(_ number: Int) -> String { number.grouped }
}
