import Dispatch

/// A value that is made, used and let go of on one serial queue.
///
/// `@unchecked Sendable`: the value is reached only inside blocks that run on the queue, which is checked at run time.
final class QueueConfined<Value>: @unchecked Sendable {
    private let queue: DispatchQueue
    private var value: Value?

    /// Has the queue make the value; blocks given later see it.
    init(queue: DispatchQueue, make: @escaping @Sendable (QueueConfined<Value>) -> Value) {
        self.queue = queue
        queue.async { self.value = make(self) }
    }

    /// Has the queue run `body` on the value, after everything asked of it before; does nothing once it was let go.
    func async(_ body: @escaping @Sendable (Value) -> Void) {
        queue.async {
            guard let value = self.value else { return }
            body(value)
        }
    }

    /// Has the queue run `body` on the value after so many seconds; does nothing if it was let go of by then.
    func async(after seconds: Double, _ body: @escaping @Sendable (Value) -> Void) {
        queue.asyncAfter(deadline: .now() + seconds) {
            guard let value = self.value else { return }
            body(value)
        }
    }

    /// Lets go of the value.
    ///
    /// - Precondition: called on the queue.
    func release() {
        dispatchPrecondition(condition: .onQueue(queue))
        value = nil
    }
}
