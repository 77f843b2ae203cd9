import RunEvents
import TerminalUI

/// What decides how many cells a face takes: its pixels, the size asked for, and what pictures are made of.
struct FaceMeasure: Sendable, Equatable {
    /// Pixels along a face's side.
    var side: Int
    var size = FaceSize.normal
    var symbols: PictureSymbols
    /// Faces that belong together and stand side by side.
    var group = 1

    /// Pixels along the side of a small face.
    private static let smallSide = 14
    /// Faces of at most so many pixels are shown in full at normal size, and doubled at large size.
    private static let greatestWholeSide = 36
    /// Pixels along the side of a larger face at normal size: half of 64.
    private static let reducedSide = 32

    /// The cells of a face at the size asked for.
    var cells: Size { PictureGrid.naturalSize(pixels: shownSide, symbols: symbols) }

    /// The cells of a face pixel for pixel.
    var fullCells: Size { PictureGrid.naturalSize(pixels: side, symbols: symbols) }

    /// Pixels that are shown along a face's side.
    private var shownSide: Int {
        switch size {
        case .small: min(side, Self.smallSide)
        case .normal: side <= Self.greatestWholeSide ? side : Self.reducedSide
        case .large: side <= Self.greatestWholeSide ? 2 * side : side
        }
    }
}

extension DashboardState {
    /// How large faces are shown now.
    var faceMeasure: FaceMeasure {
        FaceMeasure(
            side: description?.faceSide ?? preview?.faces.width ?? RunDescription.firstSide, size: faceSize,
            symbols: capabilities.symbols, group: restores ? RunDescription.facesPerExample : 1)
    }

    /// Whether the run restores damaged faces.
    var restores: Bool { description?.restores == true }

    /// Shows faces in another size, and says how.
    mutating func choose(_ size: FaceSize) {
        faceSize = size
        let measure = faceMeasure
        let (cells, full) = (measure.cells, measure.fullCells)
        let scale =
            cells == full
            ? "pixel for pixel"
            : cells.width > full.width ? "enlarged" : "of \(measure.side)x\(measure.side) pixels, scaled down"
        say("\(size.rawValue) faces: \(cells.width)x\(cells.height) cells, \(scale)")
    }
}
