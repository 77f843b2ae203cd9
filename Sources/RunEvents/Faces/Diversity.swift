/// How much faces differ from each other: those that the generator makes of the run's fixed latent vectors, and real
/// ones.
///
/// A distance is the root mean square over all pixels and colours of two faces' difference, in brightness 0...1. That
/// of two faces says little; the mean over many pairs, next to the same of real faces, tells whether the generator
/// makes as many different faces as there are ("mode collapse": Salimans et al., "Improved techniques for training
/// GANs", arXiv:1606.03498).
public struct Diversity: Codable, Sendable, Equatable {
    /// The distances within one set of faces.
    public struct Distances: Codable, Sendable, Equatable {
        /// The mean over all pairs.
        public var mean: Float
        /// The mean over all faces of the distance to the one most like it.
        public var nearest: Float

        /// Names both values.
        public init(mean: Float, nearest: Float) {
            self.mean = mean
            self.nearest = nearest
        }
    }

    /// Steps done when it was measured.
    public var step: Int
    /// Generated faces compared.
    public var faceCount: Int
    /// Of what the generator as it stands, not its average, makes.
    public var generated: Distances
    /// Of as many real faces, spread over the data.
    public var real: Distances

    /// Names every value.
    public init(step: Int, faceCount: Int, generated: Distances, real: Distances) {
        self.step = step
        self.faceCount = faceCount
        self.generated = generated
        self.real = real
    }
}
