import Glibc

/// Animated PNG files (PNG specification, third edition, section 4.9): frames of one size that whoever knows only still
/// pictures shows the first of.
public enum AnimatedPNG {
    /// The bytes of an animation that repeats for ever.
    ///
    /// - Parameters:
    ///   - frames: 8-bit RGB pictures of one size; at least one.
    ///   - framesPerSecond: of all but the last.
    ///   - lastSeconds: how long the last one stays.
    /// - Returns: nil where libpng finds no memory or a picture too large for the format.
    /// - Precondition: all frames have the size of the first.
    static func encode(_ frames: [FaceGrid], framesPerSecond: Int, lastSeconds: Int) -> [UInt8]? {
        guard let first = frames.first else { return nil }
        var file: [PNGChunk] = []
        var sequence: UInt32 = 0
        for (index, frame) in frames.enumerated() {
            precondition(frame.width == first.width && frame.height == first.height, "frames differ in size")
            guard let png = PNGImage.encode(rgb: frame.rgb, width: frame.width, height: frame.height),
                let chunks = PNGChunk.chunks(of: png)
            else { return nil }
            if index == 0 {
                file += chunks.prefix { $0.type != "IDAT" }
                file.append(PNGChunk("acTL", PNGChunk.word(UInt32(frames.count)) + PNGChunk.word(0)))
            }
            let isLast = index == frames.count - 1
            file.append(
                control(
                    frame, sequence: sequence, numerator: isLast ? lastSeconds : 1,
                    denominator: isLast ? 1 : framesPerSecond))
            sequence += 1
            for chunk in chunks where chunk.type == "IDAT" {
                if index == 0 {
                    file.append(chunk)
                } else {
                    file.append(PNGChunk("fdAT", PNGChunk.word(sequence) + chunk.data))
                    sequence += 1
                }
            }
        }
        return PNGChunk.file(file + [PNGChunk("IEND", [])])
    }

    /// Writes an animation atomically; the parameters are those of a still picture's grids and of their pace.
    ///
    /// - Parameters:
    ///   - frames: pictures of one size; at least one.
    ///   - framesPerSecond: of all but the last.
    ///   - lastSeconds: how long the last one stays.
    ///   - path: the file's.
    public static func write(
        _ frames: [FaceGrid], framesPerSecond: Int = 12, lastSeconds: Int = 2, to path: String
    ) throws(FileError) {
        guard let bytes = encode(frames, framesPerSecond: framesPerSecond, lastSeconds: lastSeconds) else {
            throw FileError(operation: .encode, path: path, code: ENOMEM)
        }
        try AtomicFile.write(bytes, to: path)
    }

    /// How a frame is shown: whole, for so many seconds, in place of what was there.
    private static func control(
        _ frame: FaceGrid, sequence: UInt32, numerator: Int, denominator: Int
    ) -> PNGChunk {
        let place = [UInt32(frame.width), UInt32(frame.height), 0, 0].flatMap(PNGChunk.word)
        let delay = [UInt16(clamping: numerator), UInt16(clamping: denominator)].flatMap(PNGChunk.halfWord)
        return PNGChunk("fcTL", PNGChunk.word(sequence) + place + delay + [0, 0])
    }
}
