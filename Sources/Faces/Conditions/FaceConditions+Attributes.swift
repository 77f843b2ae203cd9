extension FaceConditions {
    /// CelebA's 40 attributes of a source's faces: +1 or -1, and 0 for those that the source tells nothing of (drawn
    /// faces have 32 of the 40). Nil when no face has attributes.
    ///
    /// Every face is asked once.
    public init?(attributesOf source: any FaceSource) {
        let known = source.knownAttributes
        self.init(names: FaceAttributes.names, kind: .attributes, count: source.count) { index in
            source.faceAttributes(index)?.conditions(known: known)
        }
        guard isAnyKnown else { return nil }
    }
}

extension FaceAttributes {
    /// +1 or -1 for each attribute in CelebA's order, 0 for those that are not known.
    func conditions(known: FaceAttributes) -> [Int8] {
        Self.names.indices.map { known.holds($0) ? (holds($0) ? 1 : -1) : 0 }
    }
}
