import Networks
import RunEvents
import Snapshots

/// The film of a run on disk: a PNG grid a frame, named by its step, with its seed and weights in a text chunk.
struct FilmFolder: Sendable {
    /// The folder's path.
    let path: String

    /// The frame of a step.
    func path(step: Int) -> String { "\(path)/step-\(SnapshotFolder.digits(step)).png" }

    /// The step in the name of a frame; nil for any other name.
    static func step(named name: String) -> Int? {
        name.wholeMatch(of: /step-([0-9]{7,18})\.png/).flatMap { Int($0.1) }
    }

    /// Writes a frame, atomically.
    func write(_ frame: Preview) throws(FileError) {
        try FileSystem.makeFolder(path)
        let target = path(step: frame.step)
        let grid = FaceGrid(
            faces: frame.faces.pixels, count: frame.faces.count, faceWidth: frame.faces.width,
            faceHeight: frame.faces.height)
        let png = try grid.png(for: target)
        guard var chunks = PNGChunk.chunks(of: png) else { return }
        chunks.insert(Self.label(of: frame), at: 1)
        try AtomicFile.write(PNGChunk.file(chunks), to: target)
    }

    /// Removes the frame of a step.
    func remove(step: Int) throws(FileError) { try FileSystem.remove(path(step: step)) }

    /// Reads all frames up to a step that are whole, by step.
    func frames(upTo step: Int) -> [Preview] {
        let names = (try? FileSystem.names(in: path)) ?? []
        let steps = names.compactMap(Self.step).filter { $0 <= step }.sorted()
        return steps.compactMap(frame)
    }

    private static let keyword = "gantop"
    /// The side of faces in frames whose label says none: they are older than any other pair's.
    private static let firstSide = Architecture.tutorial.picture.side

    /// `gantop`, a zero, and `count weights seed side` (PNG specification, third edition, section 11.3.3.2).
    private static func label(of frame: Preview) -> PNGChunk {
        let text = "\(frame.faces.count) \(frame.weights.rawValue) \(frame.latentSeed) \(frame.faces.width)"
        return PNGChunk("tEXt", Array(keyword.utf8) + [0] + Array(text.utf8))
    }

    private func frame(_ step: Int) -> Preview? {
        guard let file = try? FileSystem.read(path(step: step), limit: 1 << 24),
            let chunks = PNGChunk.chunks(of: file),
            let label = chunks.first(where: { $0.type == "tEXt" && $0.data.starts(with: Self.keyword.utf8) })
        else { return nil }
        let words = String(decoding: label.data.dropFirst(Self.keyword.utf8.count + 1), as: UTF8.self).split(
            separator: " ")
        guard (3...4).contains(words.count), let count = Int(words[0]),
            let weights = GeneratorWeights(rawValue: String(words[1])),
            let seed = UInt64(words[2]), let side = words.count == 4 ? Int(words[3]) : Self.firstSide,
            NetworkLimits.pictureSides.contains(side), let picture = PNGImage.decode(file),
            let pixels = FaceGrid.faces(
                rgb: picture.rgb, width: picture.width, height: picture.height, count: count, faceWidth: side,
                faceHeight: side)
        else { return nil }
        return Preview(
            step: step, weights: weights, latentSeed: seed,
            faces: FaceImages(width: side, height: side, count: count, pixels: pixels))
    }
}
