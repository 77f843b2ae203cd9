/// How a picture is brought to the size at which it is shown.
public enum Resampling: Sendable {
    /// Pixel for pixel where the size is a multiple, smooth otherwise.
    case automatic
    /// Each shown pixel is the nearest one.
    case nearest
    /// Interpolated when enlarged, averaged when shrunk.
    case smooth
}

extension Picture {
    /// The picture as cells: the whole of it in `size` cells, with the best symbols and colours that the terminal has.
    /// A cell is about twice as high as wide: `size` decides the proportion.
    ///
    /// Half blocks show each pixel in its own colour. Finer symbols have two colours a cell for more pixels than that:
    /// the pattern with the least squared error is taken. Where colours are few, errors are passed on to neighbours.
    /// Rendering costs some microseconds a cell; keep the result and `draw` it into each frame.
    public func rendered(
        size: Size, capabilities: Capabilities, resampling: Resampling = .automatic
    ) -> Canvas {
        guard size.width > 0, size.height > 0 else { return Canvas(size: size) }
        let symbols = capabilities.pictureSymbols
        let depth = capabilities.pictureDepth
        let (across, down) = symbols.pixelsPerCell
        // What is finer than the picture is worth its cost only if it smoothes.
        let isFiner = symbols != .half && size.width * across > width
        var field = PixelField(self)
        field.enhance(for: depth)
        field = field.resampled(
            width: size.width * across, height: size.height * down,
            resampling == .automatic && isFiner ? .smooth : resampling)
        switch (symbols, depth) {
        case (.ascii, .mono): return field.monochromeCharacters(size, ground: capabilities.ground)
        case (_, .mono): return field.monochromePatterns(size, symbols, ground: capabilities.ground)
        case (.half, _): return field.halfBlocks(size, depth: depth)
        default: return field.fittedCells(size, symbols, depth: depth)
        }
    }
}

extension Capabilities {
    /// The symbols that the glyph set allows.
    fileprivate var pictureSymbols: PictureSymbols {
        switch glyphs {
        case .full: symbols
        case .console: symbols == .ascii ? .ascii : .half
        case .ascii: .ascii
        }
    }
}

extension Canvas {
    /// Renders a picture and draws it over the whole of `area`.
    public mutating func drawPicture(
        _ picture: Picture, in area: Rect, capabilities: Capabilities, resampling: Resampling = .automatic
    ) {
        let cells = picture.rendered(
            size: Size(width: area.width, height: area.height), capabilities: capabilities, resampling: resampling)
        draw(cells, x: area.x, y: area.y)
    }
}
