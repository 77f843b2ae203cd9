import Networks

/// Decoders that threads borrow, so that each is used by one thread at a time and none is made twice.
final class FaceDecoderPool: Sendable {
    /// `@unchecked Sendable`: the pool hands a decoder to one borrower at a time.
    private struct Idle: @unchecked Sendable {
        var decoders: [FaceDecoder] = []
    }

    private let idle = Locked(Idle())

    /// Decodes with an idle decoder, or with a new one.
    func decode(_ bytes: [UInt8], crop: FaceCrop) throws(UnusablePicture) -> InspectedFace {
        let decoder = idle.withLock { $0.decoders.popLast() } ?? FaceDecoder()
        defer { idle.withLock { $0.decoders.append(decoder) } }
        return try decoder.decode(bytes, crop: crop)
    }
}
