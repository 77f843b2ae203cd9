/// A square of a picture as a network's face: smaller, with what is unknown of it.
enum FaceReduction {
    /// The face that training would see in the square.
    static func face(of picture: WholePicture, in square: CropSquare, side: Int) -> FaceImage {
        var resizer = FaceResizer(side: side)
        return resizer.face(from: picture.decoded, square: square)
    }

    /// The face with a hole: a pixel is unknown if any of the pixels that it covers is. What is in the hole does not show
    /// in the others, though the filter that makes them reaches beyond what they cover.
    static func damaged(_ picture: WholePicture, _ hole: HoleMask, in square: CropSquare, side: Int) -> DamagedFace {
        var pixels = face(of: picture, in: square, side: side).pixels
        let weights = BilinearWeights(inputSize: square.side, outputSize: side)
        let covered = (0..<side).map { $0 * square.side / side..<(($0 + 1) * square.side + side - 1) / side }
        var unknown = [Bool](repeating: false, count: side * side)
        for row in 0..<side {
            for column in 0..<side {
                let pixel = row * side + column
                func moved(_ range: Range<Int>, by start: Int) -> Range<Int> {
                    range.lowerBound + start..<range.upperBound + start
                }
                unknown[pixel] =
                    hole.count(
                        rows: moved(covered[row], by: square.top), columns: moved(covered[column], by: square.left)) > 0
                let reach = [row, column].map { weights.starts[$0]..<weights.starts[$0] + weights.width }
                guard !unknown[pixel],
                    hole.count(rows: moved(reach[0], by: square.top), columns: moved(reach[1], by: square.left)) > 0
                else { continue }
                let color = knownMean(picture, hole, square, weights, row: row, column: column)
                pixels.replaceSubrange(pixel * 3..<pixel * 3 + 3, with: color)
            }
        }
        return .covered(FaceImage(side: side, pixels: pixels), unknown)
    }

    /// A pixel of the face as the filter makes it of known pixels alone; there are some.
    private static func knownMean(
        _ picture: WholePicture, _ hole: HoleMask, _ square: CropSquare, _ weights: BilinearWeights, row: Int,
        column: Int
    ) -> [UInt8] {
        var (sums, sum) = ([0.0, 0, 0], 0.0)
        for down in 0..<weights.width {
            let line = (square.top + weights.starts[row] + down) * picture.width + square.left
            for across in 0..<weights.width {
                let place = line + weights.starts[column] + across
                guard !hole.unknown[place] else { continue }
                let weight =
                    Double(weights.weights[row * weights.width + down])
                    * Double(weights.weights[column * weights.width + across])
                sum += weight
                for channel in 0..<3 { sums[channel] += weight * Double(picture.pixels[place * 3 + channel]) }
            }
        }
        return sums.map { UInt8(min(max($0 / sum, 0), 255) + 0.5) }
    }
}
