import Testing

@testable import Networks

@Suite struct AdamTests {
    /// One block with gaps between its rows, over three steps, against Double.
    @Test(arguments: builds, [0, 1, 15, 16, 17, 31, 33])
    func stepsLikeTheFormula(_ build: KernelBuild, columns: Int) {
        let (rows, stride, gradientStride) = (3, columns + 2, columns + 1)
        var source = Numbers(UInt64(columns))
        let count = rows * stride
        var weights = source.floats(count)
        var (mean, square) = ([Float](repeating: 0, count: count), [Float](repeating: 0, count: count))
        var average = weights
        let start = weights
        var truth = (weights.map(Double.init), mean.map(Double.init), square.map(Double.init), weights.map(Double.init))
        let (rate, beta1, beta2, epsilon, blend) = (0.01, 0.5, 0.999, 1e-8, 0.25)
        for step in 1...3 {
            let gradient = source.floats(rows * gradientStride)
            let corrections = (1 - pow(beta1, step), (1 - pow(beta2, step)).squareRoot())
            let constants = [
                1 - beta1, beta2, 1 - beta2, rate / corrections.0, corrections.1, epsilon, blend,
            ].map { Float($0) }
            let squares = KernelTable.table(for: build).adam(
                rows, columns, gradient, gradientStride, &weights, &mean, &square, &average, stride, constants)
            var exact = ExactSum()
            for index in 0..<count where index % stride < columns {
                let slope = gradient[index / stride * gradientStride + index % stride]
                exact.addProduct(slope, slope)
                truth.1[index] += (1 - beta1) * (Double(slope) - truth.1[index])
                truth.2[index] += (1 - beta2) * (Double(slope) * Double(slope) - truth.2[index])
                let root = truth.2[index].squareRoot() / corrections.1 + epsilon
                truth.0[index] -= rate / corrections.0 * truth.1[index] / root
                truth.3[index] += blend * (truth.0[index] - truth.3[index])
            }
            #expect(exact.allows(squares))
        }
        // Weights of size 1 are rounded once a step.
        #expect(zip(weights, truth.0).allSatisfy { abs(Double($0) - $1) < 1e-6 })
        #expect(zip(average, truth.3).allSatisfy { abs(Double($0) - $1) < 1e-6 })
        #expect(zip(mean, truth.1).allSatisfy { abs(Double($0) - $1) < 1e-6 })
        #expect(zip(square, truth.2).allSatisfy { abs(Double($0) - $1) < 1e-8 })
        #expect((0..<count).allSatisfy { $0 % stride < columns || weights[$0] == start[$0] })
    }

    func pow(_ base: Double, _ exponent: Int) -> Double { (0..<exponent).reduce(1) { value, _ in value * base } }

    @Test(arguments: builds) func withoutAnAverageWeightsAreTheSame(_ build: KernelBuild) {
        let kernels = KernelTable.table(for: build)
        var source = Numbers(3)
        let (gradient, start) = (source.floats(40), source.floats(40))
        let constants: [Float] = [0.5, 0.999, 0.001, 0.01, 0.1, 1e-8, 0.5]
        var results: [[Float]] = []
        for keepsAverage in [true, false] {
            var (weights, mean, square) = (start, [Float](repeating: 0, count: 40), [Float](repeating: 0, count: 40))
            var average = start
            average.withUnsafeMutableBufferPointer { buffer in
                _ = kernels.adam(
                    1, 40, gradient, 40, &weights, &mean, &square, keepsAverage ? buffer.baseAddress : nil, 40,
                    constants)
            }
            results.append(weights)
        }
        #expect(results[0] == results[1])
    }

    @Test(arguments: builds, [0, 1, 16, 17])
    func storingKeepsTheGaps(_ build: KernelBuild, columns: Int) {
        let kernels = KernelTable.table(for: build)
        var source = Numbers(UInt64(columns))
        let gradient = source.floats(2 * (columns + 1))
        var target = [Float](repeating: 5, count: 2 * (columns + 3))
        let squares = kernels.storeGradient(2, columns, gradient, columns + 1, &target, columns + 3)
        var sum = ExactSum()
        for row in 0..<2 {
            for column in 0..<columns + 3 {
                let value = column < columns ? gradient[row * (columns + 1) + column] : 5
                #expect(target[row * (columns + 3) + column] == value)
                if column < columns { sum.addProduct(value, value) }
            }
        }
        #expect(sum.allows(squares))
        var numbers = target
        kernels.addNumbers(columns, gradient, &numbers)
        #expect((0..<columns).allSatisfy { numbers[$0] == target[$0] + gradient[$0] })
        kernels.blend(columns, target, &numbers, 0.5)
        #expect((0..<columns).allSatisfy { abs(numbers[$0] - target[$0] - gradient[$0] / 2) < 1e-6 })
        #expect(numbers[columns...] == target[columns...])
    }
}
