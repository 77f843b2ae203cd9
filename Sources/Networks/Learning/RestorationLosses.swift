/// What a restorer learns from in a step: how far its pictures are from the true ones, and what the discriminator says.
///
/// After Pathak et al. (arXiv:1604.07379) and Isola et al. (arXiv:1611.07004): differences alone make a blurred mean of
/// all that may stand in a hole, the discriminator alone a sharp face of somebody else.
public struct RestorationLosses: Sendable, Equatable {
    /// How much more a difference counts where the pixel is unknown: 1 + 2 in all.
    public static let unknownWeight: Float = 2
    /// How much the discriminator's answer counts beside the differences. Five times as much gave nothing, none at all
    /// leaves edges with a fifth of a real face's energy.
    public static let adversarialWeight: Float = 0.01

    /// The mean over all numbers of |restored - real|, those of unknown pixels counted 1 + `unknownWeight` times; numbers
    /// lie in [-1, 1].
    public var difference: Float
    /// The discriminator's cross-entropy on restored pictures against "real".
    public var adversarial: Float

    /// Both losses.
    public init(difference: Float, adversarial: Float) {
        self.difference = difference
        self.adversarial = adversarial
    }

    /// What the restorer learns to make small.
    public var total: Float { difference + Self.adversarialWeight * adversarial }

    /// Whether both are finite numbers.
    public var isFinite: Bool { difference.isFinite && adversarial.isFinite }
}

extension Hyperparameters {
    /// The recipe of a pair that restores: the restorer's steps are five times as long as a generator's.
    public static let restoring = Hyperparameters(generatorLearningRate: 1e-3)
}
