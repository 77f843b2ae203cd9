/// Real faces that agree with a phrase; they follow `PhraseFaces`, since they come from the disk.
public struct PhraseMatches: Codable, Sendable, Equatable {
    /// What was said, as in the request.
    public var said: [Int8]
    /// How many faces of the run's source agree with all of it.
    public var count: Int
    /// Some of them.
    public var faces: FaceImages

    /// Names every value.
    public init(said: [Int8], count: Int, faces: FaceImages) {
        self.said = said
        self.count = count
        self.faces = faces
    }
}
