/// One tensor of a network: its name and shape outside, its place and order inside.
///
/// Inside, output channels come in panels of 32, each of which is one stretch of memory that kernels read as it lies and
/// optimisers stream through: convolutions are [panel][tap][in][32], the layers between a vector and features
/// [panel][position][in][32], vectors [panel][32]. Places for channels that do not exist hold zeros and stay so: those
/// behind the last one, and those between joined maps.
struct Parameter {
    let draft: TensorDraft
    /// Where the tensor begins in its network's buffer.
    let offset: Int

    var name: String { draft.name }
    var shape: [Int] { draft.shape }
    var isTrained: Bool { draft.isTrained }

    /// How many numbers it holds.
    var count: Int { draft.axes[0] * draft.axes[1] * draft.axes[2] }

    /// How many places it takes inside.
    var room: Int { draft.room }

    /// The most blocks that its gradient may come in: one for each tap and 32 x 32 channels.
    var slots: Int {
        let order = draft.order
        return draft.places(order[0]) * Panel.count(draft.places(order[1])) * Panel.count(draft.places(order[2]))
    }

    /// Calls `body` with (index outside, index inside) of every number.
    func forEachIndex(_ body: (Int, Int) -> Void) {
        let (axes, order) = (draft.axes, draft.order)
        let strides = [axes[1] * axes[2], axes[2], 1]
        let (slowest, middles) = (axes[order[0]], draft.places(order[1]))
        for slow in 0..<slowest {
            let inside = draft.isReversed ? slowest - 1 - slow : slow
            for middle in 0..<axes[order[1]] {
                let start = slow * strides[order[0]] + middle * strides[order[1]]
                let column = draft.place(middle, on: order[1])
                for fast in 0..<axes[order[2]] {
                    let lane = draft.place(fast, on: order[2])
                    let row = (lane / Panel.width * slowest + inside) * middles + column
                    body(start + fast * strides[order[2]], offset + row * Panel.width + lane % Panel.width)
                }
            }
        }
    }
}

extension TensorDraft {
    /// How many places it takes inside.
    var room: Int { places(order[0]) * places(order[1]) * Panel.count(places(order[2])) * Panel.width }
}
