/// The ways in which a face may be damaged.
public enum DamageKind: String, Sendable, Codable, CaseIterable {
    /// A square of unknown pixels.
    case hole
    /// Straight lines of unknown pixels.
    case scratches
    /// Out of focus: a Gaussian blur.
    case blur
    /// Fewer pixels, blown up again.
    case pixels
    /// Noise of a normal distribution.
    case noise
    /// What strong JPEG compression leaves.
    case jpeg
    /// Faded or grey colours.
    case colors
    /// Blurred, noisy and scratched at once.
    case mixture
}
