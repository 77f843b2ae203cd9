import TerminalUI

/// Finds out whether the terminal lets its colours be redefined, and fits them to the pictures if so.
///
/// Many terminals whose database entry says they can ignore the order; pictures would then be drawn in wrong colours.
/// So it is believed only from answers: the terminal tells what each colour is (which is also what it gets back at the
/// end), and tells a redefined one as it was defined.
struct PaletteControl {
    private enum Stage: Equatable {
        case off
        /// One colour has been asked for.
        case asking
        /// The others have been.
        case collecting
        /// One has been redefined and asked for again.
        case proving(RGB)
        case active
    }

    /// Seconds between two looks at how well the colours still fit.
    private static let lookSeconds = 2.0
    /// Seconds between two fittings: each may recolour all pictures.
    private static let fitSeconds = 20.0
    /// Colours asked for at a time: terminals and the lines to them hold only so many answers that wait to be read.
    private static let askedAtOnce = 16
    /// More pixels are not looked at.
    private static let greatestSample = 4000

    private(set) var palette: FittedPalette
    private var stage = Stage.off
    private var originals: [UInt8: String] = [:]
    private var firstColor: RGB?
    private var lookedAt = -Double.infinity
    private var fittedAt: Double?
    private var isToldAnew = false
    private var found: [RGB: UInt8] = [:]

    /// Before anything is asked.
    init() { palette = FittedPalette(numbers: Self.freeNumbers) }

    /// Whether the colours are this program's.
    var isActive: Bool { stage == .active }
    /// Whether answers may still be on their way.
    var isWaiting: Bool { stage != .off && stage != .active }

    /// What to send first.
    mutating func begin() -> String {
        guard let first = palette.numbers.first else { return "" }
        stage = .asking
        return TerminalReply.question(of: first)
    }

    /// Takes an answer in.
    ///
    /// - Returns: what to send next; empty for nothing.
    mutating func take(number: UInt8, _ color: RGB, text: String) -> String {
        guard let first = palette.numbers.first else { return "" }
        switch stage {
        case .asking where number == first:
            originals[number] = text
            firstColor = color
            stage = .collecting
            return questions()
        case .collecting:
            originals[number] = text
            guard originals.count == palette.numbers.count, let original = firstColor else { return questions() }
            let probe = RGB(original.red ^ 0x20, original.green ^ 0x20, original.blue ^ 0x20)
            stage = .proving(probe)
            return TerminalReply.definition(of: first, text: TerminalReply.text(of: probe))
                + TerminalReply.question(of: first)
        case .proving(let probe) where number == first:
            stage = color == probe ? .active : .off
            return stage == .off ? originalColors : ""
        default: return ""
        }
    }

    /// Asks for the next colours, once those asked for are known.
    private func questions() -> String {
        let known = originals.count
        guard (known - 1) % Self.askedAtOnce == 0 else { return "" }
        return palette.numbers.dropFirst(known).prefix(Self.askedAtOnce).map(TerminalReply.question).joined()
    }

    /// What gives the terminal its own colours back; empty before they are known.
    var originalColors: String {
        guard stage != .asking, stage != .collecting else { return "" }
        return originals.sorted { $0.key < $1.key }.map { TerminalReply.definition(of: $0, text: $1) }.joined()
    }

    /// Says that the terminal may have lost its colours, as after a suspension.
    mutating func tellAnew() { isToldAnew = true }

    /// The number of the colour nearest to another.
    mutating func number(of color: RGB) -> UInt8 {
        if let number = found[color] { return number }
        let number = palette.nearest(to: color)
        found[color] = number
        return number
    }

    /// Fits the colours to the pictures of a canvas: at once if they never were, else now and then, if others would
    /// suit them much better.
    ///
    /// - Returns: what to send before the canvas is drawn, nil if nothing changes.
    mutating func fit(to canvas: Canvas, atSeconds seconds: Double) -> String? {
        guard isActive else { return nil }
        var isChanged = false
        if fittedAt == nil || seconds - lookedAt >= Self.lookSeconds {
            let pixels = canvas.pictureColors(atMost: Self.greatestSample)
            isChanged = !pixels.isEmpty && fit(to: pixels, atSeconds: seconds)
        }
        guard isChanged || isToldAnew, fittedAt != nil else { return nil }
        isToldAnew = false
        return palette.numbers.map {
            TerminalReply.definition(of: $0, text: TerminalReply.text(of: palette[$0]))
        }.joined()
    }

    /// Whether the colours have been fitted at all.
    var isFitted: Bool { fittedAt != nil }

    private mutating func fit(to pixels: [RGB], atSeconds seconds: Double) -> Bool {
        lookedAt = seconds
        if let fittedAt {
            guard seconds - fittedAt >= Self.fitSeconds else { return false }
            let now = palette.error(of: pixels)
            var other = palette
            other.fit(to: pixels)
            // A step of one level in each channel is not worth it.
            guard now > 1.3 * other.error + 3 else { return false }
            palette = other
        } else {
            palette.fit(to: pixels)
        }
        fittedAt = seconds
        found.removeAll(keepingCapacity: true)
        return true
    }

    /// All but the colours of the themes, which text is drawn in.
    private static var freeNumbers: [UInt8] {
        var taken: Set<Color> = []
        for name in ThemeName.allCases {
            for ground in Ground.allCases {
                let theme = Theme(name, on: ground)
                for role in Color.Role.allCases { taken.insert(theme.color(role, depth: .indexed256)) }
                taken.insert(theme.text(.indexed256))
                taken.insert(theme.groundColor(.indexed256))
            }
        }
        return (16...255).filter { !taken.contains(.indexed($0)) }
    }
}

extension Canvas {
    /// The 24-bit colours of pictures, both of each cell; if there are too many, some in equal distances.
    func pictureColors(atMost limit: Int) -> [RGB] {
        var colors: [RGB] = []
        for y in 0..<size.height {
            for x in 0..<size.width {
                let cell = self[x, y]
                guard case .rgb(let ground) = cell.style.background else { continue }
                colors.append(ground)
                if cell.glyph != " ", case .rgb(let ink) = cell.style.foreground { colors.append(ink) }
            }
        }
        guard colors.count > limit else { return colors }
        return stride(from: 0, to: colors.count, by: (colors.count + limit - 1) / limit).map { colors[$0] }
    }
}
