import Foundation
import Testing

@testable import Faces

/// A folder of pictures beside a cache for it.
private struct CachedFolder {
    static let files = ["alpha.png", "baseline.jpg", "cmyk.jpg", "grey.jpg", "rgb.png", "turned-6.jpg"]

    let pictures: TemporaryFolder
    let cacheFolder: TemporaryFolder

    init() throws {
        pictures = try TemporaryFolder()
        cacheFolder = try TemporaryFolder()
        for name in Self.files { try pictures.write(try Fixture.bytes(name), to: name) }
    }

    /// Looks at faces only when they are asked for, so that the tests know which are kept.
    var cache: FaceCache {
        var cache = FaceCache(folder: cacheFolder.path, minimumCount: 1)
        cache.completesOnTheSide = false
        return cache
    }

    func open() throws -> any FaceSource {
        try FaceSources.open(path: pictures.path, seed: 1, side: 28, cache: cache)
    }

    /// The faces decoded from their files.
    func decoded() throws -> [FaceImage] {
        try faces(try FaceSources.open(path: pictures.path, seed: 1, side: 28, cache: nil))
    }

    /// Reads every face of the source and waits for nothing else.
    func faces(_ source: any FaceSource) throws -> [FaceImage] {
        try (0..<source.count).map { try source.face($0) }
    }

    /// The path of the only cache file.
    func file() throws -> String {
        let entries = cache.entries()
        try #require(entries.count == 1)
        return entries[0].path
    }

    /// Changes one byte of the cache file.
    func damage(at offset: Int) throws {
        let path = try file()
        var bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
        bytes[offset] ^= 0x5A
        try Data(bytes).write(to: URL(filePath: path))
    }

    /// The outcomes that the whole cache holds; nil when there is no whole cache.
    func kept() throws -> [FaceCacheFile.Outcome?]? {
        let listing = try FolderPictures(path: pictures.path, name: "")
        guard let file = cache.whole(origin: listing.origin, form: .recipe, names: listing.names) else { return nil }
        return try (0..<listing.names.count).map { file.outcome($0, stamp: try listing.stamp($0)) }
    }
}

@Suite(.timeLimit(.minutes(15))) struct FaceCacheTests {
    @Test func onceSeenFacesComeFromTheFile() throws {
        let folder = try CachedFolder()
        let expected = try folder.decoded()
        #expect(try folder.faces(try folder.open()) == expected)
        #expect(try folder.kept() == expected.map { .face($0) })
        #expect(try folder.faces(try folder.open()) == expected)
        let entry = try #require(folder.cache.entries().first)
        #expect(entry.source == folder.pictures.path && entry.crop == .recipe)
        #expect(entry.count == 6 && entry.kept == 6)
        #expect(try FileManager.default.attributesOfItem(atPath: entry.path)[.size] as? Int == entry.bytes)
    }

    @Test func theLastFewFacesAreLookedAtOnTheSide() async throws {
        let folder = try CachedFolder()
        let cache = FaceCache(folder: folder.cacheFolder.path, minimumCount: 1)
        let source = try FaceSources.open(path: folder.pictures.path, seed: 1, side: 28, cache: cache)
        let expected = try folder.decoded()
        #expect(try source.face(3) == expected[3])
        while try folder.kept() == nil { await Task.yield() }
        #expect(try folder.kept() == expected.map { .face($0) })
    }

    @Test func aBuildThatWasBrokenOffGoesOn() throws {
        let folder = try CachedFolder()
        let listing = try FolderPictures(path: folder.pictures.path, name: "")
        let expected = try folder.decoded()
        func part() throws -> FaceCacheFile {
            try #require(folder.cache.building(origin: listing.origin, form: .recipe, names: listing.names))
        }
        do {
            let file = try part()
            #expect(file.unknownCount == 6)
            #expect(!file.store(.face(expected[2]), 2, stamp: try listing.stamp(2)))
            #expect(!file.store(nil, 3, stamp: try listing.stamp(3)))
        }
        let file = try part()
        #expect(file.unknownCount == 4 && file.isKnown(2) && file.isKnown(3) && !file.isKnown(0))
        #expect(file.outcome(2, stamp: try listing.stamp(2)) == .face(expected[2]))
        #expect(file.outcome(3, stamp: try listing.stamp(3)) == nil)
        #expect(try folder.kept() == nil)
        for index in [0, 1, 4] {
            #expect(!file.store(.face(expected[index]), index, stamp: try listing.stamp(index)))
        }
        #expect(file.store(.refused("why"), 5, stamp: try listing.stamp(5)))
        #expect(file.outcome(5, stamp: try listing.stamp(5)) == .refused("why"))
    }

    @Test func onlyOneBuildsAtATimeAndTheOthersStillRead() throws {
        let folder = try CachedFolder()
        let listing = try FolderPictures(path: folder.pictures.path, name: "")
        let first = folder.cache.building(origin: listing.origin, form: .recipe, names: listing.names)
        let second = folder.cache.building(origin: listing.origin, form: .recipe, names: listing.names)
        let faces = try folder.faces(try folder.open())
        withExtendedLifetime(first) {
            #expect(first != nil && second == nil)
        }
        #expect(try folder.decoded() == faces)
    }

    @Test func changedFilesAreDecodedAnew() throws {
        let folder = try CachedFolder()
        let before = try folder.faces(try folder.open())
        try folder.pictures.write(try Fixture.bytes("palette.png"), to: "baseline.jpg")
        let source = try folder.open()
        #expect(try folder.faces(source) == (try folder.decoded()))
        #expect(try source.face(1) != before[1])
        try FileManager.default.removeItem(atPath: folder.pictures.path + "/baseline.jpg")
        #expect(reason(source, 1) == "there is no such file")
        #expect(try source.face(2) == before[2])
        // The list of names has changed: another cache.
        #expect(try folder.faces(try folder.open()) == (try folder.decoded()))
        #expect(folder.cache.entries().map(\.count) == [5])
    }

    @Test func anyDamagedByteIsFoundAndMended() throws {
        let folder = try CachedFolder()
        let expected = try folder.faces(try folder.open())
        let header = try #require(FaceCache.open(try folder.file())).header
        let places = [
            0, 9, 30, 50, 70, 96, header.recordsOffset - 4097 + 96, header.recordsOffset,
            header.recordsOffset + 33, header.recordsOffset + 40 + 24, header.slotsOffset,
            header.slotsOffset + 2352 * 4 + 1000, header.fileBytes - 1,
        ]
        for place in places where place >= 0 && place < header.fileBytes {
            try folder.damage(at: place)
            #expect(try folder.faces(try folder.open()) == expected, "byte \(place)")
            // What was mended is whole again.
            #expect(try folder.kept() == expected.map { .face($0) }, "byte \(place)")
        }
    }

    @Test(arguments: [0, 1, 95, 96, 4096, 10_000])
    func aShortenedFileIsMadeAnew(length: Int) throws {
        let folder = try CachedFolder()
        let expected = try folder.faces(try folder.open())
        let path = try folder.file()
        try Data(try Data(contentsOf: URL(filePath: path)).prefix(length)).write(to: URL(filePath: path))
        #expect(try folder.faces(try folder.open()) == expected)
        #expect(try folder.kept() == expected.map { .face($0) })
    }

    /// Another program may shorten the file while it is mapped: reading the mapping would then end the process.
    @Test func aFileShortenedInUseIsNoticed() throws {
        let folder = try CachedFolder()
        _ = try folder.faces(try folder.open())
        let source = try folder.open()
        truncate(try folder.file(), 4096)
        #expect(try folder.faces(source) == (try folder.decoded()))
    }

    /// Checking a source fills its cache, and never takes its word for a file.
    @Test func inspectingFillsAndDoesNotTrustTheCache() throws {
        let folder = try CachedFolder()
        let expected = try folder.decoded()
        for _ in 0..<2 {
            let survey = FaceSurvey(of: try folder.open())
            #expect(survey.usable == 6 && survey.formats == [.jpeg: 2, .png: 2, .greyJPEG: 1, .cmykJPEG: 1])
            #expect(try folder.kept() == expected.map { .face($0) })
        }
    }

    @Test func refusalsAreKeptWithTheirReasons() throws {
        let folder = try CachedFolder()
        try folder.pictures.write(Array("no picture".utf8), to: "text.jpg")
        for _ in 0..<2 {
            let source = try folder.open()
            for index in [0, 1, 2, 3, 4, 6] { _ = try source.face(index) }
            #expect(reason(source, 5) == "expected a JPEG or PNG picture, found text")
        }
        let kept = try #require(try folder.kept())
        #expect(kept[5] == .refused("expected a JPEG or PNG picture, found text"))
    }

    @Test func archivesAreCachedUntilTheyChange() throws {
        let places = try TemporaryFolder()
        var cache = FaceCache(folder: places.path + "/cache", minimumCount: 1)
        cache.completesOnTheSide = false
        let path = places.path + "/faces.zip"
        try places.write(try Fixture.bytes("damaged.zip"), to: "faces.zip")
        func reasons() throws -> [String?] {
            let source = try FaceSources.open(path: path, seed: 1, side: 28, cache: cache)
            return (0..<source.count).map { reason(source, $0) }
        }
        let first = try reasons()
        #expect(first.count { $0 == nil } == 2)
        #expect(cache.entries().map(\.kept) == [7])
        #expect(try reasons() == first)
        try places.write(try Fixture.bytes("whole.zip"), to: "faces.zip")
        #expect(try reasons() == [nil, nil, nil])
        #expect(cache.entries().map(\.count) == [3])
    }

    @Test func cropsHaveFilesOfTheirOwn() throws {
        let folder = try CachedFolder()
        let recipe = try folder.faces(try folder.open())
        let full = try folder.faces(
            try FaceSources.open(path: folder.pictures.path, seed: 1, side: 28, crop: .full, cache: folder.cache))
        #expect(recipe != full)
        #expect(Set(folder.cache.entries().map(\.crop)) == [.recipe, .full])
        #expect(folder.cache.clear().files == 2)
        #expect(folder.cache.entries().isEmpty && folder.cache.clear() == (0, 0))
    }

    @Test func thePackedFileIsASourceItself() throws {
        let folder = try CachedFolder()
        try folder.pictures.write([], to: "zero.png")
        let source = try folder.open()
        for index in 0..<source.count { _ = reason(source, index) }
        let packed = try FaceSources.open(path: try folder.file(), seed: 1, side: 28, cache: nil)
        #expect(packed.count == 7 && packed.faceName(0) == "alpha.png")
        #expect(try (0..<6).map { try packed.face($0) } == Array(try folder.decodedGood()))
        #expect(reason(packed, 6) == "it is not in the packed file, or damaged there")
        #expect(try packed.inspect(0).format == .packed)
        try folder.damage(at: 70)
        let path = try #require(try FileManager.default.contentsOfDirectory(atPath: folder.cacheFolder.path).first)
        guard case .unreadableSource = openError(folder.cacheFolder.path + "/" + path) else {
            Issue.record("a damaged packed file opened")
            return
        }
    }

    @Test func theFolderStaysUnderItsLimit() throws {
        let folder = try CachedFolder()
        let other = try TemporaryFolder()
        try other.write(try Fixture.bytes("rgb.png"), to: "a.png")
        _ = try folder.faces(try folder.open())
        let bytes = try #require(folder.cache.entries().first).bytes
        var tight = FaceCache(folder: folder.cacheFolder.path, limitBytes: bytes, minimumCount: 1)
        tight.completesOnTheSide = false
        _ = try FaceSources.open(path: other.path, seed: 1, side: 28, cache: tight).face(0)
        #expect(folder.cache.entries().map(\.source) == [other.path])
        let none = FaceCache(folder: folder.cacheFolder.path, limitBytes: bytes - 1, minimumCount: 1)
        let source = try FaceSources.open(path: folder.pictures.path, seed: 1, side: 28, cache: none)
        #expect(try folder.faces(source) == (try folder.decoded()))
        #expect(!folder.cache.entries().contains { $0.source == folder.pictures.path })
    }

    @Test func withoutAFolderItGoesOnWithoutACache() throws {
        let folder = try CachedFolder()
        let cache = FaceCache(folder: "/dev/null/nowhere", minimumCount: 1)
        let source = try FaceSources.open(path: folder.pictures.path, seed: 1, side: 28, cache: cache)
        #expect(try folder.faces(source) == (try folder.decoded()))
        #expect(cache.entries().isEmpty)
    }
}

extension CachedFolder {
    /// The faces of the files that every such folder has.
    fileprivate func decodedGood() throws -> [FaceImage] {
        let source = try FaceSources.open(path: pictures.path, seed: 1, side: 28, cache: nil)
        return try (0..<Self.files.count).map { try source.face($0) }
    }
}
