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

    /// What lies among the pictures and is none.
    ///
    /// - Parameter opening: whether an archive may be opened again for it; nothing is told where it would have to be.
    func passedOver(opening: Bool) -> PassedOverFiles

    /// The bytes of a picture file, at most `PictureLimits.maximumFileBytes`.
    func bytes(_ index: Int) throws(UnusablePicture) -> [UInt8]

    /// The state of a picture file; nil where the origin's state stands for all.
    func stamp(_ index: Int) throws(UnusablePicture) -> FileStamp?

    /// Why the whole cannot be found at the moment; nil where it can.
    var absence: String? { get }

    /// Lets go of what only reading needs; reading takes it up again.
    func rest()
}

extension PictureListing {
    /// What looking for folder or archive at its place tells.
    var absence: String? {
        do throws(UnusablePicture) {
            _ = try FileReader.stamp(FilePath(origin.path))
            return nil
        } catch {
            return error.reason
        }
    }
}
