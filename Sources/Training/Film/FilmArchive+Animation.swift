import RunEvents
import Snapshots

extension FilmArchive {
    /// The film as grids of one size, enlarged so that faces can be seen.
    func animation() -> [FaceGrid] {
        waitUntilWritten()
        let frames = evenly(Self.animationFrames)
        guard let last = frames.last?.faces else { return [] }
        let alike = frames.map(\.faces).filter {
            $0.count == last.count && $0.width == last.width && $0.height == last.height
        }
        return alike.map { faces in
            FaceGrid(
                faces: faces.pixels, count: faces.count, faceWidth: faces.width, faceHeight: faces.height
            ).enlarged(max(1, Self.animationSide / faces.width))
        }
    }

    /// Twelve seconds at twelve frames a second.
    private static let animationFrames = 144
    /// Faces are enlarged by a whole number to at most this side: 28 pixels become 56, 64 stay.
    private static let animationSide = 64
}
