import Networks

extension SnapshotFile {
    /// The state that the snapshot holds, history included, each value checked for its range.
    public func state() throws(SnapshotError) -> TrainingState {
        let values = MetadataValues(path: path, metadata: metadata)
        let version = try values.integer("format_version", 1...Int.max)
        guard version <= TrainingState.formatVersion else {
            let problem = SnapshotError.Problem.newerFormat(found: version, supported: TrainingState.formatVersion)
            throw SnapshotError(path: path, problem: problem)
        }
        let architecture = try values.architecture(version: version)
        var state = TrainingState(
            architecture: architecture,
            hyperparameters: try values.hyperparameters(),
            batchSize: try values.integer("batch_size", 1...4096),
            seed: try values.parse("seed") { UInt64($0) },
            faceCount: try values.integer("face_count", 1...Int(Int32.max)),
            latentRandom: try values.random("latent_random"),
            previewSeed: try values.parse("preview_seed") { UInt64($0) },
            conditions: try conditionTable(architecture.conditions))
        state.step = try values.integer("step", 0...1 << 40)
        state.epoch = try values.integer("epoch", 0...1 << 40)
        state.offset = try values.integer("offset", 0...state.faceCount)
        try values.readEdits(into: &state)
        state.history = try history(steps: state.step, stride: try values.integer("history_stride", 1...1 << 40))
        try checkTensors(of: state.architecture)
        return state
    }

    /// The version of gantop that wrote the snapshot; empty if it does not say.
    public var gantopVersion: String { metadata["gantop_version"] ?? "" }

    private func history(steps: Int, stride: Int) throws(SnapshotError) -> LossHistory {
        guard let shape = shape(of: TrainingState.historyName) else {
            throw SnapshotError(path: path, problem: .missingTensor(TrainingState.historyName))
        }
        let rows = steps / stride + (steps % stride == 0 ? 0 : 1)
        guard rows <= LossHistory.rowLimit, shape == [rows, LossHistory.columnCount] else {
            let problem = SnapshotError.Problem.wrongShape(
                name: TrainingState.historyName, expected: [rows, LossHistory.columnCount], found: shape)
            throw SnapshotError(path: path, problem: problem)
        }
        var numbers: [Float] = []
        try read([TensorDescription(name: TrainingState.historyName, shape: shape)]) { _, values in
            numbers = values.indices.map { values[$0] }
        }
        guard let history = LossHistory(stepCount: steps, stride: stride, values: numbers) else {
            throw SnapshotError(path: path, problem: .badValue(key: "history_stride", found: String(stride)))
        }
        return history
    }

    /// Checks that the networks' tensors are really in the file, so that a forged text cannot ask for more memory than a
    /// small multiple of the file's own size.
    private func checkTensors(of architecture: Architecture) throws(SnapshotError) {
        let plan: PairPlan
        do { plan = try PairPlan(architecture) } catch {
            throw SnapshotError(path: path, problem: .badDescription(error))
        }
        try check(plan.tensors)
    }
}

/// The strings of a snapshot, read as what they stand for.
private struct MetadataValues {
    let path: String
    let metadata: [String: String]

    func parse<Value>(_ key: String, _ convert: (String) -> Value?) throws(SnapshotError) -> Value {
        guard let text = metadata[key] else { throw SnapshotError(path: path, problem: .missingValue(key: key)) }
        guard let value = convert(text) else {
            throw SnapshotError(path: path, problem: .badValue(key: key, found: text))
        }
        return value
    }

    func integer(_ key: String, _ range: ClosedRange<Int>) throws(SnapshotError) -> Int {
        try parse(key) { text in Int(text).flatMap { range.contains($0) ? $0 : nil } }
    }

    func integer(_ key: String, _ range: ClosedRange<Int>, fallback: Int) throws(SnapshotError) -> Int {
        metadata[key] == nil ? fallback : try integer(key, range)
    }

    func number(_ key: String, _ isAllowed: (Float) -> Bool) throws(SnapshotError) -> Float {
        try parse(key) { text in Float(text).flatMap { $0.isFinite && isAllowed($0) ? $0 : nil } }
    }

    /// The networks' description; the first version of the format has the tutorial's widths in its place.
    func architecture(version: Int) throws(SnapshotError) -> Architecture {
        guard version > 1 else { return try tutorial() }
        let text = try parse("architecture") { $0 }
        do { return try Architecture(json: text) } catch {
            throw SnapshotError(path: path, problem: .badDescription(error))
        }
    }

    private func tutorial() throws(SnapshotError) -> Architecture {
        let range = NetworkLimits.channels
        func channels(_ text: String) -> [Int]? {
            let counts = text.split(separator: " ").compactMap { Int($0) }
            return counts.count == 3 && counts.allSatisfy { range.contains($0) } ? counts : nil
        }
        return Architecture(
            latentSize: try integer("latent_size", range),
            generatorChannels: try parse("generator_channels", channels),
            discriminatorChannels: try parse("discriminator_channels", channels))
    }

    func hyperparameters() throws(SnapshotError) -> Hyperparameters {
        Hyperparameters(
            discriminatorLearningRate: try number("discriminator_learning_rate") { $0 >= 0 },
            generatorLearningRate: try number("generator_learning_rate") { $0 >= 0 },
            beta1: try number("beta1") { (0..<1).contains($0) },
            beta2: try number("beta2") { (0..<1).contains($0) },
            epsilon: try number("epsilon") { $0 >= 0 },
            realLabel: try number("real_label") { (0...1).contains($0) },
            discriminatorUpdates: try integer("discriminator_updates_per_step", 1...5, fallback: 1),
            generatorUpdates: try integer("generator_updates_per_step", 1...5, fallback: 1))
    }

    /// What can be changed while a run goes on, besides rates; snapshots of earlier versions do not have it.
    func readEdits(into state: inout TrainingState) throws(SnapshotError) {
        let (step, most) = (state.step, state.step * 5)
        state.extraDiscriminatorUpdates = try integer("discriminator_updates", step...most, fallback: step) - step
        state.extraGeneratorUpdates = try integer("generator_updates", step...most, fallback: step) - step
        let next = try integer("next_batch_size", 1...4096, fallback: state.batchSize)
        state.nextBatchSize = next == state.batchSize ? nil : next
        guard metadata["pace"] != nil else { return }
        let faceCount = state.faceCount
        state.pace = try parse("pace") { text in
            let numbers = text.split(separator: " ").compactMap { Int($0) }
            guard numbers.count == 3, (0...step).contains(numbers[0]), (0...1 << 40).contains(numbers[1]),
                (0...faceCount).contains(numbers[2])
            else { return nil }
            return TrainingState.Pace(step: numbers[0], epoch: numbers[1], offset: numbers[2])
        }
    }

    func random(_ key: String) throws(SnapshotError) -> SeededRandom {
        try parse(key) { text in
            let words = text.split(separator: " ").compactMap { UInt64($0, radix: 16) }
            guard words.count == 4 else { return nil }
            return SeededRandom(state: SIMD4(words[0], words[1], words[2], words[3]))
        }
    }
}
