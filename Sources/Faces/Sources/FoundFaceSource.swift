/// Faces that were found further inside than the path that was given.
struct FoundFaceSource: FaceSource {
    /// Where they are.
    let path: String
    private let source: any FaceSource

    init(_ source: any FaceSource, at path: String) {
        self.source = source
        self.path = path
    }

    var name: String { source.name }
    var side: Int { source.side }
    var count: Int { source.count }
    var listingProblems: [SkippedFace] { source.listingProblems }
    var absence: String? { source.absence }
    var remarks: [String] { ["faces of \(path.printable), found inside"] + source.remarks }
    var attributeNames: [String] { source.attributeNames }
    var knownAttributes: FaceAttributes { source.knownAttributes }

    func faceName(_ index: Int) -> String { source.faceName(index) }

    func face(_ index: Int) throws(FaceError) -> FaceImage { try source.face(index) }

    func inspect(_ index: Int) throws(FaceError) -> InspectedFace { try source.inspect(index) }

    func faceAttributes(_ index: Int) -> FaceAttributes? { source.faceAttributes(index) }

    func passedOver(opening: Bool) -> PassedOverFiles { source.passedOver(opening: opening) }
}
