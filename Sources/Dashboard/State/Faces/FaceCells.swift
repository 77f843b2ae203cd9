import RunEvents
import TerminalUI

/// Faces with their rendering as cells, kept so that a frame in which they did not change costs nothing.
struct FaceCells: Sendable {
    private(set) var images: FaceImages?
    private var rendered: [Int: Canvas] = [:]
    private var size = Size(width: 0, height: 0)
    private var capabilities = Capabilities()

    /// How many faces there are.
    var count: Int { images?.count ?? 0 }

    /// Takes other faces.
    mutating func replace(_ images: FaceImages) {
        // Pictures without pixels cannot be drawn.
        self.images = images.width > 0 && images.height > 0 ? images : nil
        rendered = [:]
    }

    /// Renders some of the faces for places of this size, unless they are ready.
    mutating func prepare(_ indices: Range<Int>, size: Size, capabilities: Capabilities) {
        if size != self.size || capabilities != self.capabilities {
            rendered = [:]
            self.size = size
            self.capabilities = capabilities
        }
        guard let images, size.width > 0, size.height > 0 else { return }
        for index in indices.clamped(to: 0..<images.count) where rendered[index] == nil {
            let picture = Picture(width: images.width, height: images.height, pixels: images.face(index))
            rendered[index] = picture.rendered(size: size, capabilities: capabilities)
        }
    }

    /// A face as cells, if it is ready in this size.
    func cells(_ index: Int, size: Size) -> Canvas? {
        size == self.size ? rendered[index] : nil
    }
}
