extension PortraitPainter {
    /// The mouth's curves at one place.
    private struct Lips {
        /// How far along the mouth, -1 at the left corner, 1 at the right one; `arc` is 1 in the middle, 0 at corners.
        let arc: Float
        let top: Float
        let upperEdge: Float
        let lowerEdge: Float
        let bottom: Float
    }

    private func lips(_ point: FacePoint) -> Lips {
        let mouth = portrait.mouth
        let along = (point.across - 1.2 * portrait.pose.yaw) / mouth.halfWidth
        let square = min(1, along * along)
        let arc = 1 - square
        let line = mouth.height + mouth.smile * (0.55 - 1.35 * square)
        let gap = mouth.open * arc
        let bow = 1 - 0.25 * bump(along * along * 8)
        return Lips(
            arc: 1 - along * along, top: line - 0.35 * gap - mouth.upperLip * arc * bow, upperEdge: line - 0.35 * gap,
            lowerEdge: line + 0.65 * gap, bottom: line + 0.65 * gap + mouth.lowerLip * arc * (0.6 + 0.4 * arc))
    }

    /// How much of the point lies on lips or between them.
    func onLips(_ point: FacePoint) -> Float {
        guard point.down > 6, abs(point.across) < portrait.mouth.halfWidth + 2 else { return 0 }
        let lips = lips(point)
        guard lips.arc > -0.2 else { return 0 }
        return coverage(min(point.down - lips.top, lips.bottom - point.down), edge: 0.7)
            * coverage(lips.arc * portrait.mouth.halfWidth * 0.5, edge: 0.7)
    }

    /// Lips, teeth and what is dark between them.
    func paintMouth(_ point: inout FacePoint) {
        let mouth = portrait.mouth
        guard point.down > 6, abs(point.across) < mouth.halfWidth + 2 else { return }
        let lips = lips(point)
        guard lips.arc > -0.35 else { return }
        let y = point.down
        let cover = onLips(point)
        let upper = coverage(lips.upperEdge - y, edge: 0.8)
        let painted = mouth.tone * (0.82 + 0.3 * (1 - upper))
        point.tone = point.tone.mixed(with: painted, cover * (0.75 + 0.2 * mouth.lipstick))
        let middle = (lips.upperEdge + lips.lowerEdge) * 0.5
        let halfGap = (lips.lowerEdge - lips.upperEdge) * 0.5
        let ends = coverage(lips.arc * mouth.halfWidth * 0.5 + 0.2, edge: 0.8)
        let crack = coverage(halfGap + 0.2 - abs(y - middle), edge: 0.5) * ends
        let inner = LinearColor(display: 70, 26, 24)
        point.tone = point.tone.mixed(with: inner, 0.8 * crack)
        let teeth = coverage(min(y - lips.upperEdge + 0.1, lips.upperEdge + 2 * halfGap * mouth.teeth - y), edge: 0.5)
        let shown = teeth * min(1, halfGap * 2.2) * coverage(lips.arc - 0.12, edge: 0.3)
        point.tone = point.tone.mixed(with: LinearColor(display: 236, 226, 214), shown * mouth.teeth)
        point.openness -= 0.3 * crack * (1 - shown)
        point.openness += (0.8 - point.openness) * shown * 0.7
        // Corners and the hollow under the lower lip are shaded.
        point.openness -= 0.3 * bump(abs(point.across) - mouth.halfWidth, y - mouth.height + mouth.smile * 0.8, 1.1, 1)
        point.openness -= 0.22 * bump(point.across, y - lips.bottom - 0.7, 3, 0.9)
        point.shine *= 1 - 0.6 * crack
    }
}
