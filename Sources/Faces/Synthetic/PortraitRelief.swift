/// The hills and hollows of a face: brow, eye sockets, nose, cheeks, muzzle, lips and chin.
///
/// They do not move the surface, only bend its direction, so that light falls on it as on a face.
struct PortraitRelief {
    /// A smooth hill (or, lower than 0, a hollow) over an ellipse.
    private struct Hill {
        let x: Float
        let y: Float
        let perWidth: Float
        let perHeight: Float
        let rise: Float

        init(x: Float, y: Float, width: Float, height: Float, rise: Float) {
            self.x = x
            self.y = y
            perWidth = 1 / width
            perHeight = 1 / height
            self.rise = 4 * rise
        }
    }

    /// Hills on the face's middle line, on the nose, and on both halves alike.
    private let central: [Hill]
    private let nasal: [Hill]
    private let paired: [Hill]
    private let wings: Hill
    private let bridge: Float
    private let perNose: Float
    private let yaw: Float

    init(_ portrait: SyntheticPortrait) {
        let depth = portrait.eyes.depth
        let head = portrait.head
        let nose = portrait.nose
        let smile = max(0, portrait.mouth.smile)
        central = [
            Hill(x: 0, y: 14.6, width: 4.2, height: 3, rise: 1.1 * head.chin + 0.3),
            Hill(x: 0, y: 10.2, width: 5, height: 3.4, rise: 0.7),
            Hill(x: 0, y: 12.6, width: 3, height: 1.3, rise: -0.35),
            Hill(x: 0, y: -6.5, width: 7, height: 5, rise: 0.7),
        ]
        nasal = [
            Hill(x: 0, y: nose.length * 0.42, width: 2.5, height: nose.length * 0.9, rise: 0.85 * nose.height),
            Hill(x: 0, y: nose.length - 1.2, width: 2.3, height: 2.2, rise: 1.3 * nose.height),
        ]
        wings = Hill(x: nose.width, y: nose.length - 0.4, width: 1.2, height: 1.4, rise: 0.4)
        paired = [
            Hill(x: 4.6, y: 0.3, width: 3.6, height: 2.6, rise: -1.1 * depth),
            Hill(x: 4.4, y: -3.2, width: 5.2, height: 2, rise: 0.45 * depth),
            Hill(
                x: 5.8, y: 5.4 - 0.6 * smile, width: 4, height: 3.6, rise: 0.5 + 0.75 * smile + 0.4 * head.cheekbones),
            Hill(x: 6.6, y: 10, width: 3, height: 3.4, rise: -0.5 * head.cheekbones),
        ]
        bridge = 2
        perNose = 1 / (nose.length + 2)
        yaw = portrait.pose.yaw
    }

    /// How far left of `across` the nose's middle line lies, `down` from the eyes: the nose stands out, so a turned
    /// head carries its tip along.
    @inline(__always)
    func fromNose(_ across: Float, _ down: Float) -> Float {
        across - 2.6 * clampedUnit((down + bridge) * perNose) * yaw
    }

    /// Bends the direction of the surface at a point.
    func bend(_ point: inout FacePoint) {
        let x = point.across
        let y = point.down
        var slopeX: Float = 0
        var slopeY: Float = 0
        for place in 0..<paired.count { add(paired[place], abs(x), y, &slopeX, &slopeY) }
        if x < 0 { slopeX = -slopeX }
        for place in 0..<central.count { add(central[place], x, y, &slopeX, &slopeY) }
        let ridge = fromNose(x, y)
        if abs(ridge) < 4 {
            for place in 0..<nasal.count { add(nasal[place], ridge, y, &slopeX, &slopeY) }
            var wingSlope: Float = 0
            add(wings, abs(ridge), y, &wingSlope, &slopeY)
            slopeX += ridge < 0 ? -wingSlope : wingSlope
        }
        point.normalX -= slopeX * point.normalZ
        point.normalY -= slopeY * point.normalZ
    }

    /// Adds the slope of one hill.
    @inline(__always)
    private func add(_ hill: Hill, _ x: Float, _ y: Float, _ slopeX: inout Float, _ slopeY: inout Float) {
        let across = (x - hill.x) * hill.perWidth
        let down = (y - hill.y) * hill.perHeight
        let s = max(0, 1 - across * across - down * down)
        slopeX -= hill.rise * s * across * hill.perWidth
        slopeY -= hill.rise * s * down * hill.perHeight
    }
}
