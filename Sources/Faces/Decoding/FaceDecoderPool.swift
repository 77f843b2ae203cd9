import Networks

/// Decoders that threads borrow, so that each is used by one thread at a time and none is made twice.
final class FaceDecoderPool: Sendable {
    /// `@unchecked Sendable`: the pool hands a decoder to one borrower at a time.
    private struct Idle: @unchecked Sendable {
        var decoders: [FaceDecoder] = []
    }

    private let form: FaceForm
    private let idle = Locked(Idle())

    init(_ form: FaceForm) { self.form = form }

    /// Decodes with an idle decoder, or with a new one.
    func decode(_ bytes: [UInt8]) throws(UnusablePicture) -> InspectedFace {
        let decoder = idle.withLock { $0.decoders.popLast() } ?? FaceDecoder(form)
        defer { idle.withLock { $0.decoders.append(decoder) } }
        return try decoder.decode(bytes)
    }

    /// The face of an upright picture that is decoded already.
    func face(_ picture: DecodedPicture, _ format: PictureFormat) -> InspectedFace {
        let decoder = idle.withLock { $0.decoders.popLast() } ?? FaceDecoder(form)
        defer { idle.withLock { $0.decoders.append(decoder) } }
        return decoder.face(picture, .upright, format)
    }
}
