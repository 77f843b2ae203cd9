import Networks
import RunEvents

extension Trainer {
    /// What people look at: the first faces of the fixed latent vectors; of a pair that restores, held-out faces damaged,
    /// restored and true, as many of these threes as `count` holds.
    func shownFaces(_ count: Int, _ weights: GeneratorChoice) -> FaceImages {
        restores ? restoredFaces(count, weights) : images(count, fixedFaces(count, weights))
    }

    /// Generated or real faces of this run's side, for the screen.
    func images(_ count: Int, _ pixels: [UInt8]) -> FaceImages {
        let side = model.architecture.picture.side
        return FaceImages(width: side, height: side, count: count, pixels: pixels)
    }
}
