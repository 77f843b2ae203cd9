/// One of the two networks that play against each other.
public enum Player: String, Codable, Sendable, CaseIterable {
    case discriminator
    case generator
}
