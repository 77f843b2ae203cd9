import Faces

/// Whether faces are smaller than the networks' pictures.
enum Enlargement {
    /// A line if the first face is enlarged; what would help, where something does.
    static func remarks(_ source: any FaceSource, crop: FaceCrop) -> [String] {
        guard source.count > 0, let first = try? source.inspect(0), first.format.isPicture else { return [] }
        let square = min(first.width, first.height, crop.side(width: first.width, height: first.height))
        guard square < source.side else { return [] }
        let side = source.side
        let whole = min(first.width, first.height)
        let help =
            crop == .recipe && whole > square
            ? "; --crop full takes \(whole)x\(whole) of each picture" : ""
        return ["faces of \(square)x\(square) pixels are enlarged to \(side)x\(side)\(help)"]
    }
}
