/// The pictures of a folder.
struct FolderPictures: PictureListing {
    let name: String
    let origin: PictureOrigin
    let names: NameTable
    let problems: [SkippedFace]
    private let root: String
    private let others: PassedOverFiles
    /// Zip archives among them, by their paths within the folder.
    let archives: [[UInt8]]

    /// Lists the folder.
    ///
    /// - Throws: `unreadableSource` when it cannot be read.
    init(path: String, name: String) throws(FaceError) {
        let listing = try FolderListing(root: path)
        self.name = name
        root = path
        origin = PictureOrigin(kind: .folder, path: path, stamp: nil)
        names = listing.names
        problems = listing.problems
        others = listing.others
        archives = listing.archives
    }

    func passedOver(opening: Bool) -> PassedOverFiles { others }

    func bytes(_ index: Int) throws(UnusablePicture) -> [UInt8] {
        try FileReader.read(path(index))
    }

    func stamp(_ index: Int) throws(UnusablePicture) -> FileStamp? {
        try FileReader.stamp(path(index))
    }

    func rest() {}

    private func path(_ index: Int) -> FilePath {
        FilePath(folder: root, name: names[index])
    }
}
