import Faces

extension FaceImage {
    /// The tutorial's side, and the bytes of such a face.
    static let tutorialSide = 28
    static let byteCount = byteCount(side: tutorialSide)

    /// A face of the tutorial's side.
    init(pixels: [UInt8]) { self.init(side: Self.tutorialSide, pixels: pixels) }
}
