import Testing

@testable import Faces

/// Faces that differ from their mirror images, and a source of them.
private struct LopsidedFaces: FaceSource {
    let name = "lopsided"
    let side = 5
    var count: Int
    var unreadable: Set<Int> = []

    func faceName(_ index: Int) -> String { "\(index).jpg" }

    func face(_ index: Int) throws(FaceError) -> FaceImage {
        if unreadable.contains(index) { throw .unreadableFace(name: faceName(index), reason: "torn") }
        return FaceImage(side: side, pixels: (0..<side * side * 3).map { UInt8(($0 + index * 7) % 251) })
    }
}

@Suite(.timeLimit(.minutes(15))) struct MirroringTests {
    private func batches(
        _ source: LopsidedFaces, mirrors: Bool, seed: UInt64 = 7, from position: BatchPosition = .start,
        prefetch: Int = 3, count: Int
    ) throws -> [FaceBatch] {
        let batcher = FaceBatcher(
            source: source, batchSize: 4, seed: seed, mirrors: mirrors, position: position, prefetch: prefetch)
        defer { batcher.stop() }
        return try (0..<count).map { _ in
            var batch = try batcher.next()
            batch.waitSeconds = 0
            return batch
        }
    }

    /// For each face of a batch, whether it is mirrored.
    private func turned(_ batch: FaceBatch, _ source: LopsidedFaces) throws -> [Bool] {
        let size = FaceImage.byteCount(side: source.side)
        return try batch.indices.enumerated().map { place, index in
            let pixels = Array(batch.pixels[place * size..<(place + 1) * size])
            let face = try source.face(index)
            if pixels == face.mirrored.pixels { return true }
            #expect(pixels == face.pixels)
            return false
        }
    }

    @Test func leftAndRightAreExchanged() {
        let face = FaceImage(side: 2, pixels: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
        #expect(face.mirrored.pixels == [4, 5, 6, 1, 2, 3, 10, 11, 12, 7, 8, 9])
        #expect(face.mirrored.mirrored == face)
    }

    @Test func halfOfTheFacesAreMirroredAnewEachEpoch() throws {
        let source = LopsidedFaces(count: 200)
        let plain = try batches(source, mirrors: false, count: 150)
        let mirrored = try batches(source, mirrors: true, count: 150)
        #expect(plain.map(\.indices) == mirrored.map(\.indices) && plain.map(\.position) == mirrored.map(\.position))
        var seen: [[Bool]] = []
        for epoch in 0..<3 {
            var isTurned = [Bool](repeating: false, count: 200)
            for (plain, batch) in zip(plain, mirrored) where batch.epoch == epoch {
                #expect(try !turned(plain, source).contains(true))
                for (index, turned) in zip(batch.indices, try turned(batch, source)) { isTurned[index] = turned }
            }
            let count = isTurned.count { $0 }
            #expect(count > 70 && count < 130)
            seen.append(isTurned)
        }
        for (one, other) in [(0, 1), (0, 2), (1, 2)] {
            let same = zip(seen[one], seen[other]).count { $0 == $1 }
            #expect(same > 70 && same < 130)
        }
    }

    /// Bits that another implementation of the generator, in Python, has as well.
    @Test(arguments: [(0, 0x5cf0_86e4_5bd6_30e3 as UInt64), (2, 0xa277_323c_28ed_0605)])
    func bitsStayTheSame(epoch: Int, bits: UInt64) {
        let mirrors = EpochMirrors(count: 64, seed: 7, epoch: epoch)
        for face in 0..<64 { #expect(mirrors.isMirrored(face) == (bits >> UInt64(face) & 1 == 1)) }
    }

    @Test func onlySeedAndPositionDecide() throws {
        let source = LopsidedFaces(count: 90, unreadable: [0, 5, 6, 30, 89])
        let long = try batches(source, mirrors: true, prefetch: 1, count: 50)
        #expect(try batches(source, mirrors: true, prefetch: 16, count: 50) == long)
        for start in [0, 5, 20, 33] {
            let resumed = try batches(source, mirrors: true, from: long[start].position, count: 49 - start)
            #expect(resumed == Array(long[(start + 1)...]))
        }
        let other = try batches(source, mirrors: true, seed: 8, count: 50).flatMap { try turned($0, source) }
        #expect(try long.flatMap { try turned($0, source) } != other)
    }
}
