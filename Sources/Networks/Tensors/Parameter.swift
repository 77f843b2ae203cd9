/// One tensor of a network: its name and shape outside, its place and order inside.
///
/// Inside, output channels come in panels of 32, each of which is one stretch of memory that kernels read as it lies and
/// optimisers stream through: convolutions are [panel][tap][in][32], the layers between a vector and features
/// [panel][position][in][32], vectors [panel][32]. Places for channels that do not exist hold zeros and stay so.
struct Parameter {
    /// The name without the network's prefix, such as `deconv1.weight`.
    let name: String
    /// PyTorch's shape.
    let shape: [Int]
    /// Where the tensor begins in its network's buffer.
    let offset: Int
    /// False for running statistics, which are averaged rather than trained.
    let isTrained: Bool
    /// PyTorch's order seen as three axes, and which of them is the slowest, middle and fastest one inside.
    let axes: [Int]
    let order: [Int]

    /// How many numbers it holds.
    var count: Int { axes[0] * axes[1] * axes[2] }

    /// How many places it takes inside.
    var room: Int { Self.room(axes: axes, order: order) }

    static func room(axes: [Int], order: [Int]) -> Int {
        axes[order[0]] * axes[order[1]] * Panel.count(axes[order[2]]) * Panel.width
    }

    /// The most blocks that its gradient may come in: one for each tap and 32 x 32 channels.
    var slots: Int { axes[order[0]] * Panel.count(axes[order[1]]) * Panel.count(axes[order[2]]) }

    /// Calls `body` with (index outside, index inside) of every number.
    func forEachIndex(_ body: (Int, Int) -> Void) {
        let strides = [axes[1] * axes[2], axes[2], 1]
        for slow in 0..<axes[order[0]] {
            for middle in 0..<axes[order[1]] {
                let start = slow * strides[order[0]] + middle * strides[order[1]]
                for fast in 0..<axes[order[2]] {
                    let row = (fast / Panel.width * axes[order[0]] + slow) * axes[order[1]] + middle
                    body(start + fast * strides[order[2]], offset + row * Panel.width + fast % Panel.width)
                }
            }
        }
    }
}
