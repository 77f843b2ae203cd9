/// A fixed stretch of numbers in memory, aligned to cache lines and zero at first; freed with its last reference.
///
/// The unsafe storage behind tensors: whoever reads or writes through `base` stays inside `count` numbers.
final class FloatBuffer {
    let base: UnsafeMutablePointer<Float>
    let count: Int

    /// Room for `count` zeros.
    init(count: Int) {
        precondition(count >= 0, "a buffer cannot hold \(count) numbers")
        let memory = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1) * 4, alignment: 64)
        base = memory.bindMemory(to: Float.self, capacity: max(count, 1))
        base.initialize(repeating: 0, count: max(count, 1))
        self.count = count
    }

    deinit { UnsafeMutableRawPointer(base).deallocate() }
}
