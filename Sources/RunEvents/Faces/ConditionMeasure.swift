/// How well the generator follows one condition: how often the discriminator's attribute head sees it in faces that were
/// asked for with it, and in the same ones asked for with its opposite.
public struct ConditionMeasure: Codable, Sendable, Equatable {
    /// Steps done when it was measured.
    public var step: Int
    /// The condition, by its number among the run's.
    public var condition: Int
    /// Faces asked for each of the two.
    public var faceCount: Int
    /// The share seen, of those asked for, 0 to 1.
    public var asked: Double
    /// The share seen where the opposite was asked for, 0 to 1.
    public var opposite: Double

    /// Names every value.
    public init(step: Int, condition: Int, faceCount: Int, asked: Double, opposite: Double) {
        self.step = step
        self.condition = condition
        self.faceCount = faceCount
        self.asked = asked
        self.opposite = opposite
    }

    /// How much more often it is seen where it was asked for: 1 where the generator always obeys, 0 where it ignores it.
    public var difference: Double { asked - opposite }
}
