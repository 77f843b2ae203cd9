import Glibc

/// A fixed stretch of numbers in memory, aligned to cache lines and zero at first; freed with its last reference.
///
/// The unsafe storage behind tensors: whoever reads or writes through `base` stays inside `count` numbers.
final class FloatBuffer {
    let base: UnsafeMutablePointer<Float>
    let count: Int

    /// Room for `count` zeros.
    init(count: Int) {
        precondition(count >= 0, "a buffer cannot hold \(count) numbers")
        let bytes = max(count, 1) * MemoryLayout<Float>.stride
        let isLarge = bytes >= Self.hugePage
        let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: isLarge ? Self.hugePage : 64)
        // Fewer and larger pages: streaming through weights and moments gains up to half. Only advice; it may fail.
        if isLarge { madvise(memory, bytes / Self.hugePage * Self.hugePage, MADV_HUGEPAGE) }
        base = memory.bindMemory(to: Float.self, capacity: max(count, 1))
        base.initialize(repeating: 0, count: max(count, 1))
        self.count = count
    }

    private static let hugePage = 2 << 20

    deinit { UnsafeMutableRawPointer(base).deallocate() }
}
