import Dispatch
import Glibc

/// Whether this process may have more threads: a user's limit (`ulimit -u`), a control group's (`pids.max`) and memory for
/// stacks all decide, and only trying tells.
enum ThreadRoom {
    /// The least stack that every system allows.
    private static let stackBytes = 1 << 16

    /// How many of `count` threads could be had at once. They are made, and end at once.
    static func available(_ count: Int) -> Int {
        let gate = DispatchSemaphore(value: 0)
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return 0 }
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, stackBytes)
        var threads: [pthread_t] = []
        for _ in 0..<count {
            var thread = pthread_t()
            // The thread gives back what is retained for it.
            let context = Unmanaged.passRetained(gate)
            let code = pthread_create(
                &thread, &attributes,
                { context in
                    if let context {
                        Unmanaged<DispatchSemaphore>.fromOpaque(context).takeRetainedValue().wait()
                    }
                    return nil
                }, context.toOpaque())
            guard code == 0 else {
                context.release()
                break
            }
            threads.append(thread)
        }
        for _ in threads { gate.signal() }
        for thread in threads { pthread_join(thread, nil) }
        return threads.count
    }
}
