import TerminalUI

/// Cells as text with colour sequences (ECMA-48 SGR), for output that scrolls by.
enum ColoredText {
    /// A line for each row; every line ends in the terminal's own colours.
    static func lines(of canvas: Canvas, depth: ColorDepth) -> [String] {
        (0..<canvas.size.height).map { y in
            var line = ""
            var current = Style.plain
            for x in 0..<canvas.size.width {
                let cell = canvas[x, y]
                guard let glyph = cell.glyph else { continue }
                if cell.style != current {
                    line += "\u{1b}[\(code(cell.style, depth))m"
                    current = cell.style
                }
                line.append(glyph)
            }
            return current == .plain ? line : line + "\u{1b}[0m"
        }
    }

    private static func code(_ style: Style, _ depth: ColorDepth) -> String {
        var codes = ["0"]
        if style.bold { codes.append("1") }
        if style.faint { codes.append("2") }
        if style.underline { codes.append("4") }
        if style.reverse { codes.append("7") }
        codes += code(style.foreground, depth, ground: 0) + code(style.background, depth, ground: 10)
        return codes.joined(separator: ";")
    }

    /// - Parameter ground: what a ground's codes lie above those of a glyph.
    private static func code(_ color: Color, _ depth: ColorDepth, ground: Int) -> [String] {
        switch color {
        case .standard: return []
        case .role(let role): return code(Theme().color(role, depth: depth), depth, ground: ground)
        case .rgb(let rgb): return ["\(38 + ground);2;\(rgb.red);\(rgb.green);\(rgb.blue)"]
        case .indexed(let number) where depth == .indexed256: return ["\(38 + ground);5;\(number)"]
        case .indexed(let number) where number < 8: return ["\(30 + ground + Int(number))"]
        case .indexed(let number): return ["\(90 + ground + Int(number & 7))"]
        }
    }
}
