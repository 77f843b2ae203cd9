/// Paints one portrait: gives the light that reaches the camera from any point of the picture.
///
/// A head is an ellipsoid seen from the front, turned by the pose, with smooth hills for nose, cheeks, lips and eye
/// sockets that only change how light falls on it (bump mapping: Blinn, "Simulation of wrinkled surfaces", SIGGRAPH
/// 1978, doi:10.1145/800248.507101). Behind it lie background, hair, clothes and neck; before it hats and glasses.
struct PortraitPainter {
    let portrait: SyntheticPortrait
    let relief: PortraitRelief
    /// The line of the fold between nose and the corner of the mouth.
    let smileFold: Segment
    /// Sine of the roll divided by the scale, and cosine likewise.
    let rollSine: Float
    let rollCosine: Float
    let yawCosine: Float
    let pitchCosine: Float
    /// Where the head's middle is, seen from the point between the eyes.
    let headX: Float
    let headY: Float
    /// How soft the edge between hair and skin is.
    let hairEdge: Float
    // Reciprocals, because a division takes as long as ten products.
    let perHalfHeight: Float
    let perHairHeight: Float
    let perHalfway: Float

    init(_ portrait: SyntheticPortrait) {
        let pose = portrait.pose
        let head = portrait.head
        let mouth = portrait.mouth
        self.portrait = portrait
        relief = PortraitRelief(portrait)
        rollSine = pose.roll / pose.scale
        rollCosine = (1 - pose.roll * pose.roll).squareRoot() / pose.scale
        yawCosine = (1 - pose.yaw * pose.yaw).squareRoot()
        pitchCosine = (1 - pose.pitch * pose.pitch).squareRoot()
        let up = head.middle / head.halfHeight
        let forward = head.depth * (1 - up * up).squareRoot()
        headX = -forward * pose.yaw
        headY = head.middle * pitchCosine - forward * pose.pitch
        smileFold = Segment(
            from: (portrait.nose.width + 0.5, portrait.nose.length - 0.4),
            to: (mouth.halfWidth + 0.9, mouth.height - 0.8 * mouth.smile - 0.4))
        hairEdge = portrait.hair.bangs ? 0.9 : 1.3
        perHalfHeight = 1 / head.halfHeight
        perHairHeight = 1 / (head.halfHeight + portrait.hair.volumeTop)
        perHalfway = 1 / (2 * (1 + portrait.light.z)).squareRoot()
    }

    /// The light at (x, y) of the picture, whose pixels are one apart: (0, 0) is its top left corner.
    func light(x: Float, y: Float) -> LinearColor {
        let pose = portrait.pose
        let offsetX = x - 14 - pose.shiftX
        let offsetY = y - 14.5 - pose.shiftY
        let place = Place(
            x: offsetX * rollCosine + offsetY * rollSine, y: offsetY * rollCosine - offsetX * rollSine,
            headX: headX, headY: headY)
        let surface = Surface(place, portrait.head, perHalfHeight: perHalfHeight)
        let inside = surface.inside
        if inside >= 1 { return inFront(of: head(surface, place), place) }
        var colour = behind(place, x: x, y: y)
        if inside > 0 { colour = colour.mixed(with: head(surface, place), inside) }
        return inFront(of: colour, place)
    }

    /// Everything that the head hides, from back to front.
    private func behind(_ place: Place, x: Float, y: Float) -> LinearColor {
        var colour = background(x: x, y: y)
        colour = withBackHair(colour, place)
        if place.y > 8 { colour = withNeckAndClothes(colour, place) }
        return withEars(colour, place)
    }

    /// What stands before the head and beyond its outline.
    private func inFront(of colour: LinearColor, _ place: Place) -> LinearColor {
        guard let hat = portrait.hat else { return colour }
        return withHat(colour, hat, place)
    }
}

/// A point of the picture as the head sees it, before the head's turn.
struct Place {
    /// From the point between the eyes.
    let x: Float
    let y: Float
    /// From the middle of the head.
    let fromMiddleX: Float
    let fromMiddleY: Float

    @inline(__always)
    init(x: Float, y: Float, headX: Float, headY: Float) {
        self.x = x
        self.y = y
        fromMiddleX = x - headX
        fromMiddleY = y - headY
    }
}

/// The point of the head's outline body under a place, without its turn.
struct Surface {
    /// 0 outside, 1 inside, between them on the soft edge.
    let inside: Float
    /// Height over the plane of the outline, as a share of the head's depth.
    let height: Float
    /// The place as shares of half the head's width (here) and height.
    let across: Float
    let down: Float
    let perHalfWidth: Float
    /// How much of the outline's height is a fourth power here.
    let squareness: Float

    @inline(__always)
    init(_ place: Place, _ head: SyntheticPortrait.Head, perHalfHeight: Float) {
        down = place.fromMiddleY * perHalfHeight
        let lower = clampedUnit(down)
        let cheek = (down - 0.15) * 2
        let halfWidth = head.halfWidth * (1 + head.jaw * lower * lower) + head.cheekbones * 0.6 * bump(cheek * cheek)
        perHalfWidth = 1 / halfWidth
        across = place.fromMiddleX * perHalfWidth
        // Squarer than an ellipse, above more than below.
        squareness = (down < 0 ? 0.6 : 0.25) * down * down
        let remaining = 1 - across * across - down * down * ((down < 0 ? 0.4 : 0.75) + squareness)
        inside = coverage(remaining * halfWidth * 0.5, edge: 0.6)
        height = max(0, remaining).squareRoot()
    }
}
