import Foundation
import Kernels
import KernelsAVX512
import KernelsPortable
import Testing

@testable import Networks

/// The project's own exp, ln and tanh against the C library's in Double.
@Suite struct FunctionTests {
    typealias Function = (UnsafePointer<Float>, UnsafeMutablePointer<Float>, Int) -> Void

    func apply(_ function: Function, _ values: [Float]) -> [Float] {
        var results = [Float](repeating: .nan, count: values.count)
        function(values, &results, values.count)
        return results
    }

    func worst(_ function: Function, _ values: [Float], _ truth: (Double) -> Double) -> Double {
        zip(values, apply(function, values)).map { unitsInTheLastPlace($1, truth(Double($0))) }.max() ?? 0
    }

    /// 20,001 numbers from `low` to `high`, a count that no vector divides.
    func numbers(_ low: Float, _ high: Float) -> [Float] {
        (0...20_000).map { low + (high - low) * Float($0) / 20_000 }
    }

    @Test(arguments: builds) func exponential(_ build: KernelBuild) {
        let function: Function =
            switch build {
            case .portable: KernelsPortable.exponential(_:_:count:)
            case .avx2: Kernels.exponential(_:_:count:)
            case .avx512: KernelsAVX512.exponential(_:_:count:)
            }
        #expect(worst(function, numbers(-87, 87), exp) <= 2)
        #expect(worst(function, numbers(-1, 1), exp) <= 2)
        #expect(apply(function, [0, -1000, 1000]) == [1] + apply(function, [-87, 87]))
        #expect(apply(function, []).isEmpty)
    }

    @Test(arguments: builds) func logarithmOfOnePlus(_ build: KernelBuild) {
        let function: Function =
            switch build {
            case .portable: KernelsPortable.logarithmOfOnePlus(_:_:count:)
            case .avx2: Kernels.logarithmOfOnePlus(_:_:count:)
            case .avx512: KernelsAVX512.logarithmOfOnePlus(_:_:count:)
            }
        #expect(worst(function, numbers(0, 1), log1p) <= 2)
        #expect(worst(function, (1...126).map { Float(sign: .plus, exponent: -$0, significand: 1.3) }, log1p) <= 2)
        #expect(apply(function, [0]) == [0])
    }

    @Test(arguments: builds) func hyperbolicTangent(_ build: KernelBuild) {
        let function: Function =
            switch build {
            case .portable: KernelsPortable.hyperbolicTangent(_:_:count:)
            case .avx2: Kernels.hyperbolicTangent(_:_:count:)
            case .avx512: KernelsAVX512.hyperbolicTangent(_:_:count:)
            }
        #expect(worst(function, numbers(-12, 12), tanh) <= 3)
        #expect(worst(function, numbers(-1, 1), tanh) <= 3)
        #expect(worst(function, [1e-30, -1e-10, 1e-4], tanh) <= 1)
        #expect(apply(function, [0, 100, -100]) == [0, 1, -1])
    }
}
