import RunEvents
import TerminalUI

/// The characters and styles that views share, chosen for what the terminal can show.
struct Ink: Sendable {
    /// What the terminal can show.
    let capabilities: Capabilities

    /// Labels and other words that are not values.
    let label = Style.role(.dim)
    /// Keys, marks of edits, the chosen one of several.
    let accent = Style.role(.accent, bold: true)
    /// Values.
    let value = Style.plain
    /// Values that matter most.
    let strong = Style(bold: true)

    /// The characters that can be shown.
    var glyphs: GlyphSet { capabilities.glyphs }

    /// Between two ends of a range.
    var dash: String { glyphs == .ascii ? "-" : "–" }
    /// Between items of a line.
    var dot: String { glyphs == .ascii ? "-" : "·" }
    /// Before a learning rate that plus and minus change.
    var plusMinus: String { glyphs == .ascii ? "+-" : "±" }
    /// The letter of Adam's decays.
    var beta: String { glyphs == .full ? "β" : "b" }
    /// Before the chosen line.
    var pointer: String { glyphs == .full ? "›" : ">" }
    /// Before a smoothed value.
    var about: String { "~" }
    /// On an axis, where something was changed.
    var editMark: Character { glyphs == .full ? "▲" : "^" }
    /// On an axis, where the run went back to.
    var returnMark: Character { glyphs == .full ? "◀" : "<" }
    /// Through a plot, where something was changed.
    var editLine: Character { glyphs == .full ? "┊" : glyphs == .console ? "│" : ":" }
    /// Through a plot at the step looked at.
    var cursorLine: Character { glyphs == .ascii ? "|" : "│" }
    /// At a plot's top, where a value lies beyond.
    var beyond: Character { glyphs == .full ? "↑" : "^" }
    /// Through a plot at a value of note.
    var guide: Character { glyphs == .full ? "╌" : glyphs == .console ? "─" : "-" }

    /// A network's own colour.
    func style(of network: Player, bold: Bool = false) -> Style {
        .role(network == .discriminator ? .discriminator : .generator, bold: bold)
    }

    /// A network's colour, subdued.
    func softStyle(of network: Player) -> Style {
        .role(network == .discriminator ? .softDiscriminator : .softGenerator)
    }

    /// The sign, the word and the style of what the run is doing.
    func sign(of phase: RunPhase) -> (symbol: String, word: String, style: Style) {
        switch phase {
        case .starting: (symbol("○", "."), "starting", .role(.dim))
        case .running: (symbol("●", ">"), "training", .role(.good, bold: true))
        case .paused: (symbol("‖", "="), "paused", .role(.warning, bold: true))
        case .finished: (symbol("✓", "*"), "finished", .role(.good, bold: true))
        case .stopping: (symbol("○", "."), "saving", .role(.warning, bold: true))
        case .stopped: (symbol("■", "#"), "stopped", .role(.dim))
        case .failed: (symbol("✗", "!"), "failed", .role(.alarm, bold: true))
        }
    }

    /// The sign and the styles of a line of the log.
    func sign(of kind: MessageLog.Kind) -> (symbol: String, style: Style, text: Style) {
        switch kind {
        case .plain: (symbol("·", "-"), .role(.dim), .plain)
        case .success: (symbol("✓", "*"), .role(.good), .plain)
        case .edit: (symbol("▲", "^"), .role(.accent), .plain)
        case .warning: (symbol("!", "!"), .role(.warning, bold: true), .role(.warning))
        case .alarm: (symbol("✗", "!"), .role(.alarm, bold: true), .role(.alarm, bold: true))
        }
    }

    private func symbol(_ full: String, _ plain: String) -> String { glyphs == .full ? full : plain }
}

extension Ink {
    /// Text cut to `width` cells, with a sign where something had to go.
    func fitted(_ text: String, width: Int, keeping part: KeptPart = .start) -> String {
        let cut = text.truncated(toWidth: width, keeping: part)
        guard glyphs == .ascii, cut != text else { return cut }
        return part == .start ? String(cut.dropLast()) + "~" : "~" + String(cut.dropFirst())
    }

    /// A line of words cut to `width` cells. Where there is a path, its beginning goes first, folder by folder: its end
    /// says more.
    func shortened(_ text: String, width: Int) -> String {
        let excess = text.displayWidth - width
        guard excess > 0 else { return text }
        var words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let paths = words.indices.filter { words[$0].contains("/") }
        guard let path = paths.max(by: { words[$0].displayWidth < words[$1].displayWidth }) else {
            return fitted(text, width: width)
        }
        let room = words[path].displayWidth - excess
        guard room >= 8 else { return fitted(text, width: width) }
        let cut = fitted(words[path], width: room, keeping: .end)
        let start = cut.dropFirst().firstIndex(of: "/")
        let isWhole = start.map { cut.distance(from: $0, to: cut.endIndex) > room / 2 } ?? false
        words[path] = isWhole ? String(cut.prefix(1)) + cut[(start ?? cut.startIndex)...] : cut
        return words.joined(separator: " ")
    }
}
