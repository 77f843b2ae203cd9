import Foundation

/// A face as numbers, so that one damage after another rounds nothing: [row][column][3], 0 to 255 and perhaps beyond.
struct FacePlanes: Equatable {
    let side: Int
    var numbers: [Float]

    init(side: Int, numbers: [Float]) {
        precondition(numbers.count == side * side * 3, "numbers do not fill the picture")
        self.side = side
        self.numbers = numbers
    }

    init(_ face: FaceImage) { self.init(side: face.side, numbers: face.pixels.map(Float.init)) }

    /// The nearest bytes.
    var face: FaceImage {
        FaceImage(side: side, pixels: numbers.map { UInt8(min(max(($0 + 0.5).rounded(.down), 0), 255)) })
    }

    /// Blurred by a Gaussian of so many pixels, the picture mirrored at its border without repeating the outermost pixel:
    /// what OpenCV's GaussianBlur makes with BORDER_REFLECT_101 and a kernel that ends at four deviations.
    func blurred(deviation: Double) -> FacePlanes {
        guard deviation > 0, side > 1 else { return self }
        let radius = Int((4 * deviation).rounded(.up))
        let bell = (-radius...radius).map { exp(-Double($0 * $0) / (2 * deviation * deviation)) }
        let sum = bell.reduce(0, +)
        let taps = (0..<side).map { place in
            (0..<bell.count).map { tap in
                (source: Self.mirrored(place + tap - radius, side), weight: Float(bell[tap] / sum))
            }
        }
        return resampled(taps)
    }

    /// Where a place beyond the border shows in a mirror at the outermost pixel.
    static func mirrored(_ place: Int, _ side: Int) -> Int {
        let period = 2 * (side - 1)
        let rest = (place % period + period) % period
        return rest < side ? rest : period - rest
    }

    /// Fewer pixels, each the mean of the area that it covers.
    func reduced(to size: Int) -> FacePlanes {
        let scale = Double(side) / Double(size)
        let taps = (0..<size).map { place in
            let (from, to) = (Double(place) * scale, Double(place + 1) * scale)
            return (Int(from)..<min(side, Int(to.rounded(.up)))).map { source in
                (source: source, weight: Float((min(to, Double(source + 1)) - max(from, Double(source))) / scale))
            }
        }
        return resampled(taps)
    }

    /// More pixels.
    func enlarged(to size: Int, _ enlargement: Enlargement) -> FacePlanes {
        resampled((0..<size).map { enlargement.taps(of: $0, from: side, to: size) })
    }

    /// Each row and then each column anew: a sum of some of its pixels for each place.
    private func resampled(_ taps: [[(source: Int, weight: Float)]]) -> FacePlanes {
        let size = taps.count
        var rows = [Float](repeating: 0, count: side * size * 3)
        for row in 0..<side {
            for (column, sources) in taps.enumerated() {
                for (source, weight) in sources {
                    for channel in 0..<3 {
                        rows[(row * size + column) * 3 + channel] +=
                            weight * numbers[(row * side + source) * 3 + channel]
                    }
                }
            }
        }
        var result = [Float](repeating: 0, count: size * size * 3)
        for (row, sources) in taps.enumerated() {
            for (source, weight) in sources {
                for place in 0..<size * 3 { result[row * size * 3 + place] += weight * rows[source * size * 3 + place] }
            }
        }
        return FacePlanes(side: size, numbers: result)
    }
}
