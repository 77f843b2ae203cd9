/// The array of pictures among those that NumPy saved into one archive, `.npz`.
struct ZippedArray {
    /// The array with its header, unpacked.
    let bytes: [UInt8]

    /// Bytes of an unpacked array at most: it stays in memory.
    static let maximumBytes = 2 << 30
    /// Arrays of an archive that are looked at.
    private static let mostArrays = 1000

    /// Nil where the archive has no arrays.
    ///
    /// - Throws: `unreadableSource` when none of its arrays holds pictures, or several do.
    init?(path: String) throws(FaceError) {
        guard let archive = try? ZipListing(path: path, of: .arrays), archive.names.count > 0 else { return nil }
        do throws(UnusablePicture) {
            let entry = try Self.entryOfPictures(archive)
            bytes = try archive.handle.bytes(entry, within: 1...Self.maximumBytes)
        } catch {
            throw .unreadableSource(path: path.printable, reason: error.reason)
        }
    }

    private static func entryOfPictures(_ archive: ZipListing) throws(UnusablePicture) -> Int {
        var found: [(name: String, entry: Int)] = []
        var refusal: String?
        for index in 0..<min(archive.names.count, mostArrays) {
            let name = archive.names.string(index).printable
            let entry = Int(archive.entries[index])
            do throws(UnusablePicture) {
                _ = try ArrayLayout(ArrayHeader(try archive.handle.beginning(entry, count: ArrayHeader.longest)))
                found.append((name, entry))
            } catch {
                refusal = refusal ?? "\(name): \(error.reason)"
            }
        }
        guard let first = found.first else { throw UnusablePicture(refusal ?? "it has no arrays") }
        guard found.count == 1 else {
            let names = found.prefix(8).map(\.name).joined(separator: ", ")
            throw UnusablePicture("\(found.count) of its arrays hold pictures (\(names)); save one of them alone")
        }
        return first.entry
    }
}
