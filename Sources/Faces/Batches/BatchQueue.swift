import Foundation

/// A bounded queue between one producer and one consumer, with an end that both sides notice.
///
/// `@unchecked Sendable`: every stored property below `condition` is touched only while it is locked.
final class BatchQueue<Element: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private let capacity: Int
    private var elements: [Element] = []
    private var failure: FaceError?

    /// - Precondition: `capacity > 0`.
    init(capacity: Int) {
        precondition(capacity > 0, "a queue needs room for one batch")
        self.capacity = capacity
    }

    /// Whether fewer than half of its places are taken: the producer is falling behind.
    var isRunningLow: Bool { locked { elements.count * 2 < capacity } }

    /// Whether the queue has ended.
    var isClosed: Bool { locked { failure != nil } }

    /// Waits for room and appends; does nothing once the queue has ended.
    func append(_ element: Element) {
        locked {
            while elements.count >= capacity, failure == nil { condition.wait() }
            guard failure == nil else { return }
            elements.append(element)
            condition.broadcast()
        }
    }

    /// Waits for a while, or until the queue ends.
    func rest(seconds: Double) {
        let end = Date(timeIntervalSinceNow: seconds)
        locked {
            while failure == nil, condition.wait(until: end) {}
        }
    }

    /// Waits for an element and removes it. Elements made before a failure are still handed out; after `stop` none is.
    func removeFirst() throws(FaceError) -> Element {
        try wait { elements.removeFirst() }
    }

    /// Waits until an element is there, and leaves it.
    func waitForFirst() throws(FaceError) {
        try wait {}
    }

    /// Ends the queue after its present elements; the first failure counts.
    func fail(_ error: FaceError) {
        locked {
            failure = failure ?? error
            condition.broadcast()
        }
    }

    /// Ends the queue at once: drops its elements and wakes both sides.
    func stop() {
        locked {
            elements.removeAll()
            failure = .stopped
            condition.broadcast()
        }
    }

    private func wait<Value>(_ body: () -> Value) throws(FaceError) -> Value {
        condition.lock()
        defer { condition.unlock() }
        while elements.isEmpty {
            if let failure { throw failure }
            condition.wait()
        }
        let value = body()
        condition.broadcast()
        return value
    }

    private func locked<Value>(_ body: () -> Value) -> Value {
        condition.lock()
        defer { condition.unlock() }
        return body()
    }
}
