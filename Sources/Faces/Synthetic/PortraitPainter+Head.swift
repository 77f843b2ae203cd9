/// A point of the head in its own frame, and what is known of the light there.
struct FacePoint {
    /// Across (to the picture's right) and down from the point between the eyes, on the face seen from the front.
    let across: Float
    let down: Float
    /// The surface's direction: right, down, towards the viewer. Not yet of unit length.
    var normalX: Float
    var normalY: Float
    let normalZ: Float
    /// How much of the surroundings' light reaches it, 0...1.
    var openness: Float = 1
    var tone: LinearColor
    var shine: Float = 1
}

extension PortraitPainter {
    /// The light from the head: skin, features and the hair that grows on it.
    func head(_ surface: Surface, _ place: Place) -> LinearColor {
        var point = facePoint(surface, place)
        let hair = hairOnHead(point)
        if hair >= 1 { return hairLight(place, onHead: 1) }
        sculpt(&point)
        paintSkin(&point)
        paintMouth(&point)
        paintBeard(&point)
        if abs(point.down) < 6 {
            paintEye(&point, side: point.across < 0 ? -1 : 1)
        }
        shadeUnderHair(&point)
        var colour = lit(point)
        if let glasses = portrait.glasses { colour = withGlasses(colour, glasses, point) }
        if hair > 0 { colour = colour.mixed(with: hairLight(place, onHead: 1), hair) }
        return colour
    }

    /// Turns the point of the outline's ellipsoid into the head's own frame.
    private func facePoint(_ surface: Surface, _ place: Place) -> FacePoint {
        let head = portrait.head
        let pose = portrait.pose
        let z = surface.height * head.depth
        let across = place.fromMiddleX * yawCosine - z * pose.yaw
        let forward = place.fromMiddleX * pose.yaw + z * yawCosine
        let down = place.fromMiddleY * pitchCosine - forward * pose.pitch + head.middle
        // A face is flatter in front than an ellipsoid and rounder at its edge.
        let flat = 0.62 + 0.38 * (1 - surface.height * surface.height)
        return FacePoint(
            across: across, down: down,
            normalX: place.fromMiddleX * head.depth / (surface.halfWidth * surface.halfWidth) * flat,
            normalY: place.fromMiddleY * head.depth / (head.halfHeight * head.halfHeight) * flat
                * (0.5 + 2 * surface.squareness),
            normalZ: max(0.15, surface.height), tone: portrait.skin.tone)
    }

    /// Bends the surface by the slopes of brow, sockets, nose, cheeks, lips and chin.
    private func sculpt(_ point: inout FacePoint) {
        let x = point.across
        let y = point.down
        let mirrored = abs(x)
        let side: Float = x < 0 ? -1 : 1
        var slopeX: Float = 0
        var slopeY: Float = 0
        /// Adds a hill (or, lower than 0, a hollow) of an elliptic foot.
        func hill(_ offsetX: Float, _ offsetY: Float, _ width: Float, _ height: Float, _ rise: Float, sign: Float = 1) {
            let across = offsetX / width
            let down = offsetY / height
            let s = 1 - across * across - down * down
            guard s > 0 else { return }
            slopeX -= sign * 4 * rise * s * across / width
            slopeY -= 4 * rise * s * down / height
        }
        let eyes = portrait.eyes
        hill(mirrored - 4.6, y - 0.3, 3.6, 2.6, -1.1 * eyes.depth, sign: side)
        hill(mirrored - 4.4, y + 3.2, 5.2, 2, 0.45 * eyes.depth, sign: side)
        let smile = max(0, portrait.mouth.smile)
        hill(
            mirrored - 5.8, y - 5.4 + 0.6 * smile, 4, 3.6, 0.5 + 0.75 * smile + 0.4 * portrait.head.cheekbones,
            sign: side)
        hill(mirrored - 6.6, y - 10, 3, 3.4, -0.5 * portrait.head.cheekbones, sign: side)
        hill(x, y - 14.6, 4.2, 3, 1.1 * portrait.head.chin + 0.3)
        hill(x, y - 10.4, 5, 3.4, 0.7)
        hill(x, y - 12.7, 3, 1.3, -0.35)
        hill(x, y + 6.5, 7, 5, 0.7)
        sculptNose(x, y, hill)
        point.normalX -= slopeX * point.normalZ
        point.normalY -= slopeY * point.normalZ
    }

    private func sculptNose(_ x: Float, _ y: Float, _ hill: (Float, Float, Float, Float, Float, Float) -> Void) {
        let nose = portrait.nose
        // The nose stands out, so a turned head carries its tip along.
        let carried = clampedUnit((y + 2) / (nose.length + 2))
        let ridge = x - 2.6 * carried * portrait.pose.yaw
        hill(ridge, y - nose.length * 0.42, 2.5, nose.length * 0.9, 0.85 * nose.height, 1)
        hill(ridge, y - nose.length + 1.2, 2.3, 2.2, 1.3 * nose.height, 1)
        hill(abs(ridge) - nose.width, y - nose.length + 0.4, 1.2, 1.4, 0.4, ridge < 0 ? -1 : 1)
    }

    /// The light that the point sends to the camera.
    func lit(_ point: FacePoint) -> LinearColor {
        let light = portrait.light
        let length = (point.normalX * point.normalX + point.normalY * point.normalY + point.normalZ * point.normalZ)
            .squareRoot()
        let inverse = 1 / length
        let facing = (point.normalX * light.x + point.normalY * light.y + point.normalZ * light.z) * inverse
        // Light that enters skin comes out around the corner, red farthest.
        let key = LinearColor(
            red: wrapped(facing, 0.24), green: wrapped(facing, 0.13), blue: wrapped(facing, 0.08))
        let above = 0.82 - 0.22 * point.normalY * inverse
        let received = light.key * key * (0.4 + 0.6 * point.openness) + light.ambient * (above * point.openness)
        let halfwayZ = (1 + light.z) * 0.5
        let halfway =
            (point.normalX * light.x * 0.5 + point.normalY * light.y * 0.5 + point.normalZ * halfwayZ) * inverse
            / ((1 + light.z) * 0.5).squareRoot()
        let gloss = max(0, halfway - 0.8) * 5
        let specular = portrait.skin.shine * point.shine * point.openness * gloss * gloss * gloss * 0.22
        return point.tone * received + light.key * specular
    }

    @inline(__always)
    private func wrapped(_ facing: Float, _ wrap: Float) -> Float {
        max(0, (facing + wrap) / (1 + wrap))
    }
}
