/// What a description may ask for: bounds far beyond use, checked before anything is allocated.
public enum NetworkLimits {
    /// The sides of pictures, in pixels.
    public static let pictureSides = 16...128
    /// The sides of maps between stages, in pixels.
    public static let mapSides = 1...256
    /// The sides of kernels.
    public static let kernels = 3...7
    /// The strides of convolutions.
    public static let strides = 1...2
    /// Channels of a stage, and random numbers of a picture.
    public static let channels = 1...4096
    /// Conditions that a pair is told.
    public static let conditions = 0...256
    /// Stages of a network.
    public static let stages = 2...16
    /// Trained numbers of a network: 1 GiB.
    public static let parameters = 1 << 28
}
