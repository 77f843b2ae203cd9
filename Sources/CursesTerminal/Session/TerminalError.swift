/// Why the screen cannot be had.
public enum TerminalError: Error, Equatable, CustomStringConvertible {
    /// Input or output is not a terminal.
    case notATerminal
    /// The terminal database knows no such terminal, or one without cursor movement.
    case unknownTerminal(name: String)
    /// A screen is already open; there is one a process.
    case alreadyOpen
    /// ncurses could not start.
    case cannotStart(name: String)
    /// There can be no second process; the system's reason.
    case cannotSplit(reason: String)

    /// What is wrong and what to do, in one line, for a program that can also do without a screen.
    public var description: String { self == .alreadyOpen ? advice : "\(advice), or run with --headless" }

    /// What is wrong and what to do about it where there must be a screen, in one line.
    public var advice: String {
        switch self {
        case .notATerminal:
            "standard output is not a terminal: run gantop in a terminal window"
        case .unknownTerminal(let name):
            "TERM=\(name) is not a terminal that ncurses knows how to draw on: set TERM to your terminal's name (most are "
                + "xterm-256color), install ncurses-term"
        case .alreadyOpen: "the screen is already in use by this process"
        case .cannotStart(let name):
            "the terminal \(name) cannot be started by ncurses: try TERM=xterm-256color"
        case .cannotSplit(let reason):
            "the system gives no second process (\(reason)): end other programs"
        }
    }
}
