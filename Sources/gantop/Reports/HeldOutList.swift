import Faces
import RunEvents

/// The faces that a run which holds some out never trains on: names for stdout, where other programs read them, and
/// remarks for stderr.
struct HeldOutList {
    /// The names within the source, in its order.
    let names: [String]
    /// How many there are, and what else is to be said of how they were chosen.
    let remarks: [String]

    init(of source: any FaceSource, path: String, attributes: String?, only: String?, part: FacePart = .all) throws {
        let chosen = try ChosenFaces(
            from: source, path: path, attributes: attributes, only: only, part: part, holdsOut: true)
        names = chosen.heldOut.map { faces in (0..<faces.count).map { faces.faceName($0).printable } } ?? []
        remarks = chosen.remarks + (only == nil ? [] : ["\(names.count.grouped) of those held out match"])
    }
}
