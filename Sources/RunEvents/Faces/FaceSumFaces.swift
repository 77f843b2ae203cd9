/// The faces of a sum.
public struct FaceSumFaces: Codable, Sendable, Equatable {
    /// What was asked for.
    public var request: FaceSumRequest
    /// Steps done when they were drawn.
    public var step: Int
    /// The seed of the latent vectors.
    public var latentSeed: UInt64
    /// Those of the terms, A, B, C, one after the other; then nine, the sum itself in the middle.
    public var faces: FaceImages

    /// Names every value.
    public init(request: FaceSumRequest, step: Int, latentSeed: UInt64, faces: FaceImages) {
        self.request = request
        self.step = step
        self.latentSeed = latentSeed
        self.faces = faces
    }
}
