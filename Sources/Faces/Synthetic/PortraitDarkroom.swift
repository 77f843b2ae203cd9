/// Turns a painter's light into the bytes of a picture, as a camera and a reduction to a few pixels would.
///
/// Each pixel is a weighted mean of the eight samples of a checkerboard (a quincunx, two to a pixel) that lie within
/// one pixel of its middle: what a triangle filter, the usual way to reduce a photograph, makes of it.
struct PortraitDarkroom {
    /// Samples across the picture with half a pixel more on either side; every second one is taken.
    private let width: Int
    private let side: Int
    /// Half a pixel of the picture in the portrait's own units.
    private let half: Float

    private let camera: SyntheticPortrait.Camera
    /// Weights of the samples in a row: the pair within the pixel, and the pair beyond it. They sum to 1 for each
    /// colour of the checkerboard, so that an even surface stays even.
    private let inner: Float
    private let outer: Float

    /// The side of the picture that portraits are described for.
    private static let describedSide: Float = 28

    init(camera: SyntheticPortrait.Camera, side: Int) {
        self.side = side
        width = 2 * side + 2
        half = 0.5 * (Self.describedSide / Float(side))
        self.camera = camera
        outer = 0.2 + camera.blur * 0.3
        inner = 1 - outer
    }

    /// The picture of what a painter sees, side x side RGB bytes, row-major.
    func picture(of painter: PortraitPainter) -> [UInt8] {
        print(expose(painter))
    }

    /// The light of every row of samples, reduced across to the picture's columns.
    private func expose(_ painter: PortraitPainter) -> [LinearColor] {
        var film: [LinearColor] = []
        film.reserveCapacity(width * side)
        for row in 0..<width {
            let y = (Float(row) - 0.5) * half
            // Even rows have samples 0, 2, 4 …, odd rows 1, 3, 5 …; pixel x has the samples 2x ... 2x + 3.
            let odd = row & 1
            var left = painter.light(x: (Float(odd) - 0.5) * half, y: y)
            for column in 0..<side {
                let right = painter.light(x: (Float(2 * column + 2 + odd) - 0.5) * half, y: y)
                film.append(odd == 0 ? left * outer + right * inner : left * inner + right * outer)
                left = right
            }
        }
        return film
    }

    /// Reduces the film downwards and develops it.
    private func print(_ film: [LinearColor]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(FaceImage.byteCount(side: side))
        let stride = side
        let gain = camera.balance * (camera.exposure * 0.5)
        for y in 0..<stride {
            for x in 0..<stride {
                let first = 2 * y * stride + x
                let near = film[first + stride] + film[first + 2 * stride]
                let far = film[first] + film[first + 3 * stride]
                let light = (near * inner + far * outer) * gain
                let colour = light.saturated(by: camera.saturation)
                bytes.append(byte(colour.red))
                bytes.append(byte(colour.green))
                bytes.append(byte(colour.blue))
            }
        }
        return bytes
    }

    /// A soft shoulder, display gamma and contrast.
    private func byte(_ light: Float) -> UInt8 {
        let linear = min(1.9, (light + camera.haze).squareRoot())
        let shown = min(1, linear * (1 - 0.084 * linear * linear))
        let contrasted = shown + camera.contrast * shown * (1 - shown) * (2 * shown - 1) * 2
        return UInt8(clampedUnit(contrasted) * 255 + 0.5)
    }
}
