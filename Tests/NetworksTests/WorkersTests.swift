import Synchronization
import Testing

@testable import Networks

@Suite(.timeLimit(.minutes(15))) struct WorkersTests {
    /// Thousands of short jobs, so that helpers join them early, late and not at all.
    @Test(arguments: 1...5) func everyPieceIsDoneOnce(threads: Int) {
        let workers = Workers(threads: threads)
        #expect(workers.threads == threads)
        var random = SeededRandom(seed: UInt64(threads))
        let counts = FloatBuffer(count: 64)
        var isRight = true
        for job in 1...3000 {
            let pieces = random.nextInteger(below: 60)
            workers.forEach(pieces) { piece, worker in
                precondition(worker < threads)
                counts.base[piece] += 1
            }
            // Each counts the jobs that had it.
            isRight = isRight && (0..<pieces).allSatisfy { counts.base[$0] >= 1 }
            if job % 100 == 0 {
                let most = (0..<64).map { counts.base[$0] }.max() ?? 0
                isRight = isRight && most <= Float(job)
            }
        }
        #expect(isRight)
        let total = (0..<64).reduce(Float(0)) { $0 + counts.base[$1] }
        random = SeededRandom(seed: UInt64(threads))
        let expected = (1...3000).reduce(0) { sum, _ in sum + random.nextInteger(below: 60) }
        #expect(total == Float(expected))
    }

    /// A worker's pieces follow one another, so what it keeps of its own needs no lock.
    @Test func workersHaveMemoryOfTheirOwn() {
        let workers = Workers(threads: 4)
        let sums = FloatBuffer(count: 4 * 16)
        for _ in 0..<200 { workers.forEach(100) { piece, worker in sums.base[16 * worker] += Float(piece) } }
        #expect((0..<4).reduce(Float(0)) { $0 + sums.base[16 * $1] } == 200 * 4950)
    }

    /// Helpers that sleep are woken, and end when nobody needs them any more.
    @Test func helpersComeBackFromSleep() async {
        for _ in 0..<20 {
            let workers = Workers(threads: 3)
            let done = Atomic(0)
            for _ in 0..<3 {
                workers.forEach(8) { _, _ in done.wrappingAdd(1, ordering: .relaxed) }
                await Task.yield()
            }
            #expect(done.load(ordering: .relaxed) == 24)
        }
    }
}
