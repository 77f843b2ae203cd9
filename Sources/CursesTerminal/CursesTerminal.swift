import CCurses
import Foundation
import TerminalUI

/// The terminal through ncurses: shows canvases, tells what happens.
///
/// From `init` to `close` the screen belongs to the dashboard: what the process prints meanwhile is held back and
/// printed after. The terminal is given back on every way out: `close`, the end of the process, a crash, SIGQUIT.
/// SIGINT, SIGTERM and SIGHUP come as events; control-Z and SIGCONT are handled here. To be used from one thread, one
/// at a time in a process.
public final class CursesTerminal {
    /// What the terminal can show.
    public internal(set) var capabilities: Capabilities
    /// The terminfo entry in use.
    public let name: String
    /// What the terminal calls itself where the machine has no entry of that name, and the one in use stands in.
    public let missingEntry: String?
    /// What colours with a meaning look like; the next frame is drawn anew in full.
    public var theme: Theme {
        didSet { isStale = true }
    }
    /// The terminal's size in cells.
    public internal(set) var size: Size

    var pairs: ColorPairs
    /// What is on the screen, as far as `isStale` does not say otherwise.
    var shown: Canvas
    /// Whether everything has to be drawn anew.
    var isStale = true
    /// Whether the colours of pictures have new numbers.
    var recolors = false
    var isOpen = true
    var isGone = false
    /// Events that have been read but not told yet.
    var queue: [InputEvent] = []
    var budget = PictureBudget()
    var decoder = KeyDecoder()
    var paletteControl = PaletteControl()
    /// When the user last did something.
    var lastActionSeconds = -1.0

    /// Takes the terminal.
    ///
    /// - Parameters:
    ///   - depth: how many colours to use; by default what the terminal can do: 24 bits where COLORTERM says so, else
    ///     what the terminal database knows, none where NO_COLOR is set.
    ///   - symbols: what pictures are made of; by default half blocks, ASCII where the locale is not UTF-8. ASCII makes
    ///     frames and plots plain too.
    ///   - ground: the terminal's own ground; by default what COLORFGBG says, else dark.
    ///   - mouse: whether to ask for mouse events; terminals then select text only with shift.
    public init(
        depth: ColorDepth? = nil, symbols: PictureSymbols? = nil, ground: Ground? = nil, mouse: Bool = true
    ) throws(TerminalError) {
        let choice = try Self.choice(depth: depth, symbols: symbols)
        guard !isTerminalTaken.exchange(true, ordering: .relaxed) else { throw .alreadyOpen }
        let isUTF8 = terminal_set_locale(choice.forcesUTF8)
        guard terminal_open(choice.name, choice.depth != .mono, mouse, choice.isSynchronized) else {
            isTerminalTaken.store(false, ordering: .relaxed)
            throw .cannotStart(name: choice.name)
        }
        name = choice.name
        missingEntry = choice.missingEntry
        let glyphs: GlyphSet = isUTF8 && symbols != .ascii ? choice.glyphsInUTF8 : .ascii
        var capabilities = Capabilities(
            depth: terminal_pair_limit() == 0 ? .mono : choice.depth, glyphs: glyphs, ground: ground ?? choice.ground)
        capabilities.symbols = capabilities.symbols(
            asked: symbols, otherwise: PictureSymbols(suiting: capabilities.depth))
        self.capabilities = capabilities
        theme = Theme(ground: capabilities.ground)
        pairs = ColorPairs(depth: capabilities.depth)
        size = Self.currentSize() ?? Size(width: 80, height: 24)
        shown = Canvas(size: size)
        if choice.answersQuestions { ask(mayRedefineColors: choice.mayRedefineColors) }
    }

    deinit { close() }

    /// Throws what taking the terminal would throw for what it is, without touching it.
    public static func check() throws(TerminalError) {
        _ = try choice(depth: nil, symbols: nil)
    }

    private static func choice(
        depth: ColorDepth?, symbols: PictureSymbols?
    ) throws(TerminalError) -> TerminalChoice {
        guard terminal_is_interactive() else { throw .notATerminal }
        return try TerminalChoice(
            environment: ProcessInfo.processInfo.environment, depth: depth, symbols: symbols
        ) { name in
            let colors = terminal_count_colors(name)
            return colors < 0 ? nil : Int(colors)
        }
    }

    /// Gives the terminal back and prints what was held back. May be called more than once.
    ///
    /// - Parameter forGood: whether the process goes on without a terminal: its end does nothing to it from here on.
    public func close(forGood: Bool = false) {
        guard isOpen else { return }
        isOpen = false
        if forGood { terminal_ignore_hangup() }
        if paletteControl.isWaiting { terminal_discard_input() }
        terminal_close()
        isTerminalTaken.store(false, ordering: .relaxed)
    }

    /// Makes a waiting `nextEvent` return at once; from any thread.
    public static func wake() { terminal_wake() }

    /// Gives the terminal back and stops the process, as control-Z does. Returns when it goes on, with the screen drawn
    /// again.
    public func suspend() {
        guard isOpen else { return }
        terminal_suspend()
        restore()
    }

    /// Draws the screen anew in full, in case something else has written over it.
    public func redraw() {
        isStale = true
        present(shown)
    }

    /// Rings the terminal's bell.
    public func ringBell() {
        if isOpen, !isGone { terminal_bell() }
    }

    /// Takes the terminal again after the process was stopped.
    func restore() {
        terminal_restore()
        paletteControl.tellAnew()
        queue.append(.resumed)
        adoptSize()
        redraw()
    }

    /// Takes the window's size over if it has changed.
    func adoptSize() {
        guard let current = Self.currentSize(), current != size else { return }
        size = current
        terminal_resize(Int32(current.width), Int32(current.height))
        isStale = true
        queue.append(.resize(current))
    }

    private static func currentSize() -> Size? {
        var width: Int32 = 0
        var height: Int32 = 0
        guard terminal_size(&width, &height) else { return nil }
        return Size(width: Int(width), height: Int(height))
    }
}
