/// Something that has faces, numbered in a fixed order: a folder, an archive, or a program that draws them.
///
/// Every member may be called from several threads at once.
public protocol FaceSource: Sendable {
    /// What people call it: the last part of its path, or `synthetic faces`.
    var name: String { get }

    /// How many faces it lists. Listing does not open them: some may prove unreadable.
    var count: Int { get }

    /// The name of a face within the source, such as `img_align_celeba/000001.jpg`.
    ///
    /// - Precondition: `index` is in `0..<count`.
    func faceName(_ index: Int) -> String

    /// Reads, decodes, crops and resizes one face.
    ///
    /// - Precondition: `index` is in `0..<count`.
    /// - Throws: `FaceError.unreadableFace` when this face cannot be used; others may still be fine.
    func face(_ index: Int) throws(FaceError) -> FaceImage

    /// What listing came upon and could not use, such as a folder without permission.
    var listingProblems: [SkippedFace] { get }
}

extension FaceSource {
    /// Nothing, for sources that list without trouble.
    public var listingProblems: [SkippedFace] { [] }
}

/// A face, or a part of a source, that is passed over, and why.
public struct SkippedFace: Sendable, Equatable, Codable {
    /// Its name within the source.
    public let name: String
    /// A few plain words: what is wrong with it.
    public let reason: String

    /// Names both values.
    public init(name: String, reason: String) {
        self.name = name
        self.reason = reason
    }
}
