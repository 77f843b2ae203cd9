/// The course of a run from its first step to now, in bounded memory.
///
/// Each row sums up `stride` steps; when the rows run out, neighbours are joined and the stride doubles, so spikes stay
/// visible as a row's least and largest loss. All arithmetic is in `Float` and depends on the steps alone: a history
/// that was saved and loaded goes on bit by bit like one that was not.
public struct LossHistory: Sendable, Equatable {
    /// What one step adds.
    public struct Step: Sendable, Equatable {
        /// The discriminator's loss, in nats.
        public var discriminatorLoss: Float
        /// The generator's loss, in nats.
        public var generatorLoss: Float
        /// Mean D(x), 0...1.
        public var realScore: Float
        /// Mean D(G(z)), 0...1.
        public var fakeScore: Float
        /// Euclidean norm of D's gradients.
        public var discriminatorGradientNorm: Float
        /// Euclidean norm of G's gradients.
        public var generatorGradientNorm: Float
        /// D's learning rate.
        public var discriminatorLearningRate: Float
        /// G's learning rate.
        public var generatorLearningRate: Float

        /// Names every value.
        public init(
            discriminatorLoss: Float, generatorLoss: Float, realScore: Float, fakeScore: Float,
            discriminatorGradientNorm: Float, generatorGradientNorm: Float, discriminatorLearningRate: Float,
            generatorLearningRate: Float
        ) {
            self.discriminatorLoss = discriminatorLoss
            self.generatorLoss = generatorLoss
            self.realScore = realScore
            self.fakeScore = fakeScore
            self.discriminatorGradientNorm = discriminatorGradientNorm
            self.generatorGradientNorm = generatorGradientNorm
            self.discriminatorLearningRate = discriminatorLearningRate
            self.generatorLearningRate = generatorLearningRate
        }
    }

    /// Steps that went in.
    public private(set) var stepCount = 0
    /// Steps a row; a power of two.
    public private(set) var stride = 1
    /// Row after row, `columnCount` numbers each: D's loss (mean, least, largest), G's loss (mean, least, largest), mean
    /// D(x), mean D(G(z)), mean gradient norms of D and G, last learning rates of D and G.
    public private(set) var values: [Float] = []

    /// Numbers a row.
    public static let columnCount = 12
    /// Rows at most.
    public static let rowLimit = 2048

    /// Rows so far.
    public var rowCount: Int { values.count / Self.columnCount }

    /// A history of nothing.
    public init() {}

    /// A history that was saved; nil where the values do not fit together.
    public init?(stepCount: Int, stride: Int, values: [Float]) {
        let rows = values.count / Self.columnCount
        guard stepCount >= 0, stride > 0, stride & (stride - 1) == 0, stride <= 1 << 40,
            values.count == rows * Self.columnCount, rows <= Self.rowLimit,
            rows == stepCount / stride + (stepCount % stride == 0 ? 0 : 1)
        else { return nil }
        self.stepCount = stepCount
        self.stride = stride
        self.values = values
    }

    /// Adds a step.
    public mutating func append(_ step: Step) {
        if stepCount % stride == 0, rowCount == Self.rowLimit { joinRows() }
        let place = stepCount % stride
        stepCount += 1
        if place == 0 {
            values += Self.row(step)
        } else {
            add(step, weight: 1 / Float(place + 1))
        }
    }

    /// The steps of row `index`, as (last step, means).
    public func means(ofRow index: Int) -> (lastStep: Int, means: Step) {
        let row = Array(values[index * Self.columnCount..<(index + 1) * Self.columnCount])
        let means = Step(
            discriminatorLoss: row[0], generatorLoss: row[3], realScore: row[6], fakeScore: row[7],
            discriminatorGradientNorm: row[8], generatorGradientNorm: row[9], discriminatorLearningRate: row[10],
            generatorLearningRate: row[11])
        return (min((index + 1) * stride, stepCount), means)
    }

    private static func row(_ step: Step) -> [Float] {
        let discriminator = step.discriminatorLoss
        let generator = step.generatorLoss
        return [
            discriminator, discriminator, discriminator, generator, generator, generator, step.realScore,
            step.fakeScore, step.discriminatorGradientNorm, step.generatorGradientNorm,
            step.discriminatorLearningRate, step.generatorLearningRate,
        ]
    }

    /// Takes `step` into the last row with this share of the mean.
    private mutating func add(_ step: Step, weight: Float) {
        join(Self.row(step), into: values.count - Self.columnCount, weight: weight)
    }

    private mutating func joinRows() {
        for row in 0..<rowCount / 2 {
            let first = row * 2 * Self.columnCount
            let second = Array(values[first + Self.columnCount..<first + 2 * Self.columnCount])
            let target = row * Self.columnCount
            for column in 0..<Self.columnCount { values[target + column] = values[first + column] }
            join(second, into: target, weight: 0.5)
        }
        values.removeLast(values.count / 2)
        stride *= 2
    }

    private mutating func join(_ row: [Float], into start: Int, weight: Float) {
        for column in 0..<Self.columnCount {
            let old = values[start + column]
            let new = row[column]
            values[start + column] =
                switch column {
                case 1, 4: min(old, new)
                case 2, 5: max(old, new)
                case 10, 11: new
                default: old + (new - old) * weight
                }
        }
    }
}
