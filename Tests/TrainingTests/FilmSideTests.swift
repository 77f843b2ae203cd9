import Foundation
import RunEvents
import Snapshots
import Testing

@testable import Training

/// Films of faces of any side.
@Suite(.timeLimit(.minutes(15))) struct FilmSideTests {
    private func frame(_ step: Int, side: Int, count: Int) -> Preview {
        let pixels = (0..<count * side * side * 3).map { UInt8(truncatingIfNeeded: $0 &* 7 + step) }
        return Preview(
            step: step, weights: .average, latentSeed: 3,
            faces: FaceImages(width: side, height: side, count: count, pixels: pixels))
    }

    @Test(arguments: [16, 28, 33, 64, 128])
    func framesOfEachSideComeBackFromDisk(side: Int) throws {
        let place = try TemporaryFolder()
        let folder = FilmFolder(path: place.file("film"))
        let frames = [0, 25].map { frame($0, side: side, count: Film.faceCount(side: side)) }
        for frame in frames { try folder.write(frame) }
        #expect(folder.frames(upTo: 99) == frames)
    }

    /// Before there were other sides the label ended with the seed.
    @Test func aLabelWithoutASideIsOfTheFirst() throws {
        let place = try TemporaryFolder()
        let folder = FilmFolder(path: place.file("film"))
        let expected = frame(25, side: 28, count: 5)
        try folder.write(expected)
        try relabel(folder.path(step: 25), "5 average 3")
        #expect(folder.frames(upTo: 99) == [expected])
    }

    /// A label that does not fit its picture gives no frame, and no end of the program.
    @Test(arguments: [
        "5 average 3 29", "5 average 3 0", "5 average 3 -28", "5 average 3 99999999999", "5 average 3 28 9",
        "4096 average 3 28", "-5 average 3 28", "0 average 3 28",
    ])
    func aLabelThatDoesNotFitIsPassedOver(label: String) throws {
        let place = try TemporaryFolder()
        let folder = FilmFolder(path: place.file("film"))
        try folder.write(frame(25, side: 28, count: 5))
        try relabel(folder.path(step: 25), label)
        #expect(folder.frames(upTo: 99).isEmpty)
    }

    private func relabel(_ path: String, _ label: String) throws {
        var chunks = try #require(PNGChunk.chunks(of: try FileSystem.read(path, limit: 1 << 20)))
        let place = try #require(chunks.firstIndex { $0.type == "tEXt" })
        chunks[place] = PNGChunk("tEXt", Array("gantop".utf8) + [0] + Array(label.utf8))
        try AtomicFile.write(PNGChunk.file(chunks), to: path)
    }

    /// The tutorial's film is as it was; of larger faces a frame has fewer, and all frames together stay small enough
    /// to be kept and sent.
    @Test func memoryHasABound() {
        #expect(Film.faceCount(side: 28) == 36)
        #expect(Film(side: 28).greatestSentCount == Film.greatestCount)
        for side in 16...128 {
            let count = Film.faceCount(side: side)
            let bytes = count * side * side * 3
            #expect(count >= 1 && count <= 36)
            #expect(bytes * Film.greatestCount <= 32 << 20, "side \(side) is kept")
            let sent = Film(side: side).greatestSentCount
            #expect(sent >= 32 && bytes * sent <= 16 << 20, "side \(side) is sent")
        }
    }

    @Test func animationsHaveFacesOfASizeToBeSeen() throws {
        let place = try TemporaryFolder()
        for (side, width) in [(16, 64), (28, 56), (64, 64), (128, 128)] {
            let archive = FilmArchive(
                folder: FilmFolder(path: place.file("film-\(side)")), side: side, hub: EventHub())
            archive.add(frame(0, side: side, count: 1))
            archive.waitUntilWritten()
            #expect(archive.animation().map(\.width) == [width])
        }
    }
}
