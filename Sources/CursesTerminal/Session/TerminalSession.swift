import CCurses
import Glibc

/// The process's tie to the terminal that it was started from.
///
/// A program that a shell waits for cannot go on without the shell waiting on. So it splits in two at its start: one
/// process that the shell waits for, and one that does the work and may leave the terminal whenever it likes.
public enum TerminalSession {
    /// Splits the process in two and returns in the one that works; the other passes signals on and ends as that does.
    ///
    /// - Parameter isDetached: whether the one that works has no terminal from the start; what it prints still appears
    ///   until it leaves.
    /// - Precondition: the process has no second thread yet.
    public static func split(isDetached: Bool) throws(TerminalError) {
        let code = terminal_split(isDetached)
        guard code == 0 else { throw .cannotSplit(reason: String(cString: strerror(code))) }
    }

    /// Lets go of the terminal for good: the shell has its prompt back, nothing that is printed appears any more, and the
    /// end of the terminal does nothing to the process.
    ///
    /// - Parameter errors: the file that takes what the process says on stderr, a crash above all, in place of a former
    ///   one.
    /// - Precondition: no screen is open.
    public static func leave(errors: String) {
        terminal_leave(errors)
    }

    /// Whether somebody asked the process to end, by SIGINT or SIGTERM, since the last screen looked for signals. Forgets
    /// what came.
    ///
    /// - Precondition: no screen is open.
    public static func takeStopSignal() -> Bool {
        var isAsked = false
        while true {
            let number = terminal_take_signal()
            if number == 0 { return isAsked }
            if number == SIGINT || number == SIGTERM { isAsked = true }
        }
    }
}
