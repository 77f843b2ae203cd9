@testable import Faces

extension FaceImage {
    /// The tutorial's side, and the bytes of such a face.
    static let side = 28
    static let byteCount = byteCount(side: side)

    /// A face of the tutorial's side.
    init(pixels: [UInt8]) { self.init(side: Self.side, pixels: pixels) }
}

extension FaceForm {
    /// The tutorial's faces.
    static let recipe = FaceForm(side: FaceImage.side, crop: .recipe)
    static let full = FaceForm(side: FaceImage.side, crop: .full)
}
