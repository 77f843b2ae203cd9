extension PortraitPainter {
    /// What stands behind the person, out of focus.
    func background(x: Float, y: Float) -> LinearColor {
        let background = portrait.background
        let column = max(0, min(2.999, (x + 1) * 0.1))
        let row = max(0, min(2.999, (y + 1) * 0.1))
        let left = Int(column)
        let top = Int(row)
        let place = top * 4 + left
        let toRight = smoothStep(column - Float(left))
        let down = smoothStep(row - Float(top))
        let upper = background.field[place].mixed(with: background.field[place + 1], toRight)
        let lower = background.field[place + 4].mixed(with: background.field[place + 5], toRight)
        var colour = upper.mixed(with: lower, down)
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
