import Faces
import Networks
import RunEvents

/// Restores pictures one after another.
struct PictureRestorer {
    let model: GeneratorModel
    let damage: Damaged
    /// Where the faces are; nil for where the recipe's crop puts them.
    let box: CropSquare?
    /// Whether what was damaged stands beside what was restored.
    let isCompared: Bool

    /// What is wrong with the pictures.
    enum Damaged {
        /// Holes where they are transparent; where nothing is, the whole face.
        case asItIs
        /// Holes where masks are white.
        case masked(MaskChoice)
        /// Holes of a colour.
        case colored(PictureColor)
        /// Nothing: a damage to try is done to their faces first.
        case tried(Damage)
    }

    private var side: Int { model.architecture.picture.side }

    /// What becomes of a picture, and a few words on it.
    ///
    /// - Parameter seed: decides a damage that is tried.
    func restored(_ path: String, seed: UInt64) throws(RestoringError) -> (WholePicture, remark: String) {
        let picture = try WholePicture(path: path)
        if case .tried(let damage) = damage { return try tried(damage, on: picture, seed: seed) }
        let hole = try hole(in: picture)
        let restoration = try FaceRestoration(of: picture, hole: hole, box: box, side: side)
        let restored = restoration.restored(model.restored(restoration.damaged.numbers))
        let output = isCompared ? restoration.before.beside(restored) : restored
        let beyond = restoration.unknownBeyond
        let subject = hole == nil ? "the face" : "the hole in the face"
        let rest = beyond > 0 ? "; of what is unknown, \(beyond.grouped) pixels lie elsewhere and stay" : ""
        return (output, "\(subject) at \(restoration.square) is restored\(rest)")
    }

    private func hole(in picture: WholePicture) throws(RestoringError) -> HoleMask? {
        let transparent = HoleMask(transparencyOf: picture)
        let told: HoleMask? =
            switch damage {
            case .asItIs, .tried: nil
            case .masked(let masks): try HoleMask(try masks.mask(of: picture.path), of: picture)
            case .colored(let color): try HoleMask(color, in: picture)
            }
        guard let told else { return transparent }
        return transparent.map(told.joined) ?? told
    }

    private func tried(
        _ damage: Damage, on picture: WholePicture, seed: UInt64
    ) throws(RestoringError) -> (WholePicture, remark: String) {
        let face = try FaceRestoration.face(of: picture, box: box, side: side)
        let damaged = damage.applied(to: face, seed: seed)
        let restored = WholePicture(damaged.restored(model.restored(damaged.numbers)), path: picture.path)
        let output = isCompared ? WholePicture(damaged.image, path: picture.path).beside(restored) : restored
        return (output, "the face, damaged by \(damage.kind.rawValue) and restored at \(side)x\(side)")
    }
}
