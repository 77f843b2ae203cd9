import Testing

@testable import Networks

/// The builds of the kernels that this processor runs; every kernel is tested in each.
let builds = KernelBuild.allCases.filter(\.isAvailable)

/// Random numbers in [-1, 1), the same in each run.
struct Numbers {
    private var random: SeededRandom

    init(_ seed: UInt64) { random = SeededRandom(seed: seed) }

    mutating func floats(_ count: Int) -> [Float] { (0..<count).map { _ in random.nextSymmetric() } }

    mutating func integer(below bound: Int) -> Int { random.nextInteger(below: bound) }
}

/// A sum of products in Double, with the sum of their sizes: what bounds the rounding of any order of summation.
struct ExactSum {
    private(set) var value = 0.0
    private(set) var size = 0.0
    private(set) var terms = 0

    init(_ start: Float = 0) { add(Double(start)) }

    mutating func add(_ term: Double) {
        value += term
        size += abs(term)
        terms += 1
    }

    mutating func addProduct(_ left: Float, _ right: Float) { add(Double(left) * Double(right)) }

    /// Whether a sum in single precision may have come out as `result`: each of its products and additions is off by at
    /// most half a unit in the last place of what is summed so far (Higham, "Accuracy and stability of numerical
    /// algorithms", section 3.1).
    func allows(_ result: Float) -> Bool {
        let unit = Double(Float.ulpOfOne) / 2
        return abs(Double(result) - value) <= Double(terms + 1) * unit * size + 1e-37
    }
}

/// Numbers laid out as features: [pixel][image][channel] with gaps of `gap`, which no kernel may change.
struct Plane {
    static let gap: Float = 777
    let pixels: Int
    let images: Int
    let channels: Int
    let imageStride: Int
    let pixelStride: Int
    var numbers: [Float]

    init(pixels: Int, images: Int, channels: Int, _ source: inout Numbers) {
        self.pixels = pixels
        self.images = images
        self.channels = channels
        imageStride = channels + 5
        pixelStride = images * imageStride + 3
        numbers = [Float](repeating: Self.gap, count: max(1, pixels * pixelStride + channels))
        for pixel in 0..<pixels {
            for image in 0..<images {
                for channel in 0..<channels { self[pixel, image, channel] = source.floats(1)[0] }
            }
        }
    }

    subscript(pixel: Int, image: Int, channel: Int) -> Float {
        get { numbers[pixel * pixelStride + image * imageStride + channel] }
        set { numbers[pixel * pixelStride + image * imageStride + channel] = newValue }
    }

    /// Whether all numbers between the channels are as they were.
    var gapsAreWhole: Bool {
        var marked = self
        for pixel in 0..<pixels {
            for image in 0..<images {
                for channel in 0..<channels { marked[pixel, image, channel] = Self.gap }
            }
        }
        return marked.numbers.allSatisfy { $0 == Self.gap }
    }
}

/// How many representable numbers lie between `value` and the truth.
func unitsInTheLastPlace(_ value: Float, _ truth: Double) -> Double {
    abs(Double(value) - truth) / Double(Float(truth).ulp)
}
