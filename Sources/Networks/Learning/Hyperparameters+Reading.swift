extension Hyperparameters {
    enum CodingKeys: String, CodingKey {
        case discriminatorLearningRate, generatorLearningRate, beta1, beta2, epsilon, realLabel
        case discriminatorUpdates, generatorUpdates
    }

    /// Reads values that may come from an earlier version: what is missing gets the recipe's.
    ///
    /// - Throws: when a value has another type, or a network would learn less than once or more than 5 times a step.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        func number(_ key: CodingKeys, _ fallback: Float) throws -> Float {
            try values.decodeIfPresent(Float.self, forKey: key) ?? fallback
        }
        func updates(_ key: CodingKeys) throws -> Int {
            let count = try values.decodeIfPresent(Int.self, forKey: key) ?? 1
            guard (1...5).contains(count) else {
                throw DecodingError.dataCorruptedError(forKey: key, in: values, debugDescription: "out of range")
            }
            return count
        }
        let recipe = Hyperparameters()
        self.init(
            discriminatorLearningRate: try number(.discriminatorLearningRate, recipe.discriminatorLearningRate),
            generatorLearningRate: try number(.generatorLearningRate, recipe.generatorLearningRate),
            beta1: try number(.beta1, recipe.beta1), beta2: try number(.beta2, recipe.beta2),
            epsilon: try number(.epsilon, recipe.epsilon), realLabel: try number(.realLabel, recipe.realLabel),
            discriminatorUpdates: try updates(.discriminatorUpdates), generatorUpdates: try updates(.generatorUpdates))
    }
}
