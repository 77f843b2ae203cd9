import Foundation
import Testing

@testable import Networks

/// Each layer's gradients against central differences of its twin in Double.
///
/// A layer is tested through the number L = sum of its outputs times fixed random numbers, so that those numbers are the
/// gradient that comes in. Differences over 2e-5 are exact to about 1e-9; the tolerance is that of single precision.
@Suite struct LayerGradientTests {
    static let step = 1e-5
    let workers = Workers(threads: 2)
    let kernels = KernelTable.chosen

    /// Compares some of a gradient with the differences of `value`.
    func expectGradient(
        _ gradient: [Float], of value: ([Double]) -> Double, at place: [Float], _ what: String, samples: Int = 40,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        var point = place.map(Double.init)
        var indices = Array(point.indices)
        if indices.count > samples {
            var random = SeededRandom(seed: 4)
            indices = (0..<samples).map { _ in random.nextInteger(below: point.count) }
        }
        let differences = indices.map { index in
            let middle = point[index]
            point[index] = middle + Self.step
            let above = value(point)
            point[index] = middle - Self.step
            let below = value(point)
            point[index] = middle
            return (above - below) / (2 * Self.step)
        }
        let error = relativeError(indices.map { gradient[$0] }, differences)
        #expect(error < 2e-6, "\(what): relative error \(error)", sourceLocation: sourceLocation)
    }

    func inner(_ left: [Double], _ right: [Float]) -> Double { zip(left, right).reduce(0) { $0 + $1.0 * Double($1.1) } }

    func doubles(_ values: [Float]) -> [Double] { values.map(Double.init) }

    @Test(arguments: ConvolutionTests.small) func linearLayers(_ shape: ConvolutionShape) {
        let operands = ConvolutionTests.Operands(shape, images: 2)
        let exact = ExactConvolution(shape: shape, images: 2)
        let harness = ConvolutionHarness(
            algorithm: makeConvolution(shape, images: 2, workers: workers), images: 2, workers: workers,
            kernels: kernels)
        let (input, weights) = (doubles(operands.input), doubles(operands.weights))
        let incoming = operands.outputGradient
        expectGradient(
            harness.dataGradient(incoming, operands.weights).numbers,
            of: { inner(exact.forward($0, weights), incoming) }, at: operands.input, "input", samples: 10)
        expectGradient(
            harness.weightGradient(operands.input, incoming).numbers,
            of: { inner(exact.forward(input, $0), incoming) }, at: operands.weights, "weights", samples: 10)
    }
}
