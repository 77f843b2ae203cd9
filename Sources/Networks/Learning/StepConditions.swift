/// What a step of a pair that is told conditions takes beside pictures and random numbers.
public struct StepConditions: Sendable, Equatable {
    /// What the generator is told: 1 for "has it", -1 for "has it not", 0 where nothing is said; for each batch of random
    /// numbers [batch][image][condition].
    public var told: [Float]
    /// What the head should say of the generator's pictures: usually what they were told, as lessons are given, for each
    /// batch of random numbers [batch][image][condition].
    public var toldLessons: [Float]
    /// What the attribute head is taught on the real pictures: above 0 where a picture has it, below 0 where not, 0
    /// where nobody knows; the size tells how much it counts, usually 1. For each of the discriminator's batches
    /// [batch][image][condition].
    public var lessons: [Float]

    /// Conditions with their parts; without `toldLessons` the pictures should have what they were told.
    public init(told: [Float], toldLessons: [Float]? = nil, lessons: [Float]) {
        self.told = told
        self.toldLessons = toldLessons ?? told
        self.lessons = lessons
    }

    /// What a pair without conditions takes: nothing.
    public static let none = StepConditions(told: [], lessons: [])
}
