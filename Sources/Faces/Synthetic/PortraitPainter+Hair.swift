extension PortraitPainter {
    /// How far inside the hair (negative: on bare skin) a point of the head is.
    func hairDistance(_ point: FacePoint) -> Float {
        let hair = portrait.hair
        let x = point.across
        let fromPart = x - hair.part
        var edge = hair.hairline + hair.curve * fromPart * fromPart + hair.slant * x
        let corner = abs(x) - 5
        edge -= hair.recession * bump(corner * corner * (1 / 16))
        edge += 1.4 * hair.streaks * hair.strands.value(at: x * 0.6)
        let above = edge - point.down
        let ends = 9 * smoothStep((point.down - hair.sideEnd) * 0.3)
        let sway = hair.waviness * wave(point.down * hair.waveTurns + hair.wavePhase)
        let free = hair.opening + hair.openingSlope * point.down + ends + 0.7 * sway
        return smoothMaximum(above, abs(x - 0.6 * hair.lean) - free, 3)
    }

    /// The hair beyond the head's outline, over `colour`.
    func withBackHair(_ colour: LinearColor, _ place: Place) -> LinearColor {
        let hair = portrait.hair
        let head = portrait.head
        let x = place.fromMiddleX
        let y = place.fromMiddleY
        let isRight = x > 0
        let lean = isRight ? hair.lean : -hair.lean
        let side = max(-0.5, hair.volumeSide + lean * (0.3 + hair.volumeSide * 0.4))
        let sway = hair.waviness * wave(place.y * hair.waveTurns + (isRight ? 0.37 : 0) + hair.wavePhase)
        let width = head.halfWidth + side
        let length = (isRight ? hair.lengthRight : hair.lengthLeft) - 0.4 * abs(abs(x) - width)
        var inside: Float
        if y < 0 {
            let across = x / (width + 0.5 * sway)
            let up = y * perHairHeight * (y * perHairHeight)
            inside = (1 - across * across - up * (0.45 + 0.55 * up)) * 0.5 * width
        } else {
            inside = min(width + hair.flare * y + sway * min(1, 0.3 + 0.1 * y) - abs(x), length - place.y)
        }
        if abs(inside) < 2 { inside += hair.roughness * hairStrand(place) }
        let cover = coverage(inside, edge: 1.2)
        return cover > 0 ? colour.mixed(with: hairLight(place, onHead: 0), cover) : colour
    }

    /// The light from hair at a place: strands along the head's contour, a band of gloss, darker inside.
    func hairLight(_ place: Place, onHead: Float) -> LinearColor {
        let hair = portrait.hair
        let head = portrait.head
        let light = portrait.light
        let width = head.halfWidth + max(0, hair.volumeSide) + 1
        let x = place.fromMiddleX / width
        let y = min(0.35, place.fromMiddleY * perHairHeight)
        let square = min(1, x * x + y * y)
        let z = (1 - square + 0.06).squareRoot()
        let facing = x * light.x + y * light.y + z * light.z
        let strand = hairStrand(place)
        let sheen = (y - hair.gloss) * 2.8 + 0.35 * strand
        var received = light.key * (max(0, (facing + 0.25) * 0.72)) + light.ambient * (0.75 - 0.2 * y)
        // Hair that hangs behind cheeks and neck lies in their shade.
        let low = clampedUnit((place.fromMiddleY - 1) * 0.1) * (1 - onHead)
        let behind = clampedUnit(1 - (abs(place.fromMiddleX) - 7) / 4)
        received = received * (1 - 0.6 * low * behind)
        let varied = max(0.15, 1 + 2.2 * hair.streaks * strand)
        let specular = light.key * (hair.shine * 0.16 * bump(sheen * sheen) * max(0, facing))
        let grain = hair.tone * varied
        return grain * received + (specular + specular * hair.tone * 2)
    }

    /// How light (to 1) or dark (to -1) the strand at a place is. Above the eyes strands leave the parting at the
    /// comb's angle; below they hang.
    private func hairStrand(_ place: Place) -> Float {
        let hair = portrait.hair
        let fromPart = abs(place.x - hair.part)
        let sway = hair.waviness * wave(place.y * hair.waveTurns + hair.wavePhase)
        let hanging = abs(place.fromMiddleX) + sway
        let combed = fromPart * hair.comb - place.y * (1 - hair.comb)
        let across = combed + (hanging - combed) * smoothStep((place.y + 7) * 0.14)
        let loose = 0.5 * hair.strands.value(at: place.y * 0.21 + 0.05 * place.x)
        return 0.55 * hair.strands.value(at: across * 0.9 + loose) + 0.6
            * hair.strands.value(at: across * 0.37 + 5 + loose)
    }
}
