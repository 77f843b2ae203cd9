import Networks
import Testing

@testable import Snapshots

/// What a snapshot says of the conditions that its networks are told.
@Suite struct ConditionTableTests {
    private static let table = ConditionTable(
        names: ["Smiling", "a \"quoted\", name"], isVocabulary: false, rows: [1, -1, 0, 1, -1, -1])

    private static func state(_ table: ConditionTable? = table) -> TrainingState {
        let sample = SampleState.state(steps: 0)
        return TrainingState(
            architecture: sample.architecture.told(conditions: table?.names.count ?? 0),
            hyperparameters: sample.hyperparameters, batchSize: 2, seed: 1, faceCount: 100,
            latentRandom: sample.latentRandom, previewSeed: 1, conditions: table)
    }

    private static func model(_ conditions: Int) -> AdversarialModel {
        AdversarialModel(
            architecture: SampleState.architecture.told(conditions: conditions), batchSize: 2, seed: 1, threads: 1)
    }

    @Test(arguments: [
        table, ConditionTable(names: ["red"], isVocabulary: true, rows: []),
        ConditionTable(names: ["bär", "黑发", "x\ny"], isVocabulary: true, rows: [Int8](repeating: -1, count: 3 * 2048)),
    ])
    func comesBack(_ table: ConditionTable) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.safetensors")
        try SampleState.write(Self.model(table.names.count), Self.state(table), to: path)
        let file = try SnapshotFile(path: path)
        #expect(try file.state() == Self.state(table))
        #expect(file.shape(of: "conditions.rows") == [table.rowCount, table.names.count])
        #expect(file.metadata["vocabulary"] == (table.isVocabulary ? "true" : "false"))
    }

    /// A pair that is told nothing has nothing of it in its file.
    @Test func withoutConditionsThereIsNothing() throws {
        let metadata = Self.state(nil).metadata(gantopVersion: "1")
        #expect(!metadata.contains { ["conditions", "vocabulary"].contains($0.key) })
        #expect(!(metadata.first { $0.key == "architecture" }?.value.contains("conditions") ?? true))
    }

    @Test(
        arguments: [
            ("conditions", nil), ("conditions", "x"), ("conditions", "[]"), ("conditions", #"["Smiling"]"#),
            ("conditions", #"["Smiling","Smiling"]"#), ("conditions", #"["Smiling",""]"#),
            ("conditions", #"["Smiling",1]"#),
            ("conditions", #"["Smiling","\#(String(repeating: "x", count: 101))"]"#), ("vocabulary", nil),
            ("vocabulary", "maybe"),
        ] as [(String, String?)])
    func wordsThatMakeNoSense(key: String, value: String?) throws {
        let error = try error { metadata in
            metadata.removeAll { $0.key == key }
            if let value { metadata.append((key, value)) }
        }
        let isNamed =
            switch error?.problem {
            case .missingValue(let found): found == key
            case .badValue(let found, _): found == key
            default: false
            }
        #expect(isNamed, "\(String(describing: error))")
    }

    @Test(arguments: [([2, 2], 0.5), ([2, 2], 2), ([2, 3], 1), ([4], 1), ([2049, 2], 0)] as [([Int], Float)])
    func rowsThatMakeNoSense(shape: [Int], value: Float) throws {
        #expect(try error(rows: TensorDescription(name: "conditions.rows", shape: shape), of: value) != nil)
    }

    @Test func rowsThatAreMissing() throws {
        #expect(try error(rows: nil)?.problem == .missingTensor("conditions.rows"))
    }

    /// What reading a forged snapshot throws.
    private func error(
        rows: TensorDescription? = TensorDescription(name: "conditions.rows", shape: [1, 2]), of value: Float = 1,
        _ change: (inout [(key: String, value: String)]) -> Void = { _ in }
    ) throws -> SnapshotError? {
        let folder = try TemporaryFolder()
        let (model, state) = (Self.model(2), Self.state())
        var metadata = state.metadata(gantopVersion: "1")
        change(&metadata)
        let tensors = model.tensors + [state.historyTensor] + (rows.map { [$0] } ?? [])
        try SafetensorsFile.write(tensors, metadata: metadata, to: folder.file("a")) { index, numbers in
            if index < model.tensors.count { return model.copyTensor(index, into: &numbers) }
            for place in numbers.indices { numbers[place] = value }
        }
        return #expect(throws: SnapshotError.self) { try SnapshotFile(path: folder.file("a")).state() }
    }
}
