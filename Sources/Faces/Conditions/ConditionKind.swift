/// What the numbers of a condition speak of, and so what a 0 among them means.
public enum ConditionKind: String, Sendable, Codable, CaseIterable {
    /// CelebA's attributes: +1 it holds, -1 it does not, 0 nobody knows.
    case attributes
    /// Words of captions: +1 the captions have it, -1 they deny it, 0 none of them mentions it, which mostly means that
    /// it is not there.
    case words
}
