/// Finds and opens sources of faces.
public enum FaceSources {
    /// Opens a folder, a zip archive, or `synthetic`, whichever `path` says.
    ///
    /// - Parameter seed: decides synthetic faces; real ones do not depend on it.
    /// - Throws: when nothing is there, or it is of another kind, or cannot be listed, or lists no faces.
    public static func open(path: String, seed: UInt64) throws(FaceError) -> any FaceSource {
        throw .notFound(path: path)
    }

    /// The path of CelebA where it usually lies below the working folder, or nil.
    public static func findCelebA() -> String? {
        nil
    }
}
