/// The faces on the way between some.
public struct Walk: Codable, Sendable, Equatable {
    /// What was asked for.
    public var request: WalkRequest
    /// Steps done when they were drawn.
    public var step: Int
    /// The seed of the latent vectors.
    public var latentSeed: UInt64
    /// The faces, row by row.
    public var faces: FaceImages

    /// Names every value.
    public init(request: WalkRequest, step: Int, latentSeed: UInt64, faces: FaceImages) {
        self.request = request
        self.step = step
        self.latentSeed = latentSeed
        self.faces = faces
    }
}
