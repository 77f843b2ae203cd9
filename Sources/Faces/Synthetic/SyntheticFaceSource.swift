/// Faces that gantop draws itself, so that it runs with nothing downloaded.
///
/// Face number `index` is a pure function of the seed and the index, the same bits on every machine and from every
/// thread. Nothing is kept: a face costs its drawing each time.
public struct SyntheticFaceSource: FaceSource {
    /// The seed that decides the whole crowd.
    public let seed: UInt64
    /// How many faces an epoch has.
    public let count: Int
    /// The side of the faces in pixels.
    public let side: Int

    /// How many faces an epoch has unless said otherwise.
    public static let usualCount = 20_000

    /// A crowd of `count` faces.
    ///
    /// - Precondition: `count >= 0`.
    public init(seed: UInt64, count: Int = usualCount, side: Int) {
        precondition(count >= 0, "a source cannot hold \(count) faces")
        self.seed = seed
        self.count = count
        self.side = side
    }

    /// What people call it.
    public var name: String { "synthetic faces" }

    /// A name in CelebA's manner, counted from 1: `synthetic/000001`.
    ///
    /// - Precondition: `index` is in `0..<count`.
    public func faceName(_ index: Int) -> String {
        precondition((0..<count).contains(index), "face \(index) of \(count)")
        let digits = String(index + 1)
        return "synthetic/" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }

    /// Draws one face. Never throws.
    ///
    /// - Precondition: `index` is in `0..<count`.
    public func face(_ index: Int) throws(FaceError) -> FaceImage {
        portrait(index).drawn(side: side)
    }

    /// What one face shows.
    ///
    /// - Precondition: `index` is in `0..<count`.
    public func portrait(_ index: Int) -> SyntheticPortrait {
        precondition((0..<count).contains(index), "face \(index) of \(count)")
        return SyntheticPortrait(seed: seed, index: index)
    }

    /// The CelebA attributes that hold for one face, such as `Smiling`; see `SyntheticPortrait.attributes`.
    ///
    /// - Precondition: `index` is in `0..<count`.
    public func attributes(_ index: Int) -> Set<String> {
        portrait(index).attributes
    }

    /// The same as bits.
    ///
    /// - Precondition: `index` is in `0..<count`.
    public func faceAttributes(_ index: Int) -> FaceAttributes? {
        FaceAttributes(names: attributes(index))
    }

    /// The 32 attributes that a portrait can have.
    public var knownAttributes: FaceAttributes { FaceAttributes(names: SyntheticPortrait.attributeNames) }
}
