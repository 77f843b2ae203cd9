extension PortraitPainter {
    /// What stands behind the person, out of focus.
    func background(x: Float, y: Float) -> LinearColor {
        let background = portrait.background
        let share =
            background.share + background.across * (x - 14) + background.down * (y - 14)
            + background.mixing.height(x, y)
        var colour = background.near.mixed(with: background.far, smoothStep(share))
        colour = colour * max(0.1, 1 + background.brightness.height(x, y))
        if background.panelAmount > 0 {
            let inside = x - background.panelEdge - background.panelSlant * (y - 14)
            colour = colour.mixed(with: background.panel, background.panelAmount * coverage(inside, edge: 1.6))
        }
        let disc = background.disc
        let offsetX = x - disc.x
        let offsetY = y - disc.y
        let squared = offsetX * offsetX + offsetY * offsetY
        guard squared < disc.radius * disc.radius * 2 else { return colour }
        let inside = (disc.radius * disc.radius - squared) / (2 * disc.radius)
        return colour.mixed(with: disc.tone, 0.8 * coverage(inside, edge: 1.4))
    }
}

extension SyntheticPortrait.Ripple {
    @inline(__always)
    fileprivate func height(_ x: Float, _ y: Float) -> Float {
        height * wave(across * x + down * y + phase)
    }
}
