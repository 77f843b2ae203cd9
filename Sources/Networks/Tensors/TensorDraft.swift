/// A tensor of a network before it has a place in memory.
struct TensorDraft: Sendable {
    /// The name without the network's prefix, such as `deconv1.weight`.
    var name: String
    /// PyTorch's shape.
    var shape: [Int]
    /// False for running statistics, which are averaged rather than trained.
    var isTrained = true
    /// PyTorch's order seen as three axes, and which of them is the slowest, middle and fastest one inside.
    var axes: [Int]
    var order: [Int]
    /// Whether the slowest axis runs backwards inside.
    var isReversed = false
    /// The axis that runs over the channels of several maps, if one does.
    var joined: JoinedAxis?
    /// How its numbers begin.
    var initial: Beginning

    /// An axis whose numbers stand apart inside, as the maps do that they belong to.
    struct JoinedAxis: Sendable {
        var axis: Int
        let widths: JoinedWidths
    }

    /// How many places an axis takes inside.
    func places(_ axis: Int) -> Int { joined?.axis == axis ? joined?.widths.places ?? axes[axis] : axes[axis] }

    /// Where a number of an axis stands inside.
    func place(_ index: Int, on axis: Int) -> Int {
        guard let joined, joined.axis == axis else { return index }
        return joined.widths.place(index)
    }

    /// How a tensor's numbers begin.
    enum Beginning: Equatable, Sendable {
        case zero
        case one
        case random(Stage.InitialWeights)
    }

    /// One number for each of `count` channels.
    static func vector(
        _ name: String, _ count: Int, initial: Beginning = .zero, isTrained: Bool = true
    ) -> TensorDraft {
        TensorDraft(
            name: name, shape: [count], isTrained: isTrained, axes: [1, 1, count], order: [0, 1, 2], initial: initial)
    }
}
