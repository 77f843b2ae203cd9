/// What a restorer learns from in a step: faces, whole and damaged.
public struct RestoringBatch: Sendable, Equatable {
    /// The whole faces: [image][row][column][3] bytes, red, green and blue.
    public var faces: [UInt8]
    /// The damaged ones: [image][row][column][4] numbers, the colours in [-1, 1] with unknown pixels filled in, and 1
    /// where a pixel is unknown, 0 elsewhere.
    public var damaged: [Float]
    /// For each image whether its known pixels are those of the face, so that the restored picture keeps them.
    public var keepsKnown: [Bool]

    /// A batch with its parts.
    public init(faces: [UInt8], damaged: [Float], keepsKnown: [Bool]) {
        self.faces = faces
        self.damaged = damaged
        self.keepsKnown = keepsKnown
    }
}
