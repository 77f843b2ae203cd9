/// Some faces of another source, in the same order.
protocol PartialFaceSource: FaceSource {
    /// The source that they come from.
    var whole: any FaceSource { get }
    /// Their numbers there, rising: 4 bytes are kept for each.
    var chosen: [Int32] { get }
}

extension PartialFaceSource {
    var name: String { whole.name }
    var side: Int { whole.side }
    var count: Int { chosen.count }

    /// What listing the whole source came upon.
    var listingProblems: [SkippedFace] { whole.listingProblems }
    var absence: String? { whole.absence }
    var remarks: [String] { whole.remarks }
    var attributeNames: [String] { whole.attributeNames }
    var knownAttributes: FaceAttributes { whole.knownAttributes }

    /// The name of a face within the whole source.
    func faceName(_ index: Int) -> String { whole.faceName(Int(chosen[index])) }

    func face(_ index: Int) throws(FaceError) -> FaceImage { try whole.face(Int(chosen[index])) }

    func inspect(_ index: Int) throws(FaceError) -> InspectedFace { try whole.inspect(Int(chosen[index])) }

    func faceAttributes(_ index: Int) -> FaceAttributes? { whole.faceAttributes(Int(chosen[index])) }
}

/// Faces of another source by their numbers.
struct NumberedFaceSource: PartialFaceSource {
    let name: String
    let whole: any FaceSource
    let chosen: [Int32]

    /// - Parameters:
    ///   - indices: the faces, rising.
    ///   - name: what people call them; nil for the source's own name.
    /// - Precondition: `source` has less than 2^31 faces.
    init(_ source: any FaceSource, faces indices: [Int], name: String? = nil) {
        self.name = name ?? source.name
        whole = source
        chosen = indices.map { Int32($0) }
    }
}
