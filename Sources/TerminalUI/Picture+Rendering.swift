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
        var canvas = Canvas(size: size)
        guard size.width > 0, size.height > 0 else { return canvas }
        let field = resampled(width: size.width, height: size.height * 2, resampling)
        let colors: [Color] =
            switch capabilities.depth {
            case .truecolor: field.values.map { .rgb($0.rgb) }
            case .indexed256: field.dithered(to: .indexed256, strength: 0.9).map { .indexed($0) }
            case .sixteen: field.dithered(to: .sixteen, strength: 0.8).map { .indexed($0) }
            case .eight, .mono: field.dithered(to: .eight, strength: 0.8).map { .indexed($0) }
            }
        for y in 0..<size.height {
            for x in 0..<size.width {
                let upper = colors[2 * y * size.width + x]
                let lower = colors[(2 * y + 1) * size.width + x]
                canvas[x, y] =
                    upper == lower
                    ? Cell(" ", Style(background: upper)) : Cell("▀", Style(foreground: upper, background: lower))
            }
        }
        return canvas
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
