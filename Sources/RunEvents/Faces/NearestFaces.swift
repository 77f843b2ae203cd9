/// Generated faces with the nearest real ones, as far as a search has come.
///
/// The distance of two faces is the root of the mean squared difference of their bytes: 0 for equal ones, 255 for black
/// and white.
public struct NearestFaces: Codable, Sendable, Equatable {
    /// Steps done when the faces were drawn.
    public var step: Int
    /// Which of G's weights drew them.
    public var weights: GeneratorWeights
    /// Real faces looked at so far.
    public var searched: Int
    /// Real faces that there are.
    public var total: Int
    /// The generated faces.
    public var generated: FaceImages
    /// For each the nearest real one among those looked at; empty at first.
    public var nearest: FaceImages
    /// The distance of each to its nearest.
    public var distances: [Float]
    /// The median distance of some real faces to their nearest other one, among the same; nil at first. A generator that
    /// has learned faces by heart comes much nearer to them than this.
    public var realDistance: Float?

    /// Names every value.
    public init(
        step: Int, weights: GeneratorWeights, searched: Int, total: Int, generated: FaceImages, nearest: FaceImages,
        distances: [Float], realDistance: Float?
    ) {
        self.step = step
        self.weights = weights
        self.searched = searched
        self.total = total
        self.generated = generated
        self.nearest = nearest
        self.distances = distances
        self.realDistance = realDistance
    }
}
