import Dispatch
import Glibc
import Synchronization

/// Spreads independent pieces of work over threads.
///
/// What the pieces are never depends on the number of threads, and each writes only what is its own, so results are
/// the same bits on any number.
final class Workers {
    let threads: Int

    /// `threads` nil uses all cores.
    init(threads: Int? = nil) {
        let cores = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        self.threads = max(1, threads ?? cores)
    }

    /// Calls `body(piece, worker)` for each piece in 0..<pieces and returns when all are done. Pieces of one worker
    /// (0..<threads) run one after the other, so a worker can have scratch memory of its own.
    func forEach(_ pieces: Int, _ body: (_ piece: Int, _ worker: Int) -> Void) {
        if threads == 1 || pieces <= 1 {
            for piece in 0..<pieces { body(piece, 0) }
            return
        }
        let next = Atomic(0)
        withoutActuallyEscaping(body) { body in
            let task = SharedBody(body: body)
            DispatchQueue.concurrentPerform(iterations: min(threads, pieces)) { worker in
                while true {
                    let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    if piece >= pieces { return }
                    task.body(piece, worker)
                }
            }
        }
    }
}

/// Carries a closure to other threads. Safe because `forEach` returns only when they are done with it, and its pieces
/// touch no memory in common but what none of them writes.
private struct SharedBody: @unchecked Sendable {
    let body: (Int, Int) -> Void
}
