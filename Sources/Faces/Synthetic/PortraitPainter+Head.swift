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
        let distance = hairDistance(point)
        let hair = coverage(distance, edge: hairEdge)
        if hair >= 1 { return hairLight(place, onHead: 1) }
        relief.bend(&point)
        paintSkin(&point)
        if point.down > 6 {
            paintMouth(&point)
            if portrait.person.isMale { paintBeard(&point) }
        } else if point.down > -6 {
            paintEye(&point, side: point.across < 0 ? -1 : 1)
            if portrait.person.isMale, point.down > -1 { paintBeard(&point) }
        }
        shadeUnderHair(&point, distance: -distance)
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
        let flat = head.depth * (1 - 0.38 * surface.height * surface.height)
        return FacePoint(
            across: across, down: down,
            normalX: surface.across * surface.perHalfWidth * flat,
            normalY: surface.down * perHalfHeight * flat * (0.5 + 2 * surface.squareness),
            normalZ: max(0.15, surface.height), tone: portrait.skin.tone)
    }

    /// The light that the point sends to the camera.
    private func lit(_ point: FacePoint) -> LinearColor {
        let light = portrait.light
        let inverse =
            1
            / (point.normalX * point.normalX + point.normalY * point.normalY + point.normalZ * point.normalZ)
            .squareRoot()
        let sideways = point.normalX * light.x + point.normalY * light.y
        let facing = (sideways + point.normalZ * light.z) * inverse
        // Light that enters skin comes out around the corner, red farthest.
        let key = LinearColor(
            red: max(0, (facing + 0.24) * (1 / 1.24)), green: max(0, (facing + 0.13) * (1 / 1.13)),
            blue: max(0, (facing + 0.08) * (1 / 1.08)))
        let above = 0.82 - 0.22 * point.normalY * inverse
        let received = light.key * key * (0.4 + 0.6 * point.openness) + light.ambient * (above * point.openness)
        // Blinn's highlight, about the direction halfway between light and viewer.
        let halfway = (sideways + point.normalZ * (1 + light.z)) * inverse * perHalfway
        let gloss = max(0, halfway - 0.8) * 5
        let specular = portrait.skin.shine * point.shine * point.openness * gloss * gloss * gloss * 0.22
        return point.tone * received + light.key * specular
    }
}
