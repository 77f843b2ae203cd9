extension PortraitPainter {
    /// Blush, folds, nostrils and the shade of the nose.
    func paintSkin(_ point: inout FacePoint) {
        let x = point.across
        let y = point.down
        let skin = portrait.skin
        let mirrored = abs(x)
        let red = skin.blush * (bump(mirrored - 5.6, y - 5.6, 4, 3.6) + 0.7 * bump(x, y - 5, 2.4, 2.6))
        if red > 0 {
            let amount = 0.16 * red
            point.tone = point.tone * LinearColor(red: 1 + 0.1 * amount, green: 1 - amount, blue: 1 - amount)
        }
        paintNose(&point)
        let smile = max(0, portrait.mouth.smile)
        let fold = 0.12 + 0.45 * smile + 0.4 * skin.lines
        point.openness -= 0.5 * fold * bump(smileFold.squaredDistance(mirrored, y) * (1 / 0.9))
        point.openness -= (0.1 + 0.35 * skin.shadows) * bump(mirrored - 4.6, y - 2.1, 2.8, 1.3)
        if skin.lines > 0, y < -2 {
            let furrow = wave((y + 0.012 * x * x) * 0.45) * bump(x, y + 6, 7, 3.4)
            point.openness -= 0.1 * skin.lines * max(0, furrow)
        }
        // The outline's edge turns away from the open.
        point.openness -= 0.18 * (1 - point.normalZ)
    }

    private func paintNose(_ point: inout FacePoint) {
        let nose = portrait.nose
        let y = point.down - nose.length
        guard y > -9, y < 3.5 else { return }
        let x = relief.fromNose(point.across, point.down)
        guard abs(x) < 6 else { return }
        let under = bump(x, y - 0.75, nose.width + 0.9, 1.2)
        point.openness -= 0.2 * under
        let holes = bump(abs(x) - 0.95, y - 0.25, 0.8, 0.55)
        point.openness -= nose.nostrils * holes
        // The shadow that the nose throws away from the light.
        let away = -portrait.light.x
        let thrown = bump(x - 2.8 * away, y + 0.9 - 0.8 * abs(away), 2.6, 2.8)
        point.openness -= min(0.45, abs(away) * 0.9) * thrown
        // The root of the nose lies deeper than the brow.
        point.openness -= 0.3 * bump(x, y + nose.length + 0.8, 3, 2.6)
        // The hollow between eye and nose.
        point.openness -= 0.3 * portrait.eyes.depth * bump(abs(x) - 2, y + 5.6, 1.5, 2)
    }

    func paintBeard(_ point: inout FacePoint) {
        let beard = portrait.beard
        let mouth = portrait.mouth
        let x = abs(point.across)
        let y = point.down
        // Where hair grows: from the jaw up to the ears, free under the cheeks.
        let rise = max(0, x - 2.5)
        let line = 12 - 0.2 * rise * rise
        let jaw = coverage(y - line, edge: 2.6)
        let chin = bump(x, y - 14.6, 4.4, 3.9)
        let lipTop = mouth.height - mouth.upperLip - 0.2
        let over =
            coverage(mouth.halfWidth + 0.7 - x, edge: 1.6)
            * bump((y - lipTop + 0.85) / 1.75 * ((y - lipTop + 0.85) / 1.75))
        let around = bump(x - mouth.halfWidth - 0.7, y - mouth.height - 0.8, 1.4, 3)
        let stubble = beard.stubble * min(1, max(jaw, over, chin)) * 0.5
        let full = max(
            beard.jaw * jaw, beard.goatee * max(min(1, chin * 1.6), around), beard.moustache * min(1, over * 1.5))
        let lips = onLips(point)
        let amount = max(stubble, min(0.95, full)) * (1 - lips)
        guard amount > 0 else { return }
        point.tone = point.tone.mixed(with: beard.tone * (full > stubble ? 1 : 1.5), amount)
        point.shine *= 1 - amount
    }

    /// The shade that hair and hats throw on the skin below their edge.
    func shadeUnderHair(_ point: inout FacePoint, distance: Float) {
        if distance < 2 {
            let near = clampedUnit(1 - distance * 0.5)
            point.openness -= (portrait.hair.bangs ? 0.4 : 0.25) * near * near
        }
        if let hat = portrait.hat {
            let below = point.down - hat.edge - hat.curve * point.across * point.across
            point.openness -= (hat.brim > 0 ? 0.6 : 0.3) * clampedUnit(1 - below / (2 + hat.brim * 0.5))
        }
        point.openness = max(0.05, point.openness)
    }
}
