/// A stage with all that follows from the stages before it.
public struct PlannedStage: Sendable {
    /// The linear layer's name, for instance `deconv1`.
    public let name: String
    /// Its place in the list, from 1.
    public let number: Int
    /// The stage as it was described.
    public let stage: Stage
    /// What comes in, joined features included.
    public let input: MapShape
    /// What it makes.
    public let output: MapShape

    /// The maps that come in, where features join those of the stage before; nil where nothing does.
    let joined: JoinedInput?
    /// The linear layer between the two maps; joined ones each begin a panel of its input channels.
    let linear: ConvolutionShape
    /// What stands at its ends.
    let place: Place
    /// Its tensors in their order.
    let tensors: [TensorDraft]

    /// What a linear layer lies between.
    enum Place: Equatable, Sendable {
        /// Features (or random numbers) and features.
        case features
        /// A picture and features.
        case pictureInput
        /// Features and a picture.
        case pictureOutput
        /// Features and one logit.
        case logit
    }

    /// The name of its normalisation's tensors.
    var normName: String { "norm\(number)" }

    /// How many numbers it learns.
    public var parameterCount: Int {
        tensors.reduce(0) { $0 + ($1.isTrained ? $1.shape.reduce(1, *) : 0) }
    }

    /// Multiplications of the linear layer for one picture, done directly, without those on padding.
    public var multiplications: Int {
        linear.pairCount * input.channels * output.channels
    }
}
