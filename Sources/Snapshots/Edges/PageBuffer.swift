import Glibc

/// Page-aligned memory for the bytes of one file, its size fixed.
///
/// `@unchecked Sendable`: the memory has one user at a time. Whoever fills it hands it over whole to whoever writes it,
/// and takes it back only when told that the writing has ended; a file that was read is never changed again.
final class PageBuffer: @unchecked Sendable {
    /// The memory, zeros to begin with.
    let memory: UnsafeMutableRawBufferPointer

    /// How many bytes there are.
    var count: Int { memory.count }

    /// Takes `byteCount` bytes; every page is touched here, so that none is faulted in while time matters.
    ///
    /// - Precondition: `byteCount > 0`.
    init(byteCount: Int) {
        precondition(byteCount > 0, "a buffer holds at least a byte")
        let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))
        let start = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: max(pageSize, 4096))
        memory = UnsafeMutableRawBufferPointer(start: start, count: byteCount)
        start.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount)
    }

    deinit { memory.deallocate() }

    /// Lets `body` fill `count` numbers from byte `offset` on.
    ///
    /// - Precondition: the range lies inside, `offset` is a multiple of 4.
    func fillFloats(at offset: Int, count: Int, _ body: (inout MutableSpan<Float>) -> Void) {
        precondition(offset >= 0 && count >= 0 && offset % 4 == 0 && offset + count * 4 <= memory.count)
        var numbers = MutableSpan<Float>(_unsafeElements: floats(at: offset, count: count))
        body(&numbers)
    }

    /// Lets `body` see `count` numbers from byte `offset` on.
    ///
    /// - Precondition: the range lies inside, `offset` is a multiple of 4.
    func readFloats<Result>(at offset: Int, count: Int, _ body: (Span<Float>) -> Result) -> Result {
        precondition(offset >= 0 && count >= 0 && offset % 4 == 0 && offset + count * 4 <= memory.count)
        return body(Span<Float>(_unsafeElements: UnsafeBufferPointer(floats(at: offset, count: count))))
    }

    /// Puts `bytes` at byte `offset`.
    ///
    /// - Precondition: they fit.
    func replace(at offset: Int, with bytes: [UInt8]) {
        precondition(offset >= 0 && offset + bytes.count <= memory.count)
        UnsafeMutableRawBufferPointer(rebasing: memory[offset..<offset + bytes.count]).copyBytes(from: bytes)
    }

    private func floats(at offset: Int, count: Int) -> UnsafeMutableBufferPointer<Float> {
        UnsafeMutableRawBufferPointer(rebasing: memory[offset..<offset + count * 4]).bindMemory(to: Float.self)
    }
}
