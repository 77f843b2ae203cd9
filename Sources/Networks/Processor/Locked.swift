import Glibc

/// A value that one thread at a time may see or change.
///
/// As `Synchronization.Mutex`, but on a POSIX mutex: ThreadSanitizer knows those on Linux, and so tells real races
/// from none.
///
/// `@unchecked Sendable`: the value is reached only with the mutex held.
package final class Locked<Value: Sendable>: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var value: Value

    /// Guards a value.
    package init(_ value: Value) {
        self.value = value
        mutex = .allocate(capacity: 1)
        mutex.initialize(to: pthread_mutex_t())
        let failure = pthread_mutex_init(mutex, nil)
        precondition(failure == 0, "the system has no mutex to give")
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    /// Lets `body` see and change the value; others wait meanwhile.
    ///
    /// - Precondition: `body` does not use this value again.
    package func withLock<Result, Failure: Error>(
        _ body: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return try body(&value)
    }
}
