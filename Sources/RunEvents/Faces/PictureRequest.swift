/// Faces to be saved as a picture, as someone sees them.
public struct PictureRequest: Codable, Sendable, Equatable {
    /// What a picture shows; its name begins with it.
    public enum Subject: String, Codable, Sendable, CaseIterable {
        /// Generated faces.
        case faces
        /// Generated faces, each followed by the nearest real one.
        case nearest
        /// Faces on the way from some to others.
        case walk
        /// A sum of faces and eight around it.
        case sum
        /// Faces of a phrase.
        case phrase
    }

    /// What it shows.
    public var subject: Subject
    /// Steps done when the faces were drawn.
    public var step: Int
    /// Which of G's weights drew them.
    public var weights: GeneratorWeights
    /// Faces in a row; 0 for as many rows as columns.
    public var columns: Int
    /// The faces, row by row.
    public var faces: FaceImages

    /// Names every value.
    public init(subject: Subject, step: Int, weights: GeneratorWeights, columns: Int, faces: FaceImages) {
        self.subject = subject
        self.step = step
        self.weights = weights
        self.columns = columns
        self.faces = faces
    }
}
