import CCurses
import Dispatch
import TerminalUI

extension Canvas {
    /// The places that differ from another canvas, and those of pictures too if their colours have new numbers.
    fileprivate func changes(since old: Canvas, and recolors: Bool) -> [Int] {
        guard recolors else { return changes(since: old) }
        let isChanged = Set(changes(since: old))
        return (0..<size.width * size.height).filter {
            isChanged.contains($0) || self[$0 % size.width, $0 / size.width].isPicture
        }
    }
}

extension CursesTerminal {
    /// Shows a canvas: sends what differs from what is on the screen. A canvas of another size than the terminal's is
    /// cut or padded.
    ///
    /// Pictures that change by themselves are brought up to date over some seconds, to go easy on slow connections; the
    /// canvas has to be presented again until nothing changes. For half a second after a key or a click, and where
    /// `promptly` says so, they are drawn at once.
    ///
    /// - Parameter pictureRate: bytes a second that a picture cell may take when it changes by itself; nil for few.
    public func present(_ canvas: Canvas, promptly: Bool = false, pictureRate: Double? = nil) {
        guard isOpen, !isGone else { return }
        let everything = isStale || canvas.size != shown.size
        let now = Double(DispatchTime.now().uptimeNanoseconds) / 1e9
        let isFirstFit = !paletteControl.isFitted
        if let definitions = paletteControl.fit(to: canvas, atSeconds: now) {
            terminal_send(definitions)
            recolors = true
        }
        let promptly = promptly || recolors && isFirstFit
        budget.cellRate = pictureRate ?? PictureBudget.rate
        if everything {
            terminal_erase()
            show(canvas, everything: true)
        } else if promptly || now - lastActionSeconds < 0.5 {
            budget.earn(cells: canvas.pictureCells, atSeconds: now)
            budget.spendPromptly(cells: canvas.changes(since: shown).count, depth: capabilities.depth)
            show(canvas, everything: false)
        } else {
            let depth = capabilities.depth
            let affordable =
                pictureRate == nil
                ? canvas.affordableWhole(since: shown, &budget, depth: depth, atSeconds: now)
                : canvas.affordable(since: shown, &budget, depth: depth, atSeconds: now)
            show(affordable, everything: false)
        }
    }

    private func show(_ canvas: Canvas, everything: Bool) {
        let changed: Bool
        // Each failed attempt has run out of colour pairs; fewer bits a channel need fewer of them.
        if let done = put(canvas, everything: everything, bits: 6) {
            changed = done
        } else {
            changed = true
            for bits in [6, 5, 4, 3, 2] {
                pairs.reset()
                terminal_erase()
                if put(canvas, everything: true, bits: bits) != nil { break }
            }
        }
        shown = canvas
        recolors = false
        isStale = false
        if changed || everything { terminal_show(everything) }
    }

    /// Puts the changed cells, or all that are not blank; where the theme paints the ground, blank ones too.
    ///
    /// - Returns: whether there were any; nil if the colour pairs have run out on the way.
    private func put(_ canvas: Canvas, everything: Bool, bits: Int) -> Bool? {
        let changes =
            everything && theme.paintsGround
            ? Array(0..<canvas.size.width * canvas.size.height)
            : canvas.changes(since: everything ? Canvas(size: canvas.size) : shown, and: recolors)
        for place in changes {
            let x = place % canvas.size.width
            let y = place / canvas.size.width
            let cell = canvas[x, y]
            guard x < size.width, y < size.height, !cell.isRightHalf else { continue }
            guard put(cell, x, y, bits: bits) else { return nil }
        }
        return !changes.isEmpty
    }

    private func put(_ cell: Cell, _ x: Int, _ y: Int, bits: Int) -> Bool {
        let wanted = cell.glyph ?? " "
        let glyph = shownGlyph(wanted)
        guard put(glyph, cell.style, x, y, bits: bits) else { return false }
        guard wanted.displayWidth == 2, glyph.displayWidth == 1, x + 1 < size.width else { return true }
        return put(" ", cell.style, x + 1, y, bits: bits)
    }

    private func put(_ glyph: Character, _ style: Style, _ x: Int, _ y: Int, bits: Int) -> Bool {
        var style = style
        if paletteControl.isFitted {
            style.foreground = paletteNumber(style.foreground)
            style.background = paletteNumber(style.background)
        }
        style = theme.resolve(style, depth: capabilities.depth)
        var glyph = glyph
        simplify(&glyph, &style)
        guard let pair = pairs.number(foreground: style.foreground, background: style.background, bits: bits) else {
            return false
        }
        var attributes: UInt32 = 0
        if style.bold { attributes |= UInt32(terminal_bold) }
        if style.faint { attributes |= UInt32(terminal_faint) }
        if style.reverse { attributes |= UInt32(terminal_reverse) }
        if style.underline { attributes |= UInt32(terminal_underline) }
        let scalars = glyph.unicodeScalars.map(\.value)
        terminal_put(Int32(x), Int32(y), scalars, Int32(scalars.count), attributes, pair)
        return true
    }

    /// A 24-bit colour as the nearest one of the terminal's redefined colours.
    private func paletteNumber(_ color: Color) -> Color {
        guard case .rgb(let rgb) = color else { return color }
        return .indexed(paletteControl.number(of: rgb))
    }

    /// The glyph, or one that the terminal and the C library can show in as many cells.
    private func shownGlyph(_ glyph: Character) -> Character {
        let glyph = glyph.fallback(for: capabilities.glyphs)
        if glyph.isASCII { return glyph.isNewline || glyph < " " ? " " : glyph }
        guard let base = glyph.unicodeScalars.first, terminal_width(base.value) == glyph.displayWidth else {
            return "?"
        }
        return glyph
    }

    /// Brings cells that look the same to the same pair: an inkless glyph needs no ink, and half blocks upside down have
    /// their colours exchanged.
    private func simplify(_ glyph: inout Character, _ style: inout Style) {
        guard !style.reverse else { return }
        if glyph == " " {
            if !style.underline { style.foreground = .standard }
            return
        }
        guard glyph == "▀", case .rgb(let upper) = style.foreground, case .rgb(let lower) = style.background,
            (upper.red, upper.green, upper.blue) < (lower.red, lower.green, lower.blue)
        else { return }
        glyph = "▄"
        swap(&style.foreground, &style.background)
    }
}
