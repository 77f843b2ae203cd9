extension Canvas {
    /// Draws a bar in one row of `width` cells, filled from the left by `fraction`, 0...1 (anything else is brought
    /// there; not a number counts as 0). Steps are eighths of a cell where the glyphs allow.
    public mutating func drawProgressBar(
        _ fraction: Double, x: Int, y: Int, width: Int, style: Style = .role(.accent),
        trackStyle: Style = .role(.frame), glyphs: GlyphSet = .full
    ) {
        guard width > 0 else { return }
        let fraction = fraction.isNaN ? 0 : min(1, max(0, fraction))
        let eighths = Int(fraction * Double(width * 8))
        let full = eighths / 8
        let (whole, track): (Character, Character) =
            switch glyphs {
            case .ascii: ("#", "-")
            case .console: ("█", "░")
            case .full: ("█", "─")
            }
        for column in 0..<width {
            self[x + column, y] = column < full ? Cell(whole, style) : Cell(track, trackStyle)
        }
        let part = eighths % 8
        guard full < width, part > 0 else { return }
        switch glyphs {
        case .ascii: break
        case .console: if part >= 4 { self[x + full, y] = Cell("▌", style) }
        case .full: self[x + full, y] = Cell(Array("▏▎▍▌▋▊▉")[part - 1], style)
        }
    }
}
