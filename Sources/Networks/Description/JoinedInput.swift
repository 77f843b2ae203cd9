/// A stage's input where features join it: the maps side by side, the stage before's first.
struct JoinedInput: Equatable, Sendable {
    /// The maps in their order.
    let parts: [Part]

    /// One of the maps.
    struct Part: Equatable, Sendable {
        let source: Source
        let channels: Int
    }

    /// Whose a map is.
    enum Source: Equatable, Sendable {
        /// What a stage hands on, by its place in the list, from 1.
        case stage(Int)
        /// The picture that the network reads.
        case picture
    }

    /// The maps' channels.
    var widths: JoinedWidths { JoinedWidths(widths: parts.map(\.channels)) }
}

extension JoinedInput {
    /// Finds what a stage joins among the stages before it; nil where it joins nothing.
    ///
    /// - Parameters:
    ///   - input: what the stage before hands on.
    ///   - picture: what the network reads; nil where that is no picture that a stage may join.
    /// - Throws: in plain words why something cannot join.
    init?(
        _ stage: Stage, after stages: [PlannedStage], input: MapShape, picture: MapShape?
    ) throws(JoinProblem) {
        guard !stage.joins.isEmpty else { return nil }
        if case .dense = stage.kind {
            throw JoinProblem("a dense stage takes what comes in alone: leave out its joins")
        }
        var parts = [Part(source: .stage(stages.count), channels: input.channels)]
        for join in stage.joins {
            let (source, shape) = try Self.find(join, among: stages, picture: picture)
            guard !parts.contains(where: { $0.source == source }) else {
                throw JoinProblem("\(join.name) comes in already: join it once, and the stage before not at all")
            }
            guard shape.side == input.side else {
                throw JoinProblem("it joins \(join.name), \(shape), to \(input): sides have to be equal")
            }
            parts.append(Part(source: source, channels: shape.channels))
        }
        self.parts = parts
    }

    private static func find(
        _ join: Stage.Join, among stages: [PlannedStage], picture: MapShape?
    ) throws(JoinProblem) -> (Source, MapShape) {
        switch join {
        case .picture:
            guard let picture else { throw JoinProblem("a picture joins the stages of a restorer alone") }
            guard !stages.isEmpty else { throw JoinProblem("the picture comes in already: join it further on") }
            return (.picture, picture)
        case .stage(let name):
            guard let found = stages.first(where: { $0.name == name }) else {
                throw JoinProblem("it joins '\(name.prefix(40))', which is no earlier stage")
            }
            return (.stage(found.number), found.output)
        }
    }
}

/// Why something cannot join a stage's input.
struct JoinProblem: Error {
    let text: String

    init(_ text: String) { self.text = text }
}
