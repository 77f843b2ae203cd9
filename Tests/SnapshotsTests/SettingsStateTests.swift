import Networks
import Testing

@testable import Snapshots

/// What live edits add to a snapshot.
@Suite struct SettingsStateTests {
    private static let keys: Set<String> = [
        "discriminator_updates_per_step", "generator_updates_per_step", "discriminator_updates", "generator_updates",
        "next_batch_size", "pace",
    ]

    private func write(_ state: TrainingState, to path: String, changing: [String: String?] = [:]) throws {
        let model = SampleState.model()
        let copy = ModelCopy(of: model)
        copy.take(from: model)
        let metadata = state.metadata(gantopVersion: "1").compactMap { key, value in
            (changing[key] ?? value).map { (key: key, value: $0) }
        }
        try SafetensorsFile.write(copy.tensors + [state.historyTensor], metadata: metadata, to: path) {
            index, numbers in
            guard index == copy.tensors.count else { return copy.copyTensor(index, into: &numbers) }
            for (place, value) in state.history.values.enumerated() { numbers[place] = value }
        }
    }

    private var edited: TrainingState {
        var state = SampleState.state()
        state.hyperparameters.discriminatorUpdates = 2
        state.hyperparameters.generatorUpdates = 5
        state.hyperparameters.beta1 = 0
        state.extraDiscriminatorUpdates = 3
        state.extraGeneratorUpdates = 20
        state.nextBatchSize = 64
        state.pace = TrainingState.Pace(step: 4, epoch: 2, offset: 100)
        return state
    }

    @Test func editsComeBack() throws {
        let folder = try TemporaryFolder()
        try write(edited, to: folder.file("a"))
        #expect(try SnapshotFile(path: folder.file("a")).state() == edited)
    }

    @Test func earlierSnapshotsHaveTheRecipes() throws {
        let folder = try TemporaryFolder()
        let without = Dictionary(uniqueKeysWithValues: Self.keys.map { ($0, String?.none) })
        try write(SampleState.state(), to: folder.file("a"), changing: without)
        #expect(try SnapshotFile(path: folder.file("a")).state() == SampleState.state())
        let metadata = SampleState.state().metadata(gantopVersion: "1")
        #expect(Self.keys.isSubset(of: metadata.map(\.key)))
    }

    @Test(arguments: [
        ("discriminator_updates_per_step", "0"), ("discriminator_updates_per_step", "6"),
        ("generator_updates_per_step", "x"), ("discriminator_updates", "4"), ("generator_updates", "26"),
        ("next_batch_size", "0"), ("next_batch_size", "4097"), ("pace", ""), ("pace", "6 0 0"), ("pace", "0 -1 0"),
        ("pace", "0 0 101"), ("pace", "0 0"),
    ])
    func othersAreRefused(key: String, value: String) throws {
        let folder = try TemporaryFolder()
        try write(edited, to: folder.file("a"), changing: [key: value])
        let file = try SnapshotFile(path: folder.file("a"))
        let error = #expect(throws: SnapshotError.self) { try file.state() }
        #expect(error?.problem == .badValue(key: key, found: value))
    }
}
