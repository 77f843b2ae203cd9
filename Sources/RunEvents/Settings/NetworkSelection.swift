/// Which of the two networks an edit is for.
public enum NetworkSelection: String, Codable, Sendable, CaseIterable {
    case both
    case discriminator
    case generator

    /// Whether the selection takes in `network`.
    public func contains(_ network: Player) -> Bool {
        switch self {
        case .both: true
        case .discriminator: network == .discriminator
        case .generator: network == .generator
        }
    }
}
