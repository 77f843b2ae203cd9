import Testing

@testable import Networks

@Suite struct AdamTests {
    /// One block over three steps, against Double.
    @Test(arguments: builds, [0, 16, 32, 208])
    func stepsLikeTheFormula(_ build: KernelBuild, block: Int) {
        var source = Numbers(UInt64(block))
        let count = block + 3
        var weights = source.floats(count)
        var (mean, square) = ([Float](repeating: 0, count: count), [Float](repeating: 0, count: count))
        var average = weights
        let start = weights
        var truth = (weights.map(Double.init), mean.map(Double.init), square.map(Double.init), weights.map(Double.init))
        let (rate, beta1, beta2, epsilon, blend) = (0.01, 0.5, 0.999, 1e-8, 0.25)
        for step in 1...3 {
            let gradient = source.floats(block)
            let corrections = (1 - pow(beta1, step), (1 - pow(beta2, step)).squareRoot())
            let constants = [
                1 - beta1, beta2, 1 - beta2, rate / corrections.0, 1 / corrections.1, epsilon, blend,
            ].map { Float($0) }
            let squares = KernelTable.table(for: build).adam(
                block, gradient, &weights, &mean, &square, &average, constants)
            var exact = ExactSum()
            for index in 0..<block {
                let slope = gradient[index]
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
        #expect(weights[block...] == start[block...])
    }

    func pow(_ base: Double, _ exponent: Int) -> Double { (0..<exponent).reduce(1) { value, _ in value * base } }

    @Test(arguments: builds) func aWeightThatIsNotFiniteShowsInTheSum(_ build: KernelBuild) {
        let kernels = KernelTable.table(for: build)
        let constants: [Float] = [0.5, 0.999, 0.001, 0.01, 10, 1e-8, 0.5]
        for (start, isSound) in [
            (Float(1), true), (.infinity, false), (.nan, false), (-.greatestFiniteMagnitude, true),
        ] {
            var weights = [Float](repeating: 1, count: 32)
            weights[21] = start
            var (mean, square) = ([Float](repeating: 0, count: 32), [Float](repeating: 0, count: 32))
            let sum = kernels.adam(
                32, [Float](repeating: 0.5, count: 32), &weights, &mean, &square, nil, constants)
            #expect(isSound ? sum == 8 : sum.isNaN)
        }
    }

    @Test(arguments: builds) func withoutAnAverageWeightsAreTheSame(_ build: KernelBuild) {
        let kernels = KernelTable.table(for: build)
        var source = Numbers(3)
        let (gradient, start) = (source.floats(48), source.floats(48))
        let constants: [Float] = [0.5, 0.999, 0.001, 0.01, 10, 1e-8, 0.5]
        var results: [[Float]] = []
        for keepsAverage in [true, false] {
            var (weights, mean, square) = (start, [Float](repeating: 0, count: 48), [Float](repeating: 0, count: 48))
            var average = start
            average.withUnsafeMutableBufferPointer { buffer in
                _ = kernels.adam(
                    48, gradient, &weights, &mean, &square, keepsAverage ? buffer.baseAddress : nil, constants)
            }
            results.append(weights)
        }
        #expect(results[0] == results[1])
    }

    @Test(arguments: builds, [0, 16, 48]) func storingCopies(_ build: KernelBuild, count: Int) {
        var source = Numbers(UInt64(count))
        let gradient = source.floats(count)
        var target = [Float](repeating: 5, count: count + 1)
        let squares = KernelTable.table(for: build).storeGradient(count, gradient, &target)
        #expect(target == gradient + [5])
        var sum = ExactSum()
        for value in gradient { sum.addProduct(value, value) }
        #expect(sum.allows(squares))
    }

    @Test(arguments: builds, [0, 1, 15, 16, 17, 33]) func addingAndBlending(_ build: KernelBuild, count: Int) {
        let kernels = KernelTable.table(for: build)
        var source = Numbers(UInt64(count))
        let (one, other) = (source.floats(count), source.floats(count + 1))
        var numbers = other
        kernels.addNumbers(count, one, &numbers)
        #expect((0..<count).allSatisfy { numbers[$0] == one[$0] + other[$0] } && numbers[count] == other[count])
        numbers = other
        kernels.blend(count, one, &numbers, 0.25)
        let blended = { (index: Int) in other[index] + 0.25 * (one[index] - other[index]) }
        #expect((0..<count).allSatisfy { abs(numbers[$0] - blended($0)) < 1e-6 } && numbers[count] == other[count])
    }
}
