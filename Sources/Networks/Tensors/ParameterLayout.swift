/// The tensors of one network in their fixed order, and where each lies: trained ones first, then running statistics,
/// so that an optimiser sees one stretch of numbers. Every tensor begins on a cache line.
struct ParameterLayout {
    let parameters: [Parameter]
    /// The length of the trained stretch and of the whole buffer.
    let trainedCount: Int
    let totalCount: Int

    /// Places for the tensors of a network.
    init(_ plan: NetworkPlan) {
        let drafts = plan.tensors
        var offsets = [Int](repeating: 0, count: drafts.count)
        var end = 0
        var trainedEnd = 0
        for isTrained in [true, false] {
            for (index, draft) in drafts.enumerated() where draft.isTrained == isTrained {
                offsets[index] = end
                end += draft.room
            }
            if isTrained { trainedEnd = end }
        }
        trainedCount = trainedEnd
        totalCount = end
        parameters = zip(drafts, offsets).map { Parameter(draft: $0, offset: $1) }
    }

    /// The tensor named `name`.
    subscript(name: String) -> Parameter {
        guard let found = parameters.first(where: { $0.name == name }) else {
            preconditionFailure("the network has no tensor named \(name)")
        }
        return found
    }
}
