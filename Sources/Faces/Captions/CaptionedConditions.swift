/// What the captions of a source's faces say of them, word by word.
///
/// A face's row has for each word +1 where at least one of its captions has the word and does not deny it, -1 where its
/// captions deny it ("no", "without") and none says it, and 0 where none mentions it. That is something else than a face
/// without captions, which has no row.
public struct CaptionedConditions: Sendable, Equatable {
    /// The words, the same ones as `conditions.names`.
    public let vocabulary: CaptionVocabulary
    /// The rows, as batches ask for them.
    public let conditions: FaceConditions

    /// Finds the vocabulary in the captions of all faces, and each face's row over it.
    ///
    /// Words are those of `Phrases`: in lower case and the singular, without function words, numbers and single letters.
    /// The vocabulary is those that `CaptionVocabulary.leastPercent` of the captioned faces are said to have.
    ///
    /// Complexity: O(bytes of the captions). Memory: four bytes for each face and different word of it while it works.
    ///
    /// - Parameter words: the vocabulary to use instead, such as that of a snapshot.
    /// - Throws: when the captions have no such words, or more different ones than any language.
    public init(_ match: CaptionMatch, words: [String]? = nil) throws(CaptionError) {
        let found = try CaptionWords(match)
        let numbers: [Int?]
        if let words {
            let known = Dictionary(uniqueKeysWithValues: zip(found.words, found.words.indices))
            numbers = words.map { known[$0] }
        } else {
            numbers = found.chosen()
        }
        guard !numbers.isEmpty else { throw .noVocabulary(path: match.table.path, faces: match.captioned) }
        let names = words ?? numbers.map { $0.map { found.words[$0] } ?? "" }
        var places = [Int32](repeating: -1, count: found.words.count)
        for (place, number) in numbers.enumerated() {
            if let number { places[number] = Int32(place) }
        }
        vocabulary = CaptionVocabulary(
            words: names, saidCounts: numbers.map { $0.map { found.saidCounts[$0] } ?? 0 },
            deniedCounts: numbers.map { $0.map { found.deniedCounts[$0] } ?? 0 }, faces: found.faces)
        conditions = FaceConditions(names: names, kind: .words, count: match.count) { face in
            match.hasCaptions(face) ? found.row(face, places: places, length: names.count) : nil
        }
    }

    /// The row of a face, an entry of +1, -1 or 0 for each word; nil for a face without captions.
    ///
    /// - Precondition: `index` is in `0..<conditions.count`.
    public func row(_ index: Int) -> [Int8]? { conditions.row(index) }
}
