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

/// Where pictures come from.
struct PictureOrigin: Sendable, Equatable {
    /// The kinds of places.
    enum Kind: UInt32, Sendable {
        case folder = 1
        case zip = 2
    }

    var kind: Kind
    /// The absolute path, links resolved.
    var path: String
    /// The archive's state; of a folder only its pictures' states matter.
    var stamp: FileStamp?
}

/// Faces decoded from picture files.
struct PictureFaceSource: FaceSource {
    let pictures: any PictureListing
    let form: FaceForm
    let remarks: [String]
    private let decoders: FaceDecoderPool

    init(pictures: any PictureListing, form: FaceForm, remarks: [String] = []) {
        self.pictures = pictures
        self.form = form
        self.remarks = remarks
        decoders = FaceDecoderPool(form)
    }

    var name: String { pictures.name }
    var side: Int { form.side }
    var count: Int { pictures.names.count }
    var listingProblems: [SkippedFace] { pictures.problems }

    func faceName(_ index: Int) -> String {
        pictures.names.string(index)
    }

    func face(_ index: Int) throws(FaceError) -> FaceImage {
        try inspect(index).face
    }

    func inspect(_ index: Int) throws(FaceError) -> InspectedFace {
        do throws(UnusablePicture) {
            return try decoders.decode(try pictures.bytes(index))
        } catch {
            throw unreadable(index, error)
        }
    }

    /// The face in the bytes of a picture file.
    func decode(_ bytes: [UInt8]) throws(UnusablePicture) -> InspectedFace {
        try decoders.decode(bytes)
    }

    /// The error of one face.
    func unreadable(_ index: Int, _ error: UnusablePicture) -> FaceError {
        .unreadableFace(name: faceName(index).printable, reason: error.reason)
    }
}
