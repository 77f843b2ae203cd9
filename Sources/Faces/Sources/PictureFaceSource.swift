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
    var absence: String? { pictures.absence }

    func passedOver(opening: Bool) -> PassedOverFiles { pictures.passedOver(opening: opening) }

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
        let name = faceName(index).printable
        return error.isUnreached
            ? .unreachedFace(name: name, reason: error.reason) : .unreadableFace(name: name, reason: error.reason)
    }
}
