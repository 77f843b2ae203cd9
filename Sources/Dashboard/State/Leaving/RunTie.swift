/// How a dashboard and its run belong together.
public enum RunTie: Sendable, Equatable {
    /// The run is this program's own. It ends with the terminal, unless it outlives that.
    case own(outlivesTerminal: Bool)
    /// The run is another program's, which goes on when this one leaves.
    case attached
}
