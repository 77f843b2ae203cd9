/// Which weights of the generator draw faces: the exponential moving average or those being trained.
public enum GeneratorWeights: String, Codable, Sendable, CaseIterable {
    case average
    case raw
}
