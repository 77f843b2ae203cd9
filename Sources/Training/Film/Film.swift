import Faces
import RunEvents

/// The faces of a run's past: a frame at even steps, few enough to be kept in memory and sent.
///
/// Which steps have a frame depends on how far the run is and on nothing else: all multiples of a stride that doubles
/// whenever they become too many; and always the first and the last.
struct Film: Sendable {
    /// Faces of a frame at most: the first of the run's fixed ones.
    static let greatestFaceCount = 36
    /// Bytes of all frames at most; of larger faces a frame holds fewer, a square of them.
    private static let greatestBytes = 27 << 20
    /// More frames than these are not kept.
    static let greatestCount = 128
    /// Steps between frames while there are few.
    static let leastStride = 25
    /// Bytes of the frames that are sent at most.
    private static let greatestSentBytes = 14 << 20

    /// Faces of a frame, the side of each given.
    static func faceCount(side: Int) -> Int {
        let room = greatestBytes / greatestCount / FaceImage.byteCount(side: side)
        var across = 1
        while (across + 1) * (across + 1) <= min(room, greatestFaceCount) { across += 1 }
        return across * across
    }

    /// Bytes that a film of faces of this side takes from the start.
    static func bytes(side: Int) -> Int { greatestCount * faceCount(side: side) * FaceImage.byteCount(side: side) }

    /// More frames than these are not sent.
    let greatestSentCount: Int
    /// Bytes of a frame.
    private let pixelCount: Int

    /// By rising step.
    private(set) var frames: [Preview] = []
    /// Memory for the pixels of frames to come, taken at the start: a run that is watched for days needs no more then
    /// than after its first steps.
    private var spares: [[UInt8]]

    /// A film of faces of this side.
    init(side: Int) {
        let pixelCount = Self.faceCount(side: side) * FaceImage.byteCount(side: side)
        self.pixelCount = pixelCount
        greatestSentCount = min(Self.greatestCount, Self.greatestSentBytes / pixelCount)
        spares = (0..<Self.greatestCount).map { _ in [UInt8](repeating: 0, count: pixelCount) }
    }

    /// Steps between the frames of a run that has done `step`.
    static func stride(at step: Int) -> Int {
        var stride = leastStride
        while step / stride + 2 > greatestCount { stride *= 2 }
        return stride
    }

    /// Whether a run draws a frame at a step.
    static func isDue(at step: Int) -> Bool { step % stride(at: step) == 0 }

    /// Adds a frame in place of those from its step on.
    ///
    /// - Returns: the steps of frames that are no longer kept.
    @discardableResult
    mutating func append(_ frame: Preview) -> [Int] {
        let replaced = cut(after: frame.step - 1)
        frames.append(kept(frame))
        let stride = Self.stride(at: frame.step)
        let (first, last) = (frames[0].step, frame.step)
        let thinned = Set(frames.map(\.step).filter { $0 % stride != 0 && $0 != first && $0 != last })
        remove { thinned.contains($0.step) }
        return replaced.filter { $0 != last } + thinned.sorted()
    }

    /// Drops the frames after a step.
    ///
    /// - Returns: their steps.
    @discardableResult
    mutating func cut(after step: Int) -> [Int] {
        let later = frames.map(\.step).filter { $0 > step }
        remove { $0.step > step }
        return later
    }

    /// The frame with its pixels in memory that was taken before.
    private mutating func kept(_ frame: Preview) -> Preview {
        let pixels = frame.faces.pixels
        guard pixels.count == pixelCount, var spare = spares.popLast() else { return frame }
        spare.replaceSubrange(0..<pixels.count, with: pixels)
        var kept = frame
        kept.faces = FaceImages(
            width: frame.faces.width, height: frame.faces.height, count: frame.faces.count, pixels: spare)
        return kept
    }

    /// Drops frames; their memory serves others.
    private mutating func remove(where isDropped: (Preview) -> Bool) {
        let dropped = frames.filter(isDropped)
        guard !dropped.isEmpty else { return }
        frames.removeAll(where: isDropped)
        let whole = dropped.map(\.faces.pixels).filter { $0.count == pixelCount }
        spares += whole.prefix(max(0, Self.greatestCount - spares.count))
    }

    /// At most so many frames, evenly, the first and the last among them.
    func evenly(_ count: Int) -> [Preview] {
        guard frames.count > count, count > 1 else { return frames }
        return (0..<count).map { frames[$0 * (frames.count - 1) / (count - 1)] }
    }
}
