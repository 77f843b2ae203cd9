/// Resizes squares to faces, equal to Pillow's `crop` and `resize(BILINEAR)` bit for bit: horizontally first, rounded
/// to bytes, then vertically.
struct FaceResizer {
    /// The side of the faces that it makes.
    let side: Int
    private var weights: BilinearWeights
    private var narrowed: [UInt8] = []

    init(side: Int) {
        self.side = side
        weights = BilinearWeights(inputSize: side, outputSize: side)
    }

    /// Cuts the square out of the picture and resizes it.
    ///
    /// - Precondition: the square lies within the picture.
    mutating func face(from picture: DecodedPicture, square: CropSquare) -> FaceImage {
        precondition(
            square.left >= 0 && square.top >= 0 && square.side > 0 && square.left + square.side <= picture.width
                && square.top + square.side <= picture.height, "the square leaves the picture")
        if weights.inputSize != square.side {
            weights = BilinearWeights(inputSize: square.side, outputSize: side)
        }
        let size = square.side * side * 3
        if narrowed.count != size { narrowed = [UInt8](repeating: 0, count: size) }
        Self.narrow(picture, square, by: weights, into: &narrowed)
        return FaceImage(side: side, pixels: Self.shorten(narrowed, by: weights))
    }

    /// `narrowed[(row * side + column) * 3 + channel]`: the square's rows, each as wide as the face.
    private static func narrow(
        _ picture: DecodedPicture, _ square: CropSquare, by weights: BilinearWeights, into narrowed: inout [UInt8]
    ) {
        let source = picture.pixels.span
        let taps = weights.weights.span
        let starts = weights.starts.span
        let width = weights.width
        let half = Int32(1) << (BilinearWeights.fractionBits - 1)
        var target = narrowed.mutableSpan
        for row in 0..<square.side {
            let line = ((square.top + row) * picture.width + square.left) * 3
            for column in 0..<weights.outputSize {
                var red = half
                var green = half
                var blue = half
                var pixel = line + starts[column] * 3
                for tap in column * width..<(column + 1) * width {
                    let weight = taps[tap]
                    red &+= Int32(truncatingIfNeeded: source[pixel]) &* weight
                    green &+= Int32(truncatingIfNeeded: source[pixel + 1]) &* weight
                    blue &+= Int32(truncatingIfNeeded: source[pixel + 2]) &* weight
                    pixel += 3
                }
                let place = (row * weights.outputSize + column) * 3
                target[place] = byte(red)
                target[place + 1] = byte(green)
                target[place + 2] = byte(blue)
            }
        }
    }

    private static func shorten(_ narrowed: [UInt8], by weights: BilinearWeights) -> [UInt8] {
        let line = weights.outputSize * 3
        let source = narrowed.span
        let taps = weights.weights.span
        let half = Int32(1) << (BilinearWeights.fractionBits - 1)
        var face = [UInt8](repeating: 0, count: FaceImage.byteCount(side: weights.outputSize))
        var target = face.mutableSpan
        for row in 0..<weights.outputSize {
            let first = weights.starts[row] * line
            for place in 0..<line {
                var sum = half
                for tap in 0..<weights.width {
                    let weight = taps[row * weights.width + tap]
                    sum &+= Int32(truncatingIfNeeded: source[first + tap * line + place]) &* weight
                }
                target[row * line + place] = byte(sum)
            }
        }
        return face
    }

    private static func byte(_ sum: Int32) -> UInt8 {
        UInt8(clamping: sum >> BilinearWeights.fractionBits)
    }
}
