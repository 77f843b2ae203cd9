import Faces

/// How many faces may go into one picture: all of them are in memory at once, some of them as numbers of four bytes.
enum GridLimit {
    /// Bytes of pixels at most: 100,000 faces of 28x28 and more, 10,922 of 128x128.
    private static let greatestBytes = 1 << 29

    /// - Throws: one line with the largest count, where `count` faces are too many.
    static func check(count: Int, side: Int) throws {
        let greatest = greatestBytes / FaceImage.byteCount(side: side)
        guard count > greatest else { return }
        throw RunFailure(
            description:
                "\(count) faces of \(side)x\(side) are too many for one picture: give --count \(greatest) or less")
    }
}
