/// Those faces of another source that a condition on their attributes holds for, in the same order.
///
/// A face without attributes never matches. The condition is asked once for each face; 4 bytes are kept for each that
/// matches.
public struct FilteredFaceSource: FaceSource {
    /// The condition.
    public let expression: AttributeExpression
    /// How many faces it chose from.
    public let listed: Int
    private let source: any FaceSource
    /// The attributes of the condition that not one of the listed faces has.
    public let absentAttributes: FaceAttributes
    private let chosen: [Int32]

    /// Chooses the faces.
    ///
    /// - Precondition: `source` has less than 2^31 faces.
    public init(_ source: any FaceSource, only expression: AttributeExpression) {
        self.source = source
        self.expression = expression
        listed = source.count
        var seen: FaceAttributes = []
        chosen = (0..<Int32(source.count)).filter { index in
            guard let attributes = source.faceAttributes(Int(index)) else { return false }
            seen.formUnion(attributes)
            return expression.matches(attributes)
        }
        absentAttributes = expression.attributes.subtracting(seen)
    }

    /// The source's name with the condition behind it.
    public var name: String { "\(source.name), \(expression.text.printable)" }

    /// How many faces match.
    public var count: Int { chosen.count }

    /// What listing the whole source came upon.
    public var listingProblems: [SkippedFace] { source.listingProblems }

    /// `1,234 of 8,000 faces match`.
    public var share: String { "\(count.grouped) of \(listed.grouped) faces \(count == 1 ? "matches" : "match")" }

    /// As the whole source's.
    public var side: Int { source.side }

    /// As the whole source's.
    public var remarks: [String] { source.remarks }

    /// The name of a face within the whole source.
    public func faceName(_ index: Int) -> String { source.faceName(Int(chosen[index])) }

    /// As the whole source's.
    public func face(_ index: Int) throws(FaceError) -> FaceImage { try source.face(Int(chosen[index])) }

    /// As the whole source's.
    public func inspect(_ index: Int) throws(FaceError) -> InspectedFace { try source.inspect(Int(chosen[index])) }

    /// As the whole source's.
    public func faceAttributes(_ index: Int) -> FaceAttributes? { source.faceAttributes(Int(chosen[index])) }
}
