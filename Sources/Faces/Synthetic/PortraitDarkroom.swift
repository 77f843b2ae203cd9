/// Turns a painter's light into the bytes of a picture, as a camera and a reduction to 28x28 would.
struct PortraitDarkroom {
    /// Samples across a pixel, and around the picture, in each direction.
    private static let samples = 2
    private static let margin = 2
    private static let width = FaceImage.side * samples + 2 * margin

    let camera: SyntheticPortrait.Camera

    /// The picture of what a painter sees, 28x28 RGB bytes, row-major.
    func picture(of painter: PortraitPainter) -> [UInt8] {
        print(expose(painter))
    }

    /// The light at every sample, seen through the camera's exposure and colour balance.
    private func expose(_ painter: PortraitPainter) -> [LinearColor] {
        var film: [LinearColor] = []
        film.reserveCapacity(Self.width * Self.width)
        let step = 1 / Float(Self.samples)
        let gain = camera.balance * camera.exposure
        for row in 0..<Self.width {
            let y = (Float(row - Self.margin) + 0.5) * step
            for column in 0..<Self.width {
                let x = (Float(column - Self.margin) + 0.5) * step
                film.append(painter.light(x: x, y: y) * gain)
            }
        }
        return film
    }

    /// Reduces the film with a triangle filter two pixels wide (what bilinear reduction of a photograph does), or a
    /// wider one where the camera is out of focus.
    private func print(_ film: [LinearColor]) -> [UInt8] {
        // Weights of the six samples whose middle pair lies in the pixel, sharp and blurred.
        let outer = camera.blur * 0.16
        let next = 0.1 + camera.blur * 0.06
        let weights = [outer, next, 0.5 - outer - next]
        var bytes: [UInt8] = []
        bytes.reserveCapacity(FaceImage.byteCount)
        let rows = reduced(film, weights: weights)
        for y in 0..<FaceImage.side {
            for x in 0..<FaceImage.side {
                var colour = LinearColor.black
                let first = (y * Self.samples) * FaceImage.side + x
                for tap in 0..<6 {
                    colour = colour + rows[first + tap * FaceImage.side] * weights[tap < 3 ? tap : 5 - tap]
                }
                let seen = developed(colour)
                bytes.append(seen.0)
                bytes.append(seen.1)
                bytes.append(seen.2)
            }
        }
        return bytes
    }

    /// The film reduced across only: every sample row, 28 columns.
    private func reduced(_ film: [LinearColor], weights: [Float]) -> [LinearColor] {
        var rows: [LinearColor] = []
        rows.reserveCapacity(Self.width * FaceImage.side)
        for row in 0..<Self.width {
            for x in 0..<FaceImage.side {
                let first = row * Self.width + x * Self.samples
                var colour = LinearColor.black
                for tap in 0..<6 { colour = colour + film[first + tap] * weights[tap < 3 ? tap : 5 - tap] }
                rows.append(colour)
            }
        }
        return rows
    }

    /// Saturation, a soft shoulder, display gamma and contrast.
    private func developed(_ light: LinearColor) -> (UInt8, UInt8, UInt8) {
        let colour = light.saturated(by: camera.saturation)
        return (byte(colour.red), byte(colour.green), byte(colour.blue))
    }

    private func byte(_ light: Float) -> UInt8 {
        let hazed = light + camera.haze
        let shouldered = hazed * (1 + 0.3 * hazed) / (1 + 0.55 * hazed)
        let shown = min(1, shouldered.squareRoot())
        let contrasted = shown + camera.contrast * shown * (1 - shown) * (2 * shown - 1) * 2
        return UInt8(clampedUnit(contrasted) * 255 + 0.5)
    }
}
