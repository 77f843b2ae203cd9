import Networks
import RunEvents

extension Trainer {
    /// Generated or real faces of this run's side, for the screen.
    func images(_ count: Int, _ pixels: [UInt8]) -> FaceImages {
        let side = model.architecture.picture.side
        return FaceImages(width: side, height: side, count: count, pixels: pixels)
    }
}
