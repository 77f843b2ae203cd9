/// One stage of a network: a linear layer and what follows it, bias, normalisation, activation, in this order.
///
/// A stage says of what comes in only which earlier features join it: `NetworkPlan` derives the rest from the stages
/// before it.
public struct Stage: Sendable, Equatable {
    /// The linear layer.
    public var kind: Kind
    /// The channels that it makes.
    public var channels: Int
    /// Whether a bias is added: one number a channel, of a dense stage one a channel and pixel.
    public var bias: Bool
    /// Batch normalisation; nil for none.
    public var norm: Norm?
    /// What the features go through at the end.
    public var activation: Activation
    /// How the linear layer's weights begin.
    public var initial: InitialWeights
    /// What joins the input behind the features of the stage before, in this order.
    public var joins: [Join]

    /// The kinds of linear layers.
    public enum Kind: Sendable, Equatable {
        /// All numbers of the input to `side` x `side` pixels of the stage's channels.
        case dense(side: Int)
        /// A convolution.
        case convolution(Window)
        /// A transposed convolution: the exact adjoint of the convolution that leads back.
        case transposedConvolution(Window)
    }

    /// A convolution's kernel and how it moves.
    public struct Window: Sendable, Equatable {
        /// The kernel's side.
        public var kernel: Int
        /// Pixels of the wider map from one place to the next.
        public var stride: Int
        /// What stands around the wider map.
        public var padding: Padding

        /// A window with its parts.
        public init(kernel: Int = 5, stride: Int = 2, padding: Padding = .same) {
            self.kernel = kernel
            self.stride = stride
            self.padding = padding
        }
    }

    /// What stands around the wider map of a convolution.
    public enum Padding: String, Sendable, Codable {
        /// Zeros, so that the narrower map is the wider one divided by the stride, rounded up; of an odd number the
        /// greater part stands behind, as in TensorFlow.
        case same
        /// Nothing.
        case valid
    }

    /// Batch normalisation's constants (Ioffe and Szegedy, arXiv:1502.03167).
    public struct Norm: Sendable, Equatable, Codable {
        /// Added to the variance.
        public var epsilon: Double
        /// How much of a batch's statistics enters the running ones.
        public var momentum: Double

        /// The tutorial's constants, unless given others.
        public init(epsilon: Double = 1e-3, momentum: Double = 0.01) {
            self.epsilon = epsilon
            self.momentum = momentum
        }
    }

    /// The functions at the end of a stage.
    public enum Activation: Sendable, Equatable {
        /// Numbers below 0 are multiplied by the slope.
        case leaky(slope: Double)
        /// Numbers below 0 become 0.
        case relu
        /// The hyperbolic tangent.
        case tanh
        /// Nothing.
        case none
    }

    /// How weights begin.
    public enum InitialWeights: Sendable, Equatable {
        /// Uniform in ±sqrt(6 / (incoming + outgoing connections)) (Glorot and Bengio, AISTATS 2010).
        case glorot
        /// Normally distributed around 0.
        case normal(deviation: Double)
    }

    /// A stage with its parts.
    public init(
        _ kind: Kind, channels: Int, bias: Bool, norm: Norm? = nil, activation: Activation,
        initial: InitialWeights = .glorot, joins: [Join] = []
    ) {
        self.kind = kind
        self.channels = channels
        self.bias = bias
        self.norm = norm
        self.activation = activation
        self.initial = initial
        self.joins = joins
    }
}
