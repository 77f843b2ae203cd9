/// What a restorer's step takes beside its network: one build's functions.
public struct RestoringKernels: Sendable {
    /// Makes a row of what the discriminator judges: the restored picture with its known pixels put back.
    public let putBackKnown: @Sendable (RestoredRow) -> Void
    /// The weighted sum of differences in a row, whose gradient joins the discriminator's.
    public let differences: @Sendable (RestoredRow, DifferenceWeights) -> Float

    /// All functions.
    public init(
        putBackKnown: @escaping @Sendable (RestoredRow) -> Void,
        differences: @escaping @Sendable (RestoredRow, DifferenceWeights) -> Float
    ) {
        self.putBackKnown = putBackKnown
        self.differences = differences
    }
}

/// One row of one picture in all its forms.
public struct RestoredRow {
    /// Pixels of the row.
    public let side: Int
    /// Whether the known pixels are true, and stay.
    public let keepsKnown: Bool
    /// What the restorer reads, [x][4]: colours, and 1 where the pixel is unknown, 0 elsewhere.
    public let damaged: UnsafePointer<Float>
    /// What it makes, [x][3].
    public let restored: UnsafePointer<Float>
    /// The picture as it was, [x][3].
    public let real: UnsafePointer<Float>
    /// What the discriminator judges, or the gradient that comes back from it, [x][3].
    public let judged: UnsafeMutablePointer<Float>

    /// Names every value.
    public init(
        side: Int, keepsKnown: Bool, damaged: UnsafePointer<Float>, restored: UnsafePointer<Float>,
        real: UnsafePointer<Float>, judged: UnsafeMutablePointer<Float>
    ) {
        self.side = side
        self.keepsKnown = keepsKnown
        self.damaged = damaged
        self.restored = restored
        self.real = real
        self.judged = judged
    }
}

/// How differences count.
public struct DifferenceWeights: Sendable {
    /// What a difference counts more where the pixel is unknown; 1 everywhere.
    public let unknown: Float
    /// What the sum's gradient is multiplied by: one over the number of differences, for their mean.
    public let scale: Float

    /// Names every value.
    public init(unknown: Float, scale: Float) {
        self.unknown = unknown
        self.scale = scale
    }
}
