/// One of the two networks that play against each other.
public enum Network: String, Codable, Sendable, CaseIterable {
    case discriminator
    case generator
}

/// Which of the two networks an edit is for.
public enum NetworkSelection: String, Codable, Sendable, CaseIterable {
    case both
    case discriminator
    case generator

    /// Whether the selection takes in `network`.
    public func contains(_ network: Network) -> Bool {
        switch self {
        case .both: true
        case .discriminator: network == .discriminator
        case .generator: network == .generator
        }
    }
}

/// Which weights of the generator draw faces: the exponential moving average or those being trained.
public enum GeneratorWeights: String, Codable, Sendable, CaseIterable {
    case average
    case raw
}
