import TerminalUI

/// How many bytes may be spent on pictures that change by themselves: over ssh a grid of faces in 24 bits would take
/// more than the rest of the screen many times over.
///
/// Each picture cell on the screen earns a few bytes a second, up to a limit, and drawing it costs some. What cannot be
/// afforded at once is drawn later: picture after picture, each whole, since a face of which a part is older is none; the
/// pictures of an animation cell by cell, the greatest differences first, so that they blend into each other. What the
/// user asks for is drawn at once and paid for afterwards.
struct PictureBudget {
    /// Bytes that a picture cell usually earns a second: six faces of 28x14 cells come to 14 kB/s, each drawn every six
    /// or seven seconds.
    static let rate = 6.0
    /// Seconds of earnings that can be saved up.
    static let longestSaving = 5.0
    /// Seconds of earnings that can be owed.
    static let longestDebt = 2.0

    /// Bytes that a picture cell earns a second now.
    var cellRate = rate
    /// When a picture was last brought up to date.
    var lastDrawn: [Rect: Double] = [:]
    private var bytes = 0.0
    private var earned = 0.0
    private var lastSeconds: Double?

    /// Takes in what has been earned since the last call.
    mutating func earn(cells: Int, atSeconds seconds: Double) {
        let rate = cellRate * Double(cells)
        let elapsed = max(0, seconds - (lastSeconds ?? seconds))
        lastSeconds = seconds
        earned = rate
        bytes = min(rate * Self.longestSaving, bytes + rate * elapsed)
    }

    /// Whether nothing is owed.
    var isInCredit: Bool { bytes >= 0 }

    /// How many cells can be afforded.
    func affordableCells(depth: ColorDepth) -> Int { max(0, Int(bytes / Self.cost(depth))) }

    /// Pays for some cells.
    mutating func spend(cells: Int, depth: ColorDepth) { bytes -= Double(cells) * Self.cost(depth) }

    /// Pays for cells that somebody asked for: what that costs beyond a limit is a present.
    mutating func spendPromptly(cells: Int, depth: ColorDepth) {
        spend(cells: cells, depth: depth)
        bytes = max(bytes, -earned * Self.longestDebt)
    }

    /// The bytes of a cell's two colours and its glyph.
    private static func cost(_ depth: ColorDepth) -> Double {
        switch depth {
        case .truecolor: 41
        case .indexed256: 25
        case .sixteen, .eight: 13
        case .mono: 4
        }
    }
}

extension Cell {
    /// Whether the cell is part of a picture: its ground has a colour that stands for nothing else.
    var isPicture: Bool {
        switch style.background {
        case .rgb, .indexed: true
        case .standard, .role: false
        }
    }

    /// How much another picture cell differs: the sum over the channels of both halves.
    func difference(from other: Cell, depth: ColorDepth) -> Int {
        let (upper, lower) = halves(depth)
        let (otherUpper, otherLower) = other.halves(depth)
        return Self.distance(upper, otherUpper) + Self.distance(lower, otherLower)
    }

    private func halves(_ depth: ColorDepth) -> (RGB, RGB) {
        let ground = Self.rgb(style.background, depth)
        return isSpace ? (ground, ground) : (Self.rgb(style.foreground, depth), ground)
    }

    private static func distance(_ one: RGB, _ other: RGB) -> Int {
        abs(Int(one.red) - Int(other.red)) + abs(Int(one.green) - Int(other.green))
            + abs(Int(one.blue) - Int(other.blue))
    }

    private static func rgb(_ color: Color, _ depth: ColorDepth) -> RGB {
        switch color {
        case .rgb(let rgb): rgb
        case .indexed(let number):
            switch depth {
            case .eight: Palette.eight[number & 7]
            case .sixteen: Palette.sixteen[number & 15]
            default: number < 16 ? Palette.sixteen[number] : Palette.indexed256[number]
            }
        case .standard, .role: RGB(0, 0, 0)
        }
    }
}
