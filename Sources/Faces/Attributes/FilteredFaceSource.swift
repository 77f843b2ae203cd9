/// Those faces of another source that a condition on their attributes holds for, in the same order.
///
/// A face without attributes never matches. The condition is asked once for each face.
struct FilteredFaceSource: PartialFaceSource {
    /// The condition.
    let expression: AttributeExpression
    let whole: any FaceSource
    /// The attributes of the condition that not one of the listed faces has.
    let absentAttributes: FaceAttributes
    let chosen: [Int32]

    /// Chooses the faces.
    ///
    /// - Precondition: `source` has less than 2^31 faces.
    init(_ source: any FaceSource, only expression: AttributeExpression) {
        whole = source
        self.expression = expression
        var seen: FaceAttributes = []
        chosen = (0..<Int32(source.count)).filter { index in
            guard let attributes = source.faceAttributes(Int(index)) else { return false }
            seen.formUnion(attributes)
            return expression.matches(attributes)
        }
        absentAttributes = expression.attributes.subtracting(seen)
    }

    /// The source's name with the condition behind it.
    var name: String { "\(whole.name), \(expression.text.printable)" }

    /// How many faces it chose from.
    var listed: Int { whole.count }

    /// `1,234 of 8,000 faces match`.
    var share: String { "\(count.grouped) of \(listed.grouped) faces \(count == 1 ? "matches" : "match")" }
}
