/// Picture files in a fixed order, wherever they lie: what a source of faces decodes.
///
/// Every member may be called from several threads at once.
protocol PictureListing: Sendable {
    /// What people call it.
    var name: String { get }
    /// Path, kind and state of the whole.
    var origin: PictureOrigin { get }
    /// The pictures' names.
    var names: NameTable { get }
    /// What could not be listed.
    var problems: [SkippedFace] { get }

    /// The bytes of a picture file, at most `PictureLimits.maximumFileBytes`.
    func bytes(_ index: Int) throws(UnusablePicture) -> [UInt8]

    /// The state of a picture file; nil where the origin's state stands for all.
    func stamp(_ index: Int) throws(UnusablePicture) -> FileStamp?

    /// Lets go of what only reading needs; reading takes it up again.
    func rest()
}
