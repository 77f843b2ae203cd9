extension FaceConditions {
    /// The attributes of a source's faces: +1 or -1, and 0 for those that the source tells nothing of (drawn faces have 32
    /// of CelebA's 40). Nil when no face has attributes.
    ///
    /// Every face is asked once.
    public init?(attributesOf source: any FaceSource) {
        let known = source.knownAttributes
        let names = source.attributeNames
        self.init(names: names, kind: .attributes, count: source.count) { index in
            source.faceAttributes(index)?.conditions(known: known, count: names.count)
        }
        guard isAnyKnown else { return nil }
    }
}

extension FaceAttributes {
    /// +1 or -1 for each of the first `count` attributes, 0 for those that are not known.
    func conditions(known: FaceAttributes, count: Int = names.count) -> [Int8] {
        (0..<count).map { known.holds($0) ? (holds($0) ? 1 : -1) : 0 }
    }
}
