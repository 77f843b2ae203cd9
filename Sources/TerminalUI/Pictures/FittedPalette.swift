/// The colours 16...255 of a terminal that lets them be redefined: some stay as they are, the others are fitted to the
/// pictures on the screen.
public struct FittedPalette: Sendable, Equatable {
    /// The numbers that may be redefined.
    public let numbers: [UInt8]
    /// The colours now, number 16 first.
    public private(set) var colors: [RGB]
    /// The mean squared error of the picture that the colours were fitted to, summed over the channels.
    public private(set) var error: Float = .infinity
    private var values: [ColorValue]

    /// The cube and the greys, before anything was fitted.
    ///
    /// - Parameter numbers: those that may be redefined, of 16...255.
    public init(numbers: [UInt8]) {
        self.numbers = numbers.filter { $0 >= 16 }
        colors = Palette.indexed256.colors
        values = colors.map { ColorValue($0) }
    }

    /// The colour with a number from 16 on.
    public subscript(number: UInt8) -> RGB { colors[Int(number) - 16] }

    /// The number of the nearest colour, by the squared difference of the channels.
    public func nearest(to color: RGB) -> UInt8 { UInt8(16 + nearest(ColorValue(color)).index) }

    /// The mean squared error, summed over the channels, if every pixel has its nearest colour.
    public func error(of pixels: [RGB]) -> Float {
        guard !pixels.isEmpty else { return 0 }
        return pixels.reduce(0) { $0 + nearest(ColorValue($1)).distance } / Float(pixels.count)
    }

    /// Fits the colours that may be redefined to some pixels. Each keeps a number whose colour was much like it, so that
    /// what is on the screen already hardly changes.
    public mutating func fit(to pixels: [RGB]) {
        guard !pixels.isEmpty, !numbers.isEmpty else { return }
        let wanted = ColorFit(pixels.map { ColorValue($0) }, count: numbers.count).centers
        var free = Set(numbers)
        for color in wanted {
            let nearest = free.min {
                distance(values[Int($0) - 16], color) < distance(values[Int($1) - 16], color)
            }
            guard let nearest else { break }
            free.remove(nearest)
            values[Int(nearest) - 16] = color
            colors[Int(nearest) - 16] = color.rgb
        }
        error = error(of: pixels)
    }

    private func nearest(_ color: ColorValue) -> (index: Int, distance: Float) {
        var best = (index: 0, distance: Float.infinity)
        for index in values.indices {
            let distance = distance(values[index], color)
            if distance < best.distance { best = (index, distance) }
        }
        return best
    }
}

private func distance(_ one: ColorValue, _ other: ColorValue) -> Float {
    let difference = one - other
    return difference.dot(difference)
}

/// A few colours for many: median cut (Heckbert 1982, "Color image quantization for frame buffer display"), splitting
/// the box with the greatest squared error, then some rounds of k-means.
struct ColorFit {
    /// The colours, those of most pixels first.
    private(set) var centers: [ColorValue] = []
    private static let rounds = 3

    /// At most `count` colours for some pixels.
    init(_ pixels: [ColorValue], count: Int) {
        var boxes = [Box(pixels[...])]
        while boxes.count < count {
            guard let widest = boxes.indices.max(by: { boxes[$0].error < boxes[$1].error }),
                let (lower, upper) = boxes[widest].split()
            else { break }
            boxes[widest] = lower
            boxes.append(upper)
        }
        centers = boxes.sorted { $0.count > $1.count }.map(\.mean)
        for _ in 0..<Self.rounds { improve(pixels) }
    }

    /// Moves each colour to the mean of the pixels that are nearest to it.
    private mutating func improve(_ pixels: [ColorValue]) {
        var sums = Array(repeating: ColorValue.zero, count: centers.count)
        var counts = Array(repeating: Float(0), count: centers.count)
        for pixel in pixels {
            var best = 0
            var least = Float.infinity
            for index in centers.indices {
                let distance = distance(centers[index], pixel)
                if distance < least {
                    least = distance
                    best = index
                }
            }
            sums[best] = sums[best] + pixel
            counts[best] += 1
        }
        for index in centers.indices where counts[index] > 0 { centers[index] = sums[index] * (1 / counts[index]) }
    }

    /// Pixels that share a colour.
    private struct Box {
        private var pixels: ArraySlice<ColorValue>
        let mean: ColorValue
        /// The sum of squared differences from the mean, in each channel.
        private let spread: ColorValue

        var count: Int { pixels.count }
        var error: Float { spread.red + spread.green + spread.blue }

        init(_ pixels: ArraySlice<ColorValue>) {
            self.pixels = pixels
            let mean = pixels.reduce(.zero, +) * (1 / Float(max(1, pixels.count)))
            self.mean = mean
            spread = pixels.reduce(.zero) { sum, pixel in
                let difference = pixel - mean
                return sum
                    + ColorValue(
                        red: difference.red * difference.red, green: difference.green * difference.green,
                        blue: difference.blue * difference.blue)
            }
        }

        /// Both sides of the mean in the channel that varies most; nil if all pixels are the same.
        func split() -> (Box, Box)? {
            let channel: KeyPath<ColorValue, Float> =
                spread.red >= max(spread.green, spread.blue) ? \.red : spread.green >= spread.blue ? \.green : \.blue
            let middle = mean[keyPath: channel]
            var parts = pixels
            let border = parts.partition { $0[keyPath: channel] > middle }
            guard border > parts.startIndex, border < parts.endIndex else { return nil }
            return (Box(parts[..<border]), Box(parts[border...]))
        }
    }
}
