import Testing

@testable import Snapshots

@Suite struct AnimatedPNGTests {
    /// Four faces of 4x4 pixels that differ in every frame.
    private func grid(_ frame: Int) -> FaceGrid {
        FaceGrid(
            faces: (0..<4 * 48).map { UInt8(truncatingIfNeeded: $0 * 5 + frame * 31) }, count: 4, faceWidth: 4,
            faceHeight: 4)
    }

    private func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

    /// Each frame as a still picture of its own, put together from the animation's chunks.
    private func frames(of chunks: [PNGChunk]) -> [[UInt8]] {
        let header = chunks.prefix { $0.type != "acTL" }
        var frames: [[PNGChunk]] = []
        for chunk in chunks {
            switch chunk.type {
            case "fcTL": frames.append(Array(header))
            case "IDAT": frames[frames.count - 1].append(chunk)
            case "fdAT": frames[frames.count - 1].append(PNGChunk("IDAT", Array(chunk.data.dropFirst(4))))
            default: break
            }
        }
        return frames.map { PNGChunk.file($0 + [PNGChunk("IEND", [])]) }
    }

    @Test(arguments: [1, 2, 5]) func framesComeBack(count: Int) throws {
        let grids = (0..<count).map { grid($0).enlarged(3) }
        let file = try #require(AnimatedPNG.encode(grids, framesPerSecond: 12, lastSeconds: 2))
        let chunks = try #require(PNGChunk.chunks(of: file))
        let control = try #require(chunks.first { $0.type == "acTL" })
        #expect(number(control.data[..<4]) == count)
        #expect(number(control.data[4...]) == 0, "it repeats for ever")
        let stills = frames(of: chunks)
        #expect(stills.count == count)
        for (still, grid) in zip(stills, grids) {
            let decoded = try #require(PNGImage.decode(still))
            #expect(decoded.width == 24 && decoded.height == 24)
            #expect(decoded.rgb == grid.rgb)
        }
        // Whoever knows nothing of animations shows the first.
        #expect(PNGImage.decode(file)?.rgb == grids[0].rgb)
    }

    @Test func chunksAreNumberedAndTimed() throws {
        let grids = (0..<3).map(grid)
        let file = try #require(AnimatedPNG.encode(grids, framesPerSecond: 12, lastSeconds: 2))
        let chunks = try #require(PNGChunk.chunks(of: file))
        let numbered = chunks.filter { $0.type == "fcTL" || $0.type == "fdAT" }
        #expect(numbered.map { number($0.data[..<4]) } == Array(0..<numbered.count))
        let delays = chunks.filter { $0.type == "fcTL" }.map { [number($0.data[20..<22]), number($0.data[22..<24])] }
        #expect(delays == [[1, 12], [1, 12], [2, 1]])
        #expect(chunks.map(\.type).firstIndex(of: "acTL") ?? 99 < chunks.map(\.type).firstIndex(of: "IDAT") ?? 0)
    }

    @Test func whatIsDamagedIsRefused() throws {
        let file = try #require(AnimatedPNG.encode([grid(1)], framesPerSecond: 1, lastSeconds: 1))
        #expect(PNGChunk.chunks(of: file) != nil)
        for end in 0..<file.count { #expect(PNGChunk.chunks(of: Array(file[..<end])) == nil) }
        for place in stride(from: 8, to: file.count, by: 3) {
            var damaged = file
            damaged[place] ^= 0x10
            #expect(PNGChunk.chunks(of: damaged) == nil, "byte \(place)")
        }
        #expect(AnimatedPNG.encode([], framesPerSecond: 1, lastSeconds: 1) == nil)
    }

    /// The check of the specification's own example, the end of every file.
    @Test func theCheckIsThatOfTheSpecification() {
        #expect(PNGChunk("IEND", []).bytes == [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82])
    }

    @Test(arguments: [1, 2, 4, 5, 9]) func gridsComeApart(count: Int) throws {
        let faces = (0..<count * 48).map { UInt8(truncatingIfNeeded: $0 * 7) }
        let grid = FaceGrid(faces: faces, count: count, faceWidth: 4, faceHeight: 4)
        func apart(_ count: Int) -> [UInt8]? {
            FaceGrid.faces(
                rgb: grid.rgb, width: grid.width, height: grid.height, count: count, faceWidth: 4, faceHeight: 4)
        }
        #expect(apart(count) == faces)
        #expect(apart(count + 20) == nil && apart(0) == nil)
    }
}
