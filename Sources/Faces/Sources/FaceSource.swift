/// Something that has faces, numbered in a fixed order: a folder, an archive, or a program that draws them.
///
/// Every member may be called from several threads at once.
public protocol FaceSource: Sendable {
    /// What people call it: the last part of its path, or `synthetic faces`.
    var name: String { get }

    /// The side of the faces that it gives, in pixels.
    var side: Int { get }

    /// How many faces it lists. Listing does not open them: some may prove unreadable.
    var count: Int { get }

    /// The name of a face within the source, such as `img_align_celeba/000001.jpg`.
    ///
    /// - Precondition: `index` is in `0..<count`.
    func faceName(_ index: Int) -> String

    /// Reads, decodes, crops and resizes one face.
    ///
    /// - Precondition: `index` is in `0..<count`.
    /// - Throws: `FaceError.unreadableFace` when this face cannot be used, `FaceError.unreachedFace` when its bytes cannot be
    ///   had; others may still be fine.
    func face(_ index: Int) throws(FaceError) -> FaceImage

    /// What listing came upon and could not use, such as a folder without permission.
    var listingProblems: [SkippedFace] { get }

    /// Why the source as a whole cannot be found at the moment, as when a network drive is away; nil where it can.
    var absence: String? { get }

    /// What people should know about how the faces are kept, a line each.
    var remarks: [String] { get }

    /// What lies among the faces and is none.
    ///
    /// - Parameter opening: whether an archive may be opened again for it, which takes a while where it is large; nothing is
    ///   told where it would have to be.
    func passedOver(opening: Bool) -> PassedOverFiles

    /// Reads one face from its file, whatever may be kept of it elsewhere, and tells what the file is like.
    ///
    /// - Precondition: `index` is in `0..<count`.
    /// - Throws: as `face(_:)`.
    func inspect(_ index: Int) throws(FaceError) -> InspectedFace

    /// The attributes of one face; nil where nothing tells them.
    ///
    /// - Precondition: `index` is in `0..<count`.
    func faceAttributes(_ index: Int) -> FaceAttributes?

    /// What the attributes are called, by their bits in `faceAttributes`: `FaceAttributes.mostAttributes` at most.
    var attributeNames: [String] { get }

    /// Which of these `faceAttributes` tells of; others never hold there, which says nothing about a face.
    var knownAttributes: FaceAttributes { get }
}

extension FaceSource {
    /// Nothing, for sources that list without trouble.
    public var listingProblems: [SkippedFace] { [] }

    /// Nothing, for sources that are always there.
    public var absence: String? { nil }

    /// Nothing, for sources that have nothing to say.
    public var remarks: [String] { [] }

    /// Nothing, for sources that have nothing but faces.
    public func passedOver(opening: Bool) -> PassedOverFiles { PassedOverFiles() }

    /// Nothing, for sources that know pictures only.
    public func faceAttributes(_ index: Int) -> FaceAttributes? { nil }

    /// CelebA's 40.
    public var attributeNames: [String] { FaceAttributes.names }

    /// All of them.
    public var knownAttributes: FaceAttributes { .all }

    /// A face that no file holds: as large as the networks see it.
    public func inspect(_ index: Int) throws(FaceError) -> InspectedFace {
        InspectedFace(format: .synthetic, width: side, height: side, face: try face(index))
    }
}

/// A face together with what its file is like.
public struct InspectedFace: Sendable, Equatable {
    /// The file's format.
    public let format: PictureFormat
    /// The stored picture's width in pixels, upright.
    public let width: Int
    /// The stored picture's height in pixels, upright.
    public let height: Int
    /// The face as the networks see it.
    public let face: FaceImage
    /// Whether the file lacks its end mark, though all pixels are there.
    public let lacksEnd: Bool

    /// Names every value.
    public init(format: PictureFormat, width: Int, height: Int, face: FaceImage, lacksEnd: Bool = false) {
        self.format = format
        self.width = width
        self.height = height
        self.face = face
        self.lacksEnd = lacksEnd
    }
}
