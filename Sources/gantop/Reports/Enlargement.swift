import Faces

/// Whether faces are smaller than the networks' pictures.
enum Enlargement {
    /// As many files are tried until one can be read.
    private static let triedCount = 16

    /// A line if the first face that can be read is enlarged; what would help, where something does.
    static func remarks(_ source: any FaceSource, crop: FaceCrop) -> [String] {
        let tried = (0..<min(source.count, triedCount)).lazy
        guard let first = tried.compactMap({ try? source.inspect($0) }).first, first.format.isPicture else { return [] }
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
