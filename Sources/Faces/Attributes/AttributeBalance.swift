/// How many faces of a source have each attribute.
public struct AttributeBalance: Sendable, Equatable {
    /// How many faces have attributes at all.
    public let faces: Int
    /// What the attributes are called.
    public let names: [String]
    /// How many of the faces each of them holds for.
    public let counts: [Int]

    /// Asks every face of a source; nil when none has attributes.
    public init?(of source: any FaceSource) {
        var faces = 0
        var counts = [Int](repeating: 0, count: source.attributeNames.count)
        for index in 0..<source.count {
            guard let attributes = source.faceAttributes(index) else { continue }
            faces += 1
            for place in counts.indices where attributes.holds(place) { counts[place] += 1 }
        }
        guard faces > 0 else { return nil }
        self.faces = faces
        self.counts = counts
        names = source.attributeNames
    }

    /// The part of the faces that attribute number `index` holds for, 0...1.
    ///
    /// - Precondition: `index` is in `names.indices`.
    public func share(_ index: Int) -> Double { Double(counts[index]) / Double(faces) }
}
