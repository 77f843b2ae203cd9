/// What follows from the stages of one network: their names, the shapes between them, their tensors.
///
/// The only place that does arithmetic on shapes. It checks them, too: what it lets through can be built.
public struct NetworkPlan: Sendable {
    /// Which of the two networks.
    public enum Role: String, Sendable {
        /// Random numbers to a picture.
        case generator
        /// A damaged picture, and a map of what is unknown in it, to a picture.
        case restorer
        /// A picture to a logit.
        case discriminator
    }

    /// Which of the two networks it is.
    public let role: Role
    /// The stages in their order.
    public private(set) var stages: [PlannedStage] = []
    /// A discriminator's attribute head: the means over pixels of the last features to a logit for each condition; nil
    /// where there are none.
    public private(set) var head: PlannedStage?

    /// All stages and the head.
    private var layers: [PlannedStage] { stages + (head.map { [$0] } ?? []) }
    /// The tensors in their order: the stages', then the head's.
    var tensors: [TensorDraft] { layers.flatMap(\.tensors) }

    /// How many numbers the network learns.
    public var parameterCount: Int { layers.reduce(0) { $0 + $1.parameterCount } }

    /// Multiplications for one picture, done directly.
    public var multiplications: Int { layers.reduce(0) { $0 + $1.multiplications } }

    /// Plans one of a pair's networks.
    ///
    /// - Throws: the first stage that does not fit, with what came in and what it needs.
    public init(_ role: Role, of architecture: Architecture) throws(DescriptionError) {
        self.role = role
        let described = role == .discriminator ? architecture.discriminator : architecture.generator
        guard NetworkLimits.stages ~= described.count else {
            throw DescriptionError(
                nil,
                "a \(role.rawValue) has \(NetworkLimits.stages.lowerBound) to \(NetworkLimits.stages.upperBound) stages,"
                    + " not \(described.count)")
        }
        try Self.check(architecture)
        var names = StageNames()
        let first = Self.input(role, architecture)
        for (index, stage) in described.enumerated() {
            var draft = StageDraft(
                role: role, name: names.next(stage.kind), number: index + 1, stage: stage,
                before: stages.last?.output ?? first, isLast: index == described.count - 1)
            draft.joined = try joined(draft, picture: role == .restorer ? first : nil)
            stages.append(try draft.planned())
        }
        try checkEnd(architecture.picture)
        if role == .discriminator { head = try Self.head(conditions: architecture.conditions, stages) }
        guard parameterCount <= NetworkLimits.parameters else {
            throw DescriptionError(
                nil, "the \(role.rawValue) has \(parameterCount) numbers to learn, at most \(NetworkLimits.parameters)")
        }
    }

    /// What a network reads.
    private static func input(_ role: Role, _ architecture: Architecture) -> MapShape {
        let picture = architecture.picture
        switch role {
        case .generator: return MapShape(side: 1, channels: architecture.latentSize + architecture.conditions)
        case .restorer:
            return MapShape(side: picture.side, channels: architecture.damagedPicture.channels)
        case .discriminator: return MapShape(side: picture.side, channels: picture.channels)
        }
    }

    /// What comes into a stage that earlier features join.
    private func joined(_ draft: StageDraft, picture: MapShape?) throws(DescriptionError) -> JoinedInput? {
        do {
            return try JoinedInput(draft.stage, after: stages, input: draft.before, picture: picture)
        } catch { throw DescriptionError("\(role.rawValue).\(draft.name)", error.text) }
    }

    /// The head on the features that the last stage reads, whose weights begin as that stage's do.
    private static func head(
        conditions: Int, _ stages: [PlannedStage]
    ) throws(DescriptionError) -> PlannedStage? {
        guard conditions > 0, let last = stages.last else { return nil }
        let stage = Stage(
            .dense(side: 1), channels: conditions, bias: true, activation: .none, initial: last.stage.initial)
        return try StageDraft(
            role: .discriminator, name: "head", number: stages.count + 1, stage: stage,
            before: MapShape(side: 1, channels: last.input.channels), isLast: false
        ).planned()
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
        if architecture.purpose == .restoring {
            guard architecture.conditions == 0, architecture.latentSize == 0 else {
                throw DescriptionError(nil, "a restorer reads pictures alone, no conditions and no random numbers")
            }
            return
        }
        guard NetworkLimits.conditions ~= architecture.conditions else {
            throw DescriptionError(
                nil,
                "a pair is told at most \(NetworkLimits.conditions.upperBound) conditions, not"
                    + " \(architecture.conditions)")
        }
        guard NetworkLimits.channels ~= architecture.latentSize else {
            throw DescriptionError(
                nil,
                "a picture is made from 1 to \(NetworkLimits.channels.upperBound) random numbers, not"
                    + " \(architecture.latentSize)")
        }
    }

    private func checkEnd(_ picture: PictureShape) throws(DescriptionError) {
        guard let last = stages.last else { return }
        let wanted =
            role == .discriminator
            ? MapShape(side: 1, channels: 1) : MapShape(side: picture.side, channels: picture.channels)
        guard last.output == wanted else {
            let end = role == .discriminator ? "the end is one logit, \(wanted)" : "the pictures are \(wanted)"
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
