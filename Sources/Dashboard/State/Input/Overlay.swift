/// What lies over the views.
enum Overlay: Sendable, Equatable {
    case none
    /// All keys, from this line on.
    case help(scroll: Int)
    /// The question on leaving, with the answer chosen so far.
    case quit(QuitAnswer)
    /// The list of snapshots to go back to.
    case snapshots
    /// The question of how to go on after numbers that were not finite, with the answer chosen so far.
    case divergence(DivergenceAnswer)
    /// A line behind `:`.
    case command(CommandLine)
    /// The phrase while it is typed.
    case phrase(PhraseLine)
}
