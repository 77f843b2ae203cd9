/// Tells a source that is away from faces that cannot be read: a network drive may be gone for a while, and with it all faces.
struct AbsenceWatch: Sendable {
    /// As many faces one after another that cannot be reached mean that the source is away, though it may seem to be there:
    /// an empty folder is left where a drive was mounted.
    static let mostUnreached = 20

    private var unreached = 0

    /// Notes a face that was read.
    mutating func reached() { unreached = 0 }

    /// Notes a face that was not.
    ///
    /// - Throws: `away` where the source is.
    mutating func check(_ error: FaceError, of source: any FaceSource) throws(FaceError) {
        guard case .unreachedFace(_, let reason) = error else { return reached() }
        unreached += 1
        if unreached == 1, let absence = source.absence {
            throw .away(source: source.name, reason: absence, seconds: 0)
        }
        if unreached >= Self.mostUnreached { throw .away(source: source.name, reason: reason, seconds: 0) }
    }
}
