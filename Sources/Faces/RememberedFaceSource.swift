import Networks

/// Keeps the faces of another source in memory, 2,352 bytes each, once they were asked for.
///
/// For faces that cost more to make than to keep and that no file holds, such as synthetic ones: an epoch of 20,000
/// takes 47 MB and the next epoch draws nothing. The memory for all of them is taken with the first face: a run that
/// found room for its first steps has room for all of them.
struct RememberedFaceSource: FaceSource {
    private let source: any FaceSource
    private let memory: Locked<Memory>

    private struct Memory {
        var isKnown: [Bool]
        /// `pixels[face * FaceImage.byteCount + byte]`; empty before the first face.
        var pixels: [UInt8] = []

        func face(_ index: Int) -> FaceImage? {
            guard isKnown[index] else { return nil }
            let start = index * FaceImage.byteCount
            return FaceImage(pixels: Array(pixels[start..<start + FaceImage.byteCount]))
        }

        mutating func keep(_ face: FaceImage, at index: Int) {
            if pixels.isEmpty { pixels = [UInt8](repeating: 0, count: isKnown.count * FaceImage.byteCount) }
            let start = index * FaceImage.byteCount
            pixels.replaceSubrange(start..<start + FaceImage.byteCount, with: face.pixels)
            isKnown[index] = true
        }
    }

    init(_ source: any FaceSource) {
        self.source = source
        memory = Locked(Memory(isKnown: [Bool](repeating: false, count: source.count)))
    }

    var name: String { source.name }
    var count: Int { source.count }
    var listingProblems: [SkippedFace] { source.listingProblems }

    func faceName(_ index: Int) -> String { source.faceName(index) }

    func face(_ index: Int) throws(FaceError) -> FaceImage {
        if let face = memory.withLock({ $0.face(index) }) { return face }
        let face = try source.face(index)
        memory.withLock { $0.keep(face, at: index) }
        return face
    }

    func inspect(_ index: Int) throws(FaceError) -> InspectedFace { try source.inspect(index) }

    func faceAttributes(_ index: Int) -> FaceAttributes? { source.faceAttributes(index) }
}
