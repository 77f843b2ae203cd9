import Faces
import Snapshots

/// Where the masks of pictures are.
enum MaskChoice {
    /// One for all.
    case one(WholePicture)
    /// A folder's, by their stems.
    case folder(String, stems: [String: [String]])

    /// - Throws: where there is none.
    init(_ path: String) throws(RestoringError) {
        guard FileSystem.status(path)?.kind == .folder else {
            self = .one(try WholePicture(path: path))
            return
        }
        let paths = try PictureList.pictures(in: path)
        self = .folder(path, stems: Dictionary(grouping: paths, by: PictureList.stem))
    }

    /// The mask of a picture.
    func mask(of picture: String) throws(RestoringError) -> WholePicture {
        switch self {
        case .one(let mask): return mask
        case .folder(let folder, let stems):
            let stem = PictureList.stem(picture)
            let found = stems[stem] ?? []
            guard let path = found.first else {
                throw RestoringError(
                    path: picture, reason: "there is no mask '\(stem.printable).png' in \(folder.printable)")
            }
            guard found.count == 1 else {
                throw RestoringError(
                    path: picture,
                    reason: "\(folder.printable) has \(found.count) masks named '\(stem.printable)'; one is needed")
            }
            return try WholePicture(path: path)
        }
    }
}
