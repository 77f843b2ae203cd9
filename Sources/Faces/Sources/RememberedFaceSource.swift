import Networks

/// Faces of a source that are costly to make and small: each is made once and then remembered.
///
/// Drawn faces cost some of a step's time while real ones come from a cache; remembered, an epoch of 20,000 at 28x28
/// takes 47 MB and the next epoch draws nothing. Of larger faces only the first are remembered. The memory for all of
/// them is taken with the first face: a run that found room for its first steps has room for all of them.
struct RememberedFaceSource: FaceSource {
    /// Bytes of faces that are remembered at the most.
    static let greatestBytes = 48 << 20

    private let source: any FaceSource
    private let memory: Locked<Memory>

    private struct Memory {
        let side: Int
        var isKnown: [Bool]
        /// `pixels[face * FaceImage.byteCount(side:) + byte]`; empty before the first face.
        var pixels: [UInt8] = []

        private var size: Int { FaceImage.byteCount(side: side) }

        func face(_ index: Int) -> FaceImage? {
            guard index < isKnown.count, isKnown[index] else { return nil }
            return FaceImage(side: side, pixels: Array(pixels[index * size..<(index + 1) * size]))
        }

        mutating func keep(_ face: FaceImage, at index: Int) {
            guard index < isKnown.count else { return }
            if pixels.isEmpty { pixels = [UInt8](repeating: 0, count: isKnown.count * size) }
            pixels.replaceSubrange(index * size..<(index + 1) * size, with: face.pixels)
            isKnown[index] = true
        }
    }

    /// How many of so many faces are remembered.
    static func rememberedCount(of count: Int, side: Int) -> Int {
        min(count, greatestBytes / FaceImage.byteCount(side: side))
    }

    init(_ source: any FaceSource) {
        self.source = source
        let count = Self.rememberedCount(of: source.count, side: source.side)
        memory = Locked(Memory(side: source.side, isKnown: [Bool](repeating: false, count: count)))
    }

    var name: String { source.name }
    var side: Int { source.side }
    var count: Int { source.count }
    var listingProblems: [SkippedFace] { source.listingProblems }
    var absence: String? { source.absence }

    func faceName(_ index: Int) -> String { source.faceName(index) }

    func face(_ index: Int) throws(FaceError) -> FaceImage {
        if let face = memory.withLock({ $0.face(index) }) { return face }
        let face = try source.face(index)
        memory.withLock { $0.keep(face, at: index) }
        return face
    }

    func inspect(_ index: Int) throws(FaceError) -> InspectedFace { try source.inspect(index) }

    var attributeNames: [String] { source.attributeNames }

    var knownAttributes: FaceAttributes { source.knownAttributes }

    func faceAttributes(_ index: Int) -> FaceAttributes? { source.faceAttributes(index) }
}
