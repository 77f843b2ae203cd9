/// A way between faces, by the latent vectors that make them.
public struct WalkRequest: Codable, Sendable, Equatable {
    /// How the numbers between two latent vectors are found.
    public enum Path: String, Codable, Sendable, CaseIterable {
        /// On the straight line between them. Latent vectors are drawn uniformly from a cube, and the line never leaves
        /// it; halfway it is nearer to the middle than what the generator was trained on.
        case straight
        /// On the arc between them (Shoemake 1985, "Animating rotation with quaternion curves"): all along as far from
        /// the middle as its ends, but some numbers lie outside of the cube.
        case arc
    }

    /// More faces than these are not made at once.
    public static let greatestFaceCount = 128

    /// Which of the fixed latent vectors to walk between: two, or four for the corners of a field, left upper, right
    /// upper, left lower and right lower.
    public var corners: [Int]
    /// Faces across, ends included.
    public var columns: Int
    /// Faces down, ends included; 1 for a walk between two.
    public var rows: Int
    /// The way.
    public var path: Path
    /// Which of G's weights draw the faces.
    public var weights: GeneratorWeights

    /// Names every value.
    public init(corners: [Int], columns: Int, rows: Int, path: Path, weights: GeneratorWeights) {
        self.corners = corners
        self.columns = columns
        self.rows = rows
        self.path = path
        self.weights = weights
    }

    /// Whether the numbers fit together and are not too many.
    public var isSane: Bool {
        let limit = 1...Self.greatestFaceCount
        guard limit.contains(columns), limit.contains(rows), columns * rows <= Self.greatestFaceCount else {
            return false
        }
        let isShaped = corners.count == 2 ? rows == 1 : corners.count == 4
        return isShaped && corners.allSatisfy { (0..<4096).contains($0) }
    }
}
