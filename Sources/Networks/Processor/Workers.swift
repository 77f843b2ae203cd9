/// Spreads independent pieces of work over threads.
///
/// What the pieces are never depends on the number of threads, and each writes only what is its own, so results are
/// the same bits on any number.
final class Workers {
    let threads: Int
    private let team: Team?

    /// `threads` nil uses all processors that the process may use.
    init(threads: Int? = nil) {
        self.threads = max(1, threads ?? ProcessorShare.count)
        team = self.threads > 1 ? Team(helpers: self.threads - 1) : nil
    }

    deinit { team?.dismiss() }

    /// Calls `body(piece, worker)` for each piece in 0..<pieces and returns when all are done. Pieces of one worker
    /// (0..<threads) run one after the other, so a worker can have scratch memory of its own.
    ///
    /// Not reentrant, and for one caller at a time.
    func forEach(_ pieces: Int, _ body: (_ piece: Int, _ worker: Int) -> Void) {
        guard let team, pieces > 1 else {
            for piece in 0..<pieces { body(piece, 0) }
            return
        }
        withoutActuallyEscaping(body) { team.perform(pieces, $0) }
    }
}
