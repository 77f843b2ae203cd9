/// Which square of a picture becomes the face.
public enum FaceCrop: String, Sendable, Equatable, Codable, CaseIterable {
    /// The middle 108 of CelebA's 178 pixels across, and the same proportion of any other width: side = min(width,
    /// height, round(width · 108/178)).
    case recipe
    /// The largest centred square.
    case full

    /// The side of the square for a picture of this size, in its pixels.
    public func side(width: Int, height: Int) -> Int {
        switch self {
        // Never exactly between two whole numbers: 178 / gcd(108, 178) is odd.
        case .recipe: max(1, min(width, height, (width * 216 + 178) / 356))
        case .full: min(width, height)
        }
    }

    /// The square for a picture of this size: left and top are (size - side) / 2, rounded down.
    ///
    /// - Precondition: `width > 0`, `height > 0`.
    func square(width: Int, height: Int) -> CropSquare {
        let side = side(width: width, height: height)
        return CropSquare(left: (width - side) / 2, top: (height - side) / 2, side: side)
    }
}

/// What a picture becomes: the side of the face and the square that it is cut from.
struct FaceForm: Sendable, Equatable {
    let side: Int
    let crop: FaceCrop
}

/// A square part of a picture, in pixels.
public struct CropSquare: Sendable, Equatable {
    /// Pixels to the left of it.
    public var left: Int
    /// Pixels above it.
    public var top: Int
    /// Pixels across and down.
    public var side: Int

    /// Names all three.
    public init(left: Int, top: Int, side: Int) {
        self.left = left
        self.top = top
        self.side = side
    }
}
