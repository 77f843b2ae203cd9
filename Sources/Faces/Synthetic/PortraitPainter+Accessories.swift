extension PortraitPainter {
    /// Frames and lenses over the light of the skin behind them.
    func withGlasses(_ colour: LinearColor, _ glasses: SyntheticPortrait.Glasses, _ point: FacePoint) -> LinearColor {
        let y = point.down - 0.35
        guard abs(y) < 5 else { return colour }
        let mirrored = abs(point.across)
        let corner = glasses.roundness * glasses.halfHeight
        let beyondX = max(0, abs(mirrored - 5.1) - glasses.halfWidth + corner)
        let beyondY = max(0, abs(y) - glasses.halfHeight + corner)
        let distance = corner - (beyondX * beyondX + beyondY * beyondY).squareRoot()
        let inside = min(distance, glasses.halfWidth - abs(mirrored - 5.1), glasses.halfHeight - abs(y))
        var result = colour
        let lens = coverage(inside, edge: 0.6)
        if lens > 0 {
            let sky = portrait.light.ambient * (0.05 + 0.05 * clampedUnit(0.5 - y * 0.2))
            let seen = colour.mixed(with: glasses.frame * 0.6 + sky, glasses.tint)
            result = result.mixed(with: seen, lens)
        }
        let rim = coverage(glasses.thickness - abs(inside), edge: 0.6)
        let bridge = coverage(glasses.thickness - abs(y + 0.6), edge: 0.6) * coverage(2 - mirrored, edge: 0.5)
        let temple = coverage(glasses.thickness - abs(y + 0.9), edge: 0.6) * coverage(mirrored - 8.6, edge: 0.6)
        let frame = max(rim, bridge, temple)
        let received = portrait.light.key * 0.35 + portrait.light.ambient * 0.6
        return result.mixed(with: glasses.frame * received + portrait.light.key * 0.01, frame * 0.92)
    }

    /// A cap, a knitted hat or a brimmed one.
    func withHat(_ colour: LinearColor, _ hat: SyntheticPortrait.Hat, _ place: Place) -> LinearColor {
        let head = portrait.head
        let x = place.fromMiddleX
        let edge = hat.edge + hat.curve * x * x
        let below = place.y - edge
        guard below < 3 else { return colour }
        let width = head.halfWidth + hat.volume
        let across = x / width
        let up = min(0, place.fromMiddleY) / (head.halfHeight + hat.volume + 1)
        let inside = (1 - across * across - up * up) * 0.5 * width
        let crown = min(inside, -below)
        let light = portrait.light
        let round = (max(0, 1 - across * across - up * up) + 0.05).squareRoot()
        let facing = max(0, across * light.x + up * light.y + round * light.z)
        let received = light.key * (0.15 + 0.75 * facing) + light.ambient * 0.8
        let isBand = coverage(below + 3.4, edge: 0.8)
        let fabric = hat.tone.mixed(with: hat.band, isBand)
        var result = colour.mixed(with: fabric * received, coverage(crown, edge: 0.8))
        if hat.brim > 0 {
            let reach = 1 - (x / (width + hat.brim)) * (x / (width + hat.brim))
            let thickness = hat.brimThickness * max(0, reach) + 0.2
            let onBrim = coverage(thickness - abs(below), edge: 0.7) * coverage(reach * 4, edge: 1)
            result = result.mixed(with: hat.tone * received * (below > 0 ? 0.45 : 0.9), onBrim)
        }
        return result
    }

    /// Ears beside a face whose hair leaves them free.
    func withEars(_ colour: LinearColor, _ place: Place) -> LinearColor {
        let hair = portrait.hair
        let isRight = place.fromMiddleX > 0
        guard hair.sideEnd < 8, abs(place.y - 1.8) < 4 else { return colour }
        // A turned head hides its far ear and shows more of the near one.
        let near = isRight ? -portrait.pose.yaw : portrait.pose.yaw
        let reach = portrait.head.ears * (1 + 1.6 * near)
        let x = abs(place.fromMiddleX) - portrait.head.halfWidth - 0.35 * reach
        let y = place.y - 1.9
        let distance = 1 - x * x / (1.3 * reach * reach + 0.05) - y * y / 9.6
        let cover = coverage(distance * 0.6, edge: 0.6) * clampedUnit(reach * 3)
        guard cover > 0 else { return colour }
        let side = isRight ? portrait.light.x : -portrait.light.x
        let received = portrait.light.key * (0.45 + 0.4 * side) + portrait.light.ambient * 0.65
        let tone = portrait.skin.tone * LinearColor(red: 0.9, green: 0.72, blue: 0.7)
        return colour.mixed(with: tone * received * (1 - 0.4 * bump(x, y, 0.8, 1.6)), cover)
    }

    /// Shoulders, collar and a neck in the head's shade.
    func withNeckAndClothes(_ colour: LinearColor, _ place: Place) -> LinearColor {
        let clothes = portrait.clothes
        let x = place.x - 0.5 * headX
        let mirrored = abs(x)
        let light = portrait.light
        var result = colour
        let neckWidth = clothes.neckHalfWidth + 0.03 * (place.y - 12) * (place.y - 12)
        let neck = coverage(neckWidth - mirrored, edge: 0.9)
        if neck > 0 {
            let round = x / (neckWidth + 2)
            let facing = max(0, round * light.x + 0.75 * light.z)
            let received = light.key * (0.6 * facing) + light.ambient * 0.6
            result = result.mixed(
                with: portrait.skin.tone * LinearColor(red: 0.75, green: 0.64, blue: 0.6) * received, neck)
        }
        let top = clothes.collar + clothes.slope * max(0, mirrored - clothes.neckHalfWidth)
        let cloth = coverage(place.y - top, edge: 0.9) * coverage(mirrored - clothes.neckHalfWidth + 1.4, edge: 0.9)
        if cloth > 0 {
            let received = light.key * (0.6 + 0.25 * light.x * (x < 0 ? -1 : 1)) + light.ambient * 0.7
            let fabric = clothes.tone.mixed(with: clothes.second, bump((place.y - top) * (place.y - top) * 0.5))
            result = result.mixed(with: fabric * received, cloth)
        }
        return result
    }
}
