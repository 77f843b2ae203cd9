import TerminalUI

/// How many bytes may be spent on pictures that change by themselves: over ssh a grid of faces in 24 bits would take
/// more than the rest of the screen many times over.
///
/// Each picture cell on the screen earns a few bytes a second, up to a limit, and drawing it costs some. What cannot be
/// afforded at once is drawn later, the greatest differences first, so that pictures blend into each other. What the
/// user asks for is drawn at once and paid for afterwards.
struct PictureBudget {
    /// Bytes that a picture cell usually earns a second: six faces of 28x14 cells come to 12 kB/s.
    static let rate = 5.0
    /// Seconds of earnings that can be saved up.
    static let longestSaving = 5.0
    /// Seconds of earnings that can be owed.
    static let longestDebt = 2.0

    /// Bytes that a picture cell earns a second now.
    var cellRate = rate
    private var bytes = 0.0
    private var lastSeconds: Double?

    /// Takes in what has been earned since the last call.
    mutating func earn(cells: Int, atSeconds seconds: Double) {
        let rate = cellRate * Double(cells)
        let elapsed = max(0, seconds - (lastSeconds ?? seconds))
        lastSeconds = seconds
        bytes = min(rate * Self.longestSaving, max(-rate * Self.longestDebt, bytes) + rate * elapsed)
    }

    /// How many cells can be afforded.
    func affordableCells(depth: ColorDepth) -> Int { max(0, Int(bytes / Self.cost(depth))) }

    /// Pays for some cells.
    mutating func spend(cells: Int, depth: ColorDepth) { bytes -= Double(cells) * Self.cost(depth) }

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

extension Canvas {
    /// This canvas with those changes of pictures undone, against what is shown, that the budget cannot afford now.
    func affordable(since shown: Canvas, _ budget: inout PictureBudget, depth: ColorDepth, atSeconds seconds: Double)
        -> Canvas
    {
        budget.earn(cells: pictureCells, atSeconds: seconds)
        let runs = pictureChanges(since: shown, depth: depth)
        var left = budget.affordableCells(depth: depth)
        guard runs.reduce(0, { $0 + $1.cost }) > left else {
            budget.spend(cells: runs.reduce(0) { $0 + $1.cost }, depth: depth)
            return self
        }
        var affordable = self
        for run in runs.sorted(by: { ($0.difference, $1.places[0]) > ($1.difference, $0.places[0]) }) {
            if run.cost <= left {
                left -= run.cost
                budget.spend(cells: run.cost, depth: depth)
            } else {
                left = 0
                for place in run.places {
                    affordable[place % size.width, place / size.width] = shown[place % size.width, place / size.width]
                }
            }
        }
        return affordable
    }

    /// The changes within pictures, in runs of neighbours: ncurses draws a few unchanged cells between changed ones
    /// again, because without their colours they would cost less than a jump.
    private func pictureChanges(since shown: Canvas, depth: ColorDepth) -> [PictureRun] {
        var runs: [PictureRun] = []
        for place in changes(since: shown) {
            let (x, y) = (place % size.width, place / size.width)
            let (new, old) = (self[x, y], shown[x, y])
            guard new.isPicture, old.isPicture else { continue }
            let difference = new.difference(from: old, depth: depth)
            if let first = runs.last?.places.first, place - first < PictureRun.longest, place - x <= first {
                runs[runs.count - 1].places.append(place)
                runs[runs.count - 1].difference += difference
            } else {
                runs.append(PictureRun(places: [place], difference: difference))
            }
        }
        return runs
    }

    /// How many cells are part of pictures.
    var pictureCells: Int {
        var count = 0
        for y in 0..<size.height {
            for x in 0..<size.width where self[x, y].isPicture { count += 1 }
        }
        return count
    }
}

/// Changed cells close to each other in a row.
private struct PictureRun {
    static let longest = 14
    var places: [Int]
    var difference: Int
    /// The cells from the first to the last.
    var cost: Int { (places.last ?? 0) - places[0] + 1 }
}
