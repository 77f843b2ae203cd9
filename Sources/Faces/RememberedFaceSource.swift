import Networks

/// Keeps the faces of another source in memory, about 2,400 bytes each, once they were asked for.
///
/// For faces that cost more to make than to keep and that no file holds, such as synthetic ones: an epoch of 20,000
/// takes 48 MB and the next epoch draws nothing.
struct RememberedFaceSource: FaceSource {
    private let source: any FaceSource
    private let memory: Memory

    /// A class, since copies of the source share what is remembered.
    private final class Memory: Sendable {
        let faces: Locked<[FaceImage?]>

        init(count: Int) {
            faces = Locked([FaceImage?](repeating: nil, count: count))
        }
    }

    init(_ source: any FaceSource) {
        self.source = source
        memory = Memory(count: source.count)
    }

    var name: String { source.name }
    var count: Int { source.count }
    var listingProblems: [SkippedFace] { source.listingProblems }

    func faceName(_ index: Int) -> String { source.faceName(index) }

    func face(_ index: Int) throws(FaceError) -> FaceImage {
        if let face = memory.faces.withLock({ $0[index] }) { return face }
        let face = try source.face(index)
        memory.faces.withLock { $0[index] = face }
        return face
    }

    func inspect(_ index: Int) throws(FaceError) -> InspectedFace { try source.inspect(index) }

    func faceAttributes(_ index: Int) -> FaceAttributes? { source.faceAttributes(index) }
}
