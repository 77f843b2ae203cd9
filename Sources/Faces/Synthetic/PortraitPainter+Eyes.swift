extension PortraitPainter {
    /// One eye with its lids, lashes, shadow and brow; `side` is -1 for the picture's left.
    func paintEye(_ point: inout FacePoint, side: Float) {
        let eyes = portrait.eyes
        let x = side * point.across - 5.05
        let y = point.down + eyes.tilt * x
        paintBrow(&point, x: x)
        let socket = bump(x - 0.1, y + 0.7, 3.8, 2.3)
        guard socket > 0 || abs(y) < 2.5 else { return }
        point.tone = point.tone.mixed(with: eyes.shadow, min(0.85, eyes.shadowAmount * socket))
        point.openness -= 0.42 * eyes.depth * socket
        let along = x / eyes.halfWidth
        let arc = 1 - along * along
        let upper = -0.58 * eyes.open * arc
        let lower = 0.42 * eyes.open * (0.4 + 0.6 * arc) * min(1, max(0, arc) * 2)
        let inside = coverage(min(y - upper, lower - y), edge: 0.5) * coverage(arc * eyes.halfWidth * 0.5, edge: 0.5)
        if inside > 0 { paintEyeball(&point, x: x - side * eyes.gazeX, y: y - eyes.gazeY, side: side, inside: inside) }
        guard along > -1.1, along < 1.25 else { return }
        let outer = coverage(1.15 - along, edge: 0.3) * coverage(along + 1.05, edge: 0.3)
        let thickness = 0.5 + 0.34 * eyes.lashes
        let lash = bump((y - upper + 0.12) / thickness * ((y - upper + 0.12) / thickness)) * outer
        let lowerLash = 0.45 * eyes.lashes * bump((y - lower) / 0.45 * ((y - lower) / 0.45)) * outer
        let crease = bump((y - upper + 1.1) / 0.6 * ((y - upper + 1.1) / 0.6)) * outer
        point.openness -= 0.25 * crease
        let dark = min(0.95, (0.65 + 0.3 * eyes.lashes) * lash + lowerLash)
        point.tone = point.tone.mixed(with: LinearColor(display: 26, 18, 16), dark)
        point.shine *= 1 - dark
    }

    private func paintEyeball(_ point: inout FacePoint, x: Float, y: Float, side: Float, inside: Float) {
        let eyes = portrait.eyes
        let radius = (x * x + (y + 0.1) * (y + 0.1)).squareRoot()
        let iris = coverage(1.1 - radius, edge: 0.4)
        let pupil = coverage(0.45 - radius, edge: 0.4)
        var tone = LinearColor(display: 190, 178, 170) * (1 - 0.35 * portrait.person.melanin)
        tone = tone.mixed(with: eyes.iris, iris)
        tone = tone.mixed(with: LinearColor(display: 10, 8, 8), pupil)
        let glintX = side * x - 0.35 * (portrait.light.x < 0 ? -1 : 1)
        tone = tone.mixed(with: .white, 0.7 * bump(glintX, y + 0.45, 0.42, 0.42))
        point.tone = point.tone.mixed(with: tone, inside)
        point.shine *= 1 - inside
        // A ball in a socket is lit from the front, whatever the lids around it do.
        point.normalX *= 1 - 0.5 * inside
        point.normalY *= 1 - 0.8 * inside
        point.openness += (0.6 - point.openness) * inside
    }

    private func paintBrow(_ point: inout FacePoint, x: Float) {
        let brows = portrait.brows
        guard x > -3.2, x < 3.9 else { return }
        let along = (x - 0.7) / 3
        let middle = brows.height - brows.arch * (1 - along * along) + brows.tilt * x
        let thickness = brows.thickness * (1 - 0.25 * along)
        let ends = coverage(3.1 - x, edge: 1.2) * coverage(x + 2.7, edge: 1)
        let amount = coverage(thickness - abs(point.down - middle), edge: 0.8) * ends * brows.density
        point.tone = point.tone.mixed(with: brows.tone, amount)
        point.shine *= 1 - amount
    }
}
