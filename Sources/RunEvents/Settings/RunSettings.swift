/// What besides the learning rates may be changed while a run goes on.
public struct RunSettings: Codable, Sendable, Equatable {
    /// Adam's decay of the mean gradient, for both networks.
    public var beta1: Float
    /// What D should answer for real faces.
    public var realLabel: Float
    /// How often each network learns in a step.
    public var stepRatio: StepRatio
    /// Faces a batch.
    public var batchSize: Int
    /// Faces a batch from the next epoch on; nil if it stays.
    public var nextBatchSize: Int?

    /// The recipe's values, unless given others.
    public init(
        beta1: Float = 0.5, realLabel: Float = 0.9, stepRatio: StepRatio = .recipe, batchSize: Int = 16,
        nextBatchSize: Int? = nil
    ) {
        self.beta1 = beta1
        self.realLabel = realLabel
        self.stepRatio = stepRatio
        self.batchSize = batchSize
        self.nextBatchSize = nextBatchSize
    }

    /// What a run may be told to use as `beta1`.
    public static let beta1Range: Range<Float> = 0..<1
    /// The sizes that a run may be told to give its batches.
    public static let batchSizeRange = 1...1024

    /// Whether a run may be told to use this label: above one half, at most one.
    public static func allowsRealLabel(_ label: Float) -> Bool { label > 0.5 && label <= 1 }

    /// The batch size asked for last, in force or not yet.
    public var wantedBatchSize: Int { nextBatchSize ?? batchSize }
}
