import Networks

/// Faces from an array that NumPy saved: read and resized whenever they are asked for, since nothing is to be decoded.
struct ArrayFaceSource: FaceSource {
    let name: String
    let side: Int
    let remarks: [String]
    private let path: String
    private let bytes: ArrayBytes
    private let layout: ArrayLayout
    private let range: NumberRange
    private let decoders: FaceDecoderPool

    /// Pictures that black and white are found from.
    private static let sampledPictures = 64
    /// Numbers that are looked at for this, unless a single picture has more.
    private static let sampledNumbers = 1 << 24
    /// Digits of a face's name at least, so that arrays of any length name their faces alike.
    private static let nameDigits = 6

    /// Opens a file of NumPy's, `.npy`.
    init(path: String, name: String, form: FaceForm) throws(FaceError) {
        let file: SharedFile
        do throws(UnusablePicture) { file = try SharedFile(path: path) } catch {
            throw .unreadableSource(path: path.printable, reason: error.reason)
        }
        try self.init(.file(file), path: path, name: name, form: form)
    }

    /// Looks at an array's header, and at some of its numbers.
    ///
    /// - Throws: `unreadableSource` when it holds no pictures, `noFaces` when it is empty.
    init(_ bytes: ArrayBytes, path: String, name: String, form: FaceForm) throws(FaceError) {
        do throws(UnusablePicture) {
            let beginning = try bytes.bytes(0..<ArrayHeader.longest)
            layout = try ArrayLayout(ArrayHeader(Array(beginning)))
            guard bytes.count >= layout.fileBytes else {
                throw UnusablePicture(
                    "the file is cut off: \(bytes.count.grouped) bytes of \(layout.fileBytes.grouped); copy or download "
                        + "it again")
            }
            range = layout.number == .byte ? .bytes : try Self.range(layout, bytes)
        } catch {
            throw .unreadableSource(path: path.printable, reason: error.reason)
        }
        guard layout.count > 0 else { throw .noFaces(path: path.printable) }
        self.bytes = bytes
        self.name = name
        self.path = path
        side = form.side
        decoders = FaceDecoderPool(form)
        remarks = layout.number == .byte ? [] : ["numbers \(range) are taken from black to white"]
    }

    var count: Int { layout.count }

    var absence: String? {
        do throws(UnusablePicture) {
            _ = try FileReader.stamp(FilePath(path))
            return nil
        } catch {
            return error.reason
        }
    }

    func faceName(_ index: Int) -> String {
        let digits = String(index)
        return String(repeating: "0", count: max(0, Self.nameDigits - digits.count)) + digits
    }

    func face(_ index: Int) throws(FaceError) -> FaceImage { try inspect(index).face }

    func inspect(_ index: Int) throws(FaceError) -> InspectedFace {
        do throws(UnusablePicture) {
            let start = layout.dataOffset + index * layout.pictureBytes
            let part = try bytes.bytes(start..<start + layout.pictureBytes)
            guard part.count == layout.pictureBytes else {
                throw UnusablePicture("the file became shorter", isUnreached: true)
            }
            return decoders.face(try layout.picture(part, range: range), .array)
        } catch {
            let name = faceName(index)
            throw error.isUnreached
                ? .unreachedFace(name: name, reason: error.reason) : .unreadableFace(name: name, reason: error.reason)
        }
    }

    /// Black and white of numbers that are no bytes, by pictures spread evenly over the array.
    private static func range(_ layout: ArrayLayout, _ bytes: ArrayBytes) throws(UnusablePicture) -> NumberRange {
        let numbers = layout.pictureBytes / layout.number.size
        let sampled = min(layout.count, max(1, min(sampledPictures, sampledNumbers / numbers)))
        var least = Double.infinity
        var greatest = -Double.infinity
        for slot in 0..<sampled {
            let start = layout.dataOffset + slot * layout.count / sampled * layout.pictureBytes
            layout.forEach(try bytes.bytes(start..<start + layout.pictureBytes)) { value in
                guard value.isFinite else { return }
                least = min(least, value)
                greatest = max(greatest, value)
            }
        }
        return NumberRange(least: least, greatest: greatest)
    }
}
