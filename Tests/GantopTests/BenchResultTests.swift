import Foundation
import Testing

@testable import gantop

@Suite struct BenchResultTests {
    @Test func takesTheMiddleOfTheTimes() {
        let result = BenchResult(milliseconds: [30, 10, 20, 50, 40], threads: 2, batchSize: 16)
        #expect(result.medianMs == 30)
        #expect(result.minMs == 10)
        #expect(result.maxMs == 50)
        #expect(result.imagesPerSecond == 16 * 1000 / 30.0)
        #expect(result.peakMemoryBytes > 1_000_000)
    }

    @Test func printsTheKeysThatScriptsRead() throws {
        let line = try BenchResult(milliseconds: [5], threads: 1, batchSize: 2).json
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
        let keys = Set(try #require(object as? [String: Any]).keys)
        #expect(
            keys.isSuperset(of: [
                "median_ms", "min_ms", "max_ms", "images_per_second", "threads", "batch_size", "peak_memory_bytes",
            ]))
        #expect(!line.contains("\n"))
    }
}
