extension PixelField {
    /// Two pixels a cell, each in its own colour.
    func halfBlocks(_ size: Size, depth: ColorDepth) -> Canvas {
        let colors = colors(depth)
        var canvas = Canvas(size: size)
        for y in 0..<size.height {
            for x in 0..<size.width {
                let upper = colors[2 * y * width + x]
                let lower = colors[(2 * y + 1) * width + x]
                canvas[x, y] =
                    upper == lower
                    ? Cell(" ", Style(background: upper)) : Cell("▀", Style(foreground: upper, background: lower))
            }
        }
        return canvas
    }

    /// Two colours a cell, in the pattern that fits best. Where colours are few, what a cell shows too much or too
    /// little is passed on to the next ones.
    func fittedCells(_ size: Size, _ symbols: PictureSymbols, depth: ColorDepth) -> Canvas {
        var canvas = Canvas(size: size)
        var carried = PixelField(width: size.width, height: size.height)
        Self.serpentine(width: size.width, height: size.height) { x, y, direction in
            let correction = carried[x, y].clamped(-60, 60)
            let pixels = pixels(x, y, symbols).map { $0 + correction }
            var fit =
                symbols == .ascii ? CellFit(asciiPixels: pixels) : CellFit(pixels: pixels, symbols: symbols)
            guard let palette = depth.palette else {
                canvas[x, y] = Self.cell(fit.glyph, .rgb(fit.ink.rgb), .rgb(fit.ground.rgb))
                return
            }
            let wanted = pixels.reduce(ColorValue.zero, +) * (1 / Float(pixels.count))
            let ink = palette.nearest(to: fit.ink)
            let ground = palette.nearest(to: fit.ground)
            fit.ink = palette.value(ink)
            fit.ground = palette.value(ground)
            canvas[x, y] = Self.cell(fit.glyph, .indexed(ink), .indexed(ground))
            carried.spread(depth.passedOn(wanted - fit.mean, madeAt: wanted), x, y, direction)
        }
        return canvas
    }

    /// Ink or ground for each pixel.
    func monochromePatterns(_ size: Size, _ symbols: PictureSymbols, ground: Ground) -> Canvas {
        let inked = inked(ground: ground)
        let (across, down) = symbols.pixelsPerCell
        var canvas = Canvas(size: size)
        for y in 0..<size.height {
            for x in 0..<size.width {
                var mask = 0
                for bit in 0..<across * down
                where inked[(y * down + bit / across) * width + x * across + bit % across] {
                    mask |= 1 << bit
                }
                canvas[x, y] = Cell(symbols.glyph(mask))
            }
        }
        return canvas
    }

    /// Characters by where their ink lies, plain or reversed.
    func monochromeCharacters(_ size: Size, ground: Ground) -> Canvas {
        var canvas = Canvas(size: size)
        var carried = PixelField(width: size.width, height: size.height)
        let field = darkened(exponent: 1.8)
        Self.serpentine(width: size.width, height: size.height) { x, y, direction in
            let correction = max(-100, min(100, carried[x, y].luma))
            let pixels = field.pixels(x, y, .ascii).map { pixel in
                ground == .dark ? pixel.luma + correction : 255 - pixel.luma + correction
            }
            let fit = CellFit(monochromePixels: pixels)
            canvas[x, y] = Cell(fit.glyph, Style(reverse: fit.ground.luma > 128))
            let error = (pixels.reduce(0, +) / 6 - fit.mean.luma) * 0.8
            carried.spread(ColorValue(red: error, green: error, blue: error), x, y, direction)
        }
        return canvas
    }

    private func pixels(_ x: Int, _ y: Int, _ symbols: PictureSymbols) -> [ColorValue] {
        let (across, down) = symbols.pixelsPerCell
        return (0..<across * down).map { self[x * across + $0 % across, y * down + $0 / across] }
    }

    private static func cell(_ glyph: Character, _ ink: Color, _ ground: Color) -> Cell {
        if glyph == " " || ink == ground { return Cell(" ", Style(background: ground)) }
        if glyph == "█" { return Cell(" ", Style(background: ink)) }
        return Cell(glyph, Style(foreground: ink, background: ground))
    }
}
