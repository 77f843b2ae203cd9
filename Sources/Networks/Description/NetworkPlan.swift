/// What follows from the stages of one network: their names, the shapes between them, their tensors.
///
/// The only place that does arithmetic on shapes. It checks them, too: what it lets through can be built.
public struct NetworkPlan: Sendable {
    /// Which of the two networks.
    public enum Role: String, Sendable {
        /// Random numbers to a picture.
        case generator
        /// A picture to a logit.
        case discriminator
    }

    /// Which of the two networks it is.
    public let role: Role
    /// The stages in their order.
    public private(set) var stages: [PlannedStage] = []

    /// How many numbers the network learns.
    public var parameterCount: Int { stages.reduce(0) { $0 + $1.parameterCount } }

    /// Multiplications for one picture, done directly.
    public var multiplications: Int { stages.reduce(0) { $0 + $1.multiplications } }

    /// Plans one of a pair's networks.
    ///
    /// - Throws: the first stage that does not fit, with what came in and what it needs.
    public init(_ role: Role, of architecture: Architecture) throws(DescriptionError) {
        self.role = role
        let picture = architecture.picture
        let (pictures, latents) = (
            MapShape(side: picture.side, channels: picture.channels),
            MapShape(side: 1, channels: architecture.latentSize)
        )
        let described = role == .generator ? architecture.generator : architecture.discriminator
        guard NetworkLimits.stages ~= described.count else {
            throw DescriptionError(
                nil,
                "a \(role.rawValue) has \(NetworkLimits.stages.lowerBound) to \(NetworkLimits.stages.upperBound) stages,"
                    + " not \(described.count)")
        }
        try Self.check(architecture)
        var names = StageNames()
        var input = role == .generator ? latents : pictures
        for (index, stage) in described.enumerated() {
            let draft = StageDraft(
                role: role, name: names.next(stage.kind), number: index + 1, stage: stage, input: input,
                isLast: index == described.count - 1)
            let planned = try draft.planned()
            stages.append(planned)
            input = planned.output
        }
        try checkEnd(role == .generator ? pictures : MapShape(side: 1, channels: 1))
        guard parameterCount <= NetworkLimits.parameters else {
            throw DescriptionError(
                nil, "the \(role.rawValue) has \(parameterCount) numbers to learn, at most \(NetworkLimits.parameters)")
        }
    }

    private static func check(_ architecture: Architecture) throws(DescriptionError) {
        let picture = architecture.picture
        guard NetworkLimits.pictureSides ~= picture.side else {
            let sides = NetworkLimits.pictureSides
            throw DescriptionError(
                nil, "pictures have a side of \(sides.lowerBound) to \(sides.upperBound) pixels, not \(picture.side)")
        }
        guard picture.channels == 3 else {
            throw DescriptionError(nil, "pictures have 3 colours, not \(picture.channels)")
        }
        guard NetworkLimits.channels ~= architecture.latentSize else {
            throw DescriptionError(
                nil,
                "a picture is made from 1 to \(NetworkLimits.channels.upperBound) random numbers, not"
                    + " \(architecture.latentSize)")
        }
    }

    private func checkEnd(_ wanted: MapShape) throws(DescriptionError) {
        guard let last = stages.last else { return }
        guard last.output == wanted else {
            let end = role == .generator ? "the pictures are \(wanted)" : "the end is one logit, \(wanted)"
            throw DescriptionError("\(role.rawValue).\(last.name)", "it makes \(last.output), but \(end)")
        }
    }
}

/// Counts the kinds of linear layers: convolutions and transposed ones from 1, the first dense layer without a number.
private struct StageNames {
    private var dense = 0
    private var convolutions = 0
    private var transposed = 0

    mutating func next(_ kind: Stage.Kind) -> String {
        switch kind {
        case .dense:
            dense += 1
            return dense == 1 ? "dense" : "dense\(dense)"
        case .convolution:
            convolutions += 1
            return "conv\(convolutions)"
        case .transposedConvolution:
            transposed += 1
            return "deconv\(transposed)"
        }
    }
}
