import Foundation
import Testing

@testable import Faces

/// Caches of one source at several sides, and files of the layout's first version.
@Suite struct FaceCacheSideTests {
    private let pictures: TemporaryFolder
    private let places: TemporaryFolder

    init() throws {
        pictures = try TemporaryFolder()
        places = try TemporaryFolder()
        for name in ["baseline.jpg", "grey.jpg", "rgb.png"] {
            try pictures.write(try Fixture.bytes(name), to: name)
        }
    }

    private func cache(limitBytes: Int = 1 << 30) -> FaceCache {
        var cache = FaceCache(folder: places.path, limitBytes: limitBytes, minimumCount: 1)
        cache.completesOnTheSide = false
        return cache
    }

    private func faces(side: Int, _ cache: FaceCache?) throws -> [FaceImage] {
        let source = try FaceSources.open(path: pictures.path, seed: 1, side: side, cache: cache)
        #expect(source.side == side)
        return try (0..<source.count).map { try source.face($0) }
    }

    @Test func eachSideHasAFileOfItsOwn() throws {
        let sides = [16, 28, 64, 128]
        for _ in 0..<2 {
            for side in sides { #expect(try faces(side: side, cache()) == faces(side: side, nil), "side \(side)") }
            let entries = cache().entries()
            #expect(Set(entries.map(\.side)) == Set(sides.map { $0 }))
            #expect(entries.allSatisfy { $0.kept == 3 && $0.source == pictures.path && $0.path.hasSuffix(".faces") })
        }
    }

    /// The faces come from the file, not from the pictures.
    @Test func aWholeFileOfAnotherSideIsRead() throws {
        let expected = try faces(side: 64, cache())
        let listing = try FolderPictures(path: pictures.path, name: "")
        let form = FaceForm(side: 64, crop: .recipe)
        let file = try #require(cache().whole(origin: listing.origin, form: form, names: listing.names))
        for index in 0..<3 {
            #expect(file.outcome(index, stamp: try listing.stamp(index)) == .face(expected[index]))
        }
        let other = FaceForm(side: 65, crop: .recipe)
        #expect(cache().whole(origin: listing.origin, form: other, names: listing.names) == nil)
    }

    /// A file under the name of another side's, by whatever hand, gives no faces of the wrong side.
    @Test func theHeaderDecidesNotTheName() throws {
        _ = try faces(side: 32, cache())
        let of32 = try #require(cache().entries().first).path
        _ = try faces(side: 64, cache())
        let of64 = try #require(cache().entries().first { $0.side == 64 }).path
        try FileManager.default.removeItem(atPath: of64)
        try FileManager.default.copyItem(atPath: of32, toPath: of64)
        #expect(try faces(side: 64, cache()) == faces(side: 64, nil))
        #expect(Set(cache().entries().map(\.side)) == [32, 64])
    }

    @Test func anyDamagedByteOfAnotherSideIsFoundAndMended() throws {
        let expected = try faces(side: 32, cache())
        let path = try #require(cache().entries().first).path
        let header = try #require(FaceCache.open(path)).header
        #expect(header.slotBytes == 32 * 32 * 3)
        for place in [0, 8, 16, 17, 18, 70, header.recordsOffset + 1, header.slotsOffset, header.fileBytes - 1] {
            var bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
            bytes[place] ^= 0x5A
            try Data(bytes).write(to: URL(filePath: path))
            #expect(try faces(side: 32, cache()) == expected, "byte \(place)")
        }
    }

    /// Its digest is right, its side is none that networks have: nothing is made of it.
    @Test(arguments: [0, 15, 129, 65_535])
    func aSideThatCannotBeIsRefused(side: Int) throws {
        _ = try faces(side: 32, cache())
        let path = try #require(cache().entries().first).path
        var bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
        let header = try #require(FaceCache.open(path)).header
        bytes[17] = UInt8(side & 255)
        bytes[18] = UInt8(side >> 8)
        let names = header.names.bytes.count + 4 * header.count
        let end = FaceCacheHeader.fixedBytes + header.origin.path.utf8.count + names
        let digest = 64..<FaceCacheHeader.fixedBytes
        bytes.replaceSubrange(digest, with: [UInt8](repeating: 0, count: digest.count))
        bytes.replaceSubrange(digest, with: Digest.sha256(Array(bytes[..<end])))
        try Data(bytes).write(to: URL(filePath: path))
        #expect(FaceCache.open(path) == nil)
    }

    @Test func aSourceThatDoesNotFitIsDecodedEachTimeAndSaysSoOnce() throws {
        _ = try faces(side: 28, cache())
        let kept = try #require(cache().entries().first).bytes
        let tight = cache(limitBytes: kept)
        let source = try FaceSources.open(path: pictures.path, seed: 1, side: 128, cache: tight)
        #expect(source.remarks.count == 1 && source.remarks[0].contains("128x128"))
        #expect(try (0..<3).map { try source.face($0) } == faces(side: 128, nil))
        #expect(cache().entries().map(\.side) == [28], "what cannot be kept pushes nothing out")
        let small = try FaceSources.open(path: pictures.path, seed: 1, side: 28, cache: tight)
        #expect(small.remarks.isEmpty)
    }

    @Test func aPackedFileIsASourceOfItsSideAlone() throws {
        let expected = try faces(side: 48, cache())
        let path = try #require(cache().entries().first).path
        let packed = try FaceSources.open(path: path, seed: 1, side: 48, cache: nil)
        #expect(packed.side == 48 && packed.count == 3)
        #expect(try (0..<3).map { try packed.face($0) } == expected)
        let inspected = try packed.inspect(0)
        #expect(inspected.width == 48 && inspected.height == 48)
        #expect {
            try FaceSources.open(path: path, seed: 1, side: 28, cache: nil)
        } throws: { error in
            "\(error)".contains("48x48") && "\(error)".contains("28x28")
        }
    }
}

/// `cache-version-1.faces`: written by the version that knew no sides, of a folder `/faces` with two pictures of the
/// fixtures and a text, all of them last changed at second 1,600,000,000.
@Suite struct FirstCacheVersionTests {
    private static let stamps = [1057, 4864, 10].map { FileStamp(size: $0, modified: 1_600_000_000_000_000_000) }
    private static let refusal = FaceCacheFile.Outcome.refused("it is no picture")

    private func decoded() throws -> [FaceImage] {
        let decoder = FaceDecoder(FaceForm(side: 28, crop: .recipe))
        return try ["baseline.jpg", "rgb.png"].map { try decoder.decode(try Fixture.bytes($0)).face }
    }

    @Test func itsFacesAreOfTheFirstSide() throws {
        let file = try #require(FaceCache.open(Fixture.path("cache-version-1.faces")))
        #expect(file.header.form == FaceForm(side: 28, crop: .recipe))
        #expect(file.header.count == 3 && file.unknownCount == 0)
        let outcomes = (0..<3).map { file.outcome($0, stamp: Self.stamps[$0], takesEarlier: true) }
        #expect(outcomes == (try decoded().map { .face($0) }) + [Self.refusal])
        // What an earlier gantop could not read may be read by now.
        #expect(file.isKnown(2) && file.outcome(2, stamp: Self.stamps[2]) == nil)
    }

    @Test func itIsStillTheCacheOfItsSource() throws {
        let places = try TemporaryFolder()
        let cache = FaceCache(folder: places.path, minimumCount: 1)
        try places.write(try Fixture.bytes("cache-version-1.faces"), to: "faces-3bc6cc5731d2dda2.faces")
        let names = try #require(FaceCache.open(Fixture.path("cache-version-1.faces"))).header.names
        let origin = PictureOrigin(kind: .folder, path: "/faces", stamp: nil)
        func whole(_ side: Int) -> FaceCacheFile? {
            cache.whole(origin: origin, form: FaceForm(side: side, crop: .recipe), names: names)
        }
        #expect(whole(64) == nil)
        let file = try #require(whole(28))
        #expect(file.outcome(0, stamp: Self.stamps[0]) == .face(try decoded()[0]))
        #expect(cache.entries().map(\.kept) == [3])
    }

    @Test func itIsASourceItself() throws {
        let source = try FaceSources.open(path: Fixture.path("cache-version-1.faces"), seed: 1, side: 28, cache: nil)
        #expect(source.count == 3 && source.side == 28)
        #expect(try (0..<2).map { try source.face($0) } == (try decoded()))
    }
}
