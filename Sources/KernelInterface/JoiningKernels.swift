/// What joining features takes: one build's functions.
public struct JoiningKernels: Sendable {
    /// Copies 32 channels of some features.
    public let copyPanel: @Sendable (PanelPair) -> Void
    /// Adds 32 channels of some features to others.
    public let addPanel: @Sendable (PanelPair) -> Void
    /// Copies one row of pictures into features, the colours as channels.
    public let copyPictureRow: @Sendable (PictureRowCopy) -> Void

    /// All functions.
    public init(
        copyPanel: @escaping @Sendable (PanelPair) -> Void, addPanel: @escaping @Sendable (PanelPair) -> Void,
        copyPictureRow: @escaping @Sendable (PictureRowCopy) -> Void
    ) {
        self.copyPanel = copyPanel
        self.addPanel = addPanel
        self.copyPictureRow = copyPictureRow
    }
}

/// The same 32 channels in two maps of features, each [pixel][image][channel] with strides of its own.
public struct PanelPair {
    /// Pixels of the maps, and images.
    public let pixels, images: Int
    /// The first of the 32 channels that are read.
    public let source: UnsafePointer<Float>
    /// From one pixel to the next, and from one image to the next.
    public let sourcePixelStride, sourceImageStride: Int
    /// The first of the 32 channels that are written.
    public let target: UnsafeMutablePointer<Float>
    /// From one pixel to the next, and from one image to the next.
    public let targetPixelStride, targetImageStride: Int

    /// Names every value.
    public init(
        pixels: Int, images: Int, source: UnsafePointer<Float>, sourcePixelStride: Int, sourceImageStride: Int,
        target: UnsafeMutablePointer<Float>, targetPixelStride: Int, targetImageStride: Int
    ) {
        self.pixels = pixels
        self.images = images
        self.source = source
        self.sourcePixelStride = sourcePixelStride
        self.sourceImageStride = sourceImageStride
        self.target = target
        self.targetPixelStride = targetPixelStride
        self.targetImageStride = targetImageStride
    }
}

/// A row of pictures, [image][x][colour], and the features of its pixels.
public struct PictureRowCopy {
    /// Pictures, pixels of the row, and numbers of a pixel.
    public let images, side, colours: Int
    /// The first image's first colour of the row.
    public let picture: UnsafePointer<Float>
    /// From one picture to the next.
    public let pictureStride: Int
    /// The first image's channel at the row's first pixel that takes the first colour.
    public let features: UnsafeMutablePointer<Float>
    /// From one pixel to the next, and from one image to the next.
    public let pixelStride, imageStride: Int

    /// Names every value.
    public init(
        images: Int, side: Int, colours: Int, picture: UnsafePointer<Float>, pictureStride: Int,
        features: UnsafeMutablePointer<Float>, pixelStride: Int, imageStride: Int
    ) {
        self.images = images
        self.side = side
        self.colours = colours
        self.picture = picture
        self.pictureStride = pictureStride
        self.features = features
        self.pixelStride = pixelStride
        self.imageStride = imageStride
    }
}
