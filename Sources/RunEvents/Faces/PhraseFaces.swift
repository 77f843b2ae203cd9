/// The faces of a phrase; the answer to `RunCommand.phrase`.
public struct PhraseFaces: Codable, Sendable, Equatable {
    /// What was asked for.
    public var request: PhraseRequest
    /// Steps done when they were drawn.
    public var step: Int
    /// The seed of the latent vectors and rows.
    public var latentSeed: UInt64
    /// A face for each of `request.count`; with a sweep a row of `request.columns` for each.
    public var faces: FaceImages
    /// The same latent vectors with their rows as nobody says anything, one for each of `request.count`.
    public var plain: FaceImages

    /// Names every value.
    public init(request: PhraseRequest, step: Int, latentSeed: UInt64, faces: FaceImages, plain: FaceImages) {
        self.request = request
        self.step = step
        self.latentSeed = latentSeed
        self.faces = faces
        self.plain = plain
    }
}
