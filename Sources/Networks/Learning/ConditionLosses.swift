/// The attribute head's losses in a step, which stand beside those of realism: its weight times the cross-entropy of the
/// lessons, the mean over conditions and pictures.
public struct ConditionLosses: Sendable, Equatable {
    /// On real pictures, before the discriminator's update.
    public var real: Float
    /// On the generator's pictures, against what it was told.
    public var fake: Float

    /// Both losses.
    public init(real: Float, fake: Float) {
        self.real = real
        self.fake = fake
    }

    /// Whether both are finite numbers.
    public var isFinite: Bool { real.isFinite && fake.isFinite }
}
