import Dispatch
import Foundation
import Networks
import Testing

@testable import Faces

@Suite(.timeLimit(.minutes(15))) struct FaceBatcherTests {
    private func batches(
        _ source: any FaceSource, size: Int, seed: UInt64 = 7, from position: BatchPosition = .start,
        prefetch: Int = 3, count: Int
    ) throws -> [FaceBatch] {
        let batcher = FaceBatcher(
            source: source, batchSize: size, seed: seed, position: position, prefetch: prefetch)
        return try (0..<count).map { _ in
            var batch = try batcher.next()
            batch.waitSeconds = 0
            return batch
        }
    }

    @Test func anEpochUsesEveryFaceOnce() throws {
        let batches = try batches(PlainFaceSource(count: 23), size: 5, count: 8)
        #expect(batches.map(\.epoch) == [0, 0, 0, 0, 1, 1, 1, 1])
        #expect(batches[3].position == BatchPosition(epoch: 0, offset: 20))
        let first = batches[..<4].flatMap(\.indices)
        let second = batches[4...].flatMap(\.indices)
        #expect(Set(first).count == 20 && Set(second).count == 20)
        #expect(first != second)
        for batch in batches {
            for (place, index) in batch.indices.enumerated() {
                #expect(batch.pixels[place * FaceImage.byteCount] == UInt8(index))
            }
        }
    }

    @Test func onlySeedAndPositionDecide() throws {
        let source = PlainFaceSource(count: 31, unreadable: [0, 5, 6, 30])
        let long = try batches(source, size: 4, prefetch: 1, count: 20)
        #expect(try batches(source, size: 4, prefetch: 16, count: 20) == long)
        for start in [0, 5, 6, 13] {
            let resumed = try batches(source, size: 4, from: long[start].position, count: 19 - start)
            #expect(resumed == Array(long[(start + 1)...]))
        }
        #expect(try batches(source, size: 4, seed: 8, count: 1) != Array(long[..<1]))
    }

    @Test func unreadableFacesArePassedOverAndNamedOnce() throws {
        let source = PlainFaceSource(count: 20, unreadable: [3, 4, 17])
        let batcher = FaceBatcher(source: source, batchSize: 4, seed: 3)
        var seen: Set<Int> = []
        for _ in 0..<40 {
            let batch = try batcher.next()
            seen.formUnion(batch.indices)
            #expect(batch.indices.count == 4 && source.unreadable.isDisjoint(with: batch.indices))
        }
        #expect(seen.count == 17)
        #expect(Set(batcher.skipped.map(\.name)) == ["3.jpg", "4.jpg", "17.jpg"])
        #expect(batcher.skipped.count == 3 && batcher.skippedCount == 3)
        #expect(batcher.skipped.allSatisfy { $0.reason == "torn" })
    }

    @Test(arguments: [0, 1, 15])
    func tooFewFacesIsAnError(count: Int) {
        let batcher = FaceBatcher(source: PlainFaceSource(count: count), batchSize: 16, seed: 1)
        let expected = FaceError.tooFewFaces(source: "plain", usable: count, listed: count, needed: 16, example: nil)
        #expect(throws: expected) { try batcher.waitUntilReady() }
        #expect(throws: expected) { try batcher.next() }
    }

    @Test func tooFewReadableFacesIsAnErrorWithAnExample() {
        let source = PlainFaceSource(count: 20, unreadable: Set(0..<5))
        let batcher = FaceBatcher(source: source, batchSize: 16, seed: 1)
        let error = #expect(throws: FaceError.self) { try batcher.waitUntilReady() }
        guard case .tooFewFaces("plain", 15, 20, 16, let example?) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(example.reason == "torn")
        let nothing = FaceBatcher(
            source: PlainFaceSource(count: 20, unreadable: Set(0..<20)), batchSize: 16, seed: 1)
        #expect(throws: FaceError.self) { try nothing.next() }
        #expect(nothing.skippedCount == 20)
    }

    @Test func exactlyOneBatchIsEnough() throws {
        let batches = try batches(PlainFaceSource(count: 16), size: 16, count: 3)
        #expect(batches.map(\.epoch) == [0, 1, 2])
        #expect(batches.allSatisfy { Set($0.indices).count == 16 })
    }

    @Test func positionsBeyondTheSourceGoOnWithTheNextEpoch() throws {
        let source = PlainFaceSource(count: 8)
        let beyond = try batches(source, size: 4, from: BatchPosition(epoch: 2, offset: 900), count: 1)
        #expect(try batches(source, size: 4, from: BatchPosition(epoch: 3, offset: 0), count: 1) == beyond)
        _ = try batches(source, size: 4, from: BatchPosition(epoch: -4, offset: -9), count: 1)
    }

    @Test func stoppingWakesWhoeverWaits() async {
        let source = StuckFaceSource()
        let batcher = FaceBatcher(source: source, batchSize: 2, seed: 1)
        // A thread of its own: the test's own threads are few and must not wait for anything.
        async let ending: FaceError? = withCheckedContinuation { continuation in
            Thread.detachNewThread {
                do throws(FaceError) {
                    _ = try batcher.next()
                    continuation.resume(returning: nil)
                } catch {
                    continuation.resume(returning: error)
                }
            }
        }
        for await _ in source.readings { break }
        batcher.stop()
        #expect(await ending == .stopped)
        #expect(throws: FaceError.stopped) { try batcher.next() }
        batcher.stop()
        source.release()
    }

    @Test func errorsAreOnePlainLine() {
        let example = SkippedFace(name: "a.jpg", reason: "the file is empty")
        let error = FaceError.tooFewFaces(source: "zip", usable: 0, listed: 9, needed: 16, example: example)
        let line =
            "zip: no readable face of 9, a batch needs 16 (a.jpg: the file is empty); give it readable JPEG or PNG faces"
        #expect(error.description == line)
    }
}

/// A source whose reading never ends by itself.
private final class StuckFaceSource: FaceSource {
    let name = "stuck"
    let side = FaceImage.tutorialSide
    let count = 8
    /// One element for each face asked for.
    let readings: AsyncStream<Void>
    private let asked: AsyncStream<Void>.Continuation
    private let gate = DispatchSemaphore(value: 0)

    init() { (readings, asked) = AsyncStream.makeStream() }

    func release() {
        for _ in 0..<2 * count { gate.signal() }
    }

    func faceName(_ index: Int) -> String { "\(index)" }

    func face(_ index: Int) throws(FaceError) -> FaceImage {
        asked.yield()
        gate.wait()
        throw .unreadableFace(name: "stuck", reason: "released")
    }
}
