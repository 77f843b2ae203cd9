import Networks

/// A pair of networks as lines of text.
struct NetworkTable {
    let lines: [String]

    private static let headings = ["stage", "makes", "layer", "then", "parameters", "multiplications"]

    init(_ plan: PairPlan) {
        let picture = plan.architecture.picture
        var lines = [
            "pictures of \(picture.side)x\(picture.side), \(picture.channels) colours, from"
                + " \(plan.architecture.latentSize) random numbers"
                + (plan.architecture.conditions > 0 ? " and \(plan.architecture.conditions) conditions" : ""), "",
        ]
        let rows = [plan.generator, plan.discriminator].map { network in
            network.stages.map { Self.row($0) } + (network.head.map { [Self.headRow($0)] } ?? [])
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

    /// The attribute head, which reads what the last stage does.
    private static func headRow(_ head: PlannedStage) -> [String] {
        var row = row(head)
        row[2] = "dense, on the means of what dense reads"
        return row
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
