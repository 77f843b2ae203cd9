/// Faces generated from fixed latent vectors, so that the same face is followed as it learns.
public struct Preview: Codable, Sendable, Equatable {
    /// Steps done when it was drawn.
    public var step: Int
    /// Which of G's weights drew it.
    public var weights: GeneratorWeights
    /// The seed of the latent vectors.
    public var latentSeed: UInt64
    /// The faces.
    public var faces: FaceImages

    /// Names every value.
    public init(step: Int, weights: GeneratorWeights, latentSeed: UInt64, faces: FaceImages) {
        self.step = step
        self.weights = weights
        self.latentSeed = latentSeed
        self.faces = faces
    }
}
