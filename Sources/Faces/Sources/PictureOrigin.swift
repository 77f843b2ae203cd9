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
