import Synchronization

/// ncurses' state is the process's: one terminal at a time.
let isTerminalTaken = Atomic(false)
