import Foundation
import Networks
import Testing

@testable import Snapshots

/// Files that someone made up: each has a digest that fits, so only the checks of the layout stand against it.
@Suite struct SnapshotForgeryTests {
    @Test(arguments: [
        (#"{"#, 4), (#"[]"#, 0), (#"{"a":1}"#, 0), (#"{"a":{}}"#, 0), (#"{} {}"#, 0), (#"{"a":{"dtype":"F32"}}"#, 0),
        (
            #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#,
            8
        ),
        (#"{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}"#, 4),
        (#"{"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}}"#, 4),
        (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"more":1}}"#, 4),
        (#"{"a":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,1],"data_offsets":[0,4]}}"#, 4),
        (#"{"__metadata__":{"a":1}}"#, 0), (#"{"__metadata__":"a"}"#, 0), ("{\"\u{1}\":1}", 0), (#"{"\ud800":1}"#, 0),
        (String(repeating: "[", count: 100_000), 0), (String(repeating: #"{"a":"#, count: 100_000), 0),
    ])
    func textThatIsNoHeader(header: String, dataBytes: Int) throws {
        let problem = try problem(header: header, dataBytes: dataBytes)
        guard case .notSafetensors = problem else {
            if case .badTensor = problem { return }
            Issue.record("\(header.prefix(60)) gave \(String(describing: problem))")
            return
        }
    }

    @Test(arguments: [
        (
            #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}"#,
            12
        ),
        (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#, 8),
        (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}"#, 4),
        (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#, 4),
        (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}}"#, 4),
        (#"{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,4]}}"#, 4),
    ])
    func placesThatCannotBe(header: String, dataBytes: Int) throws {
        let problem = try problem(header: header, dataBytes: dataBytes)
        guard case .badTensor = problem else {
            Issue.record("\(header) gave \(String(describing: problem))")
            return
        }
    }

    @Test func otherTypesAreNamed() throws {
        let header = #"{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}"#
        #expect(try problem(header: header, dataBytes: 4) == .wrongType(name: "a", found: "F16"))
    }

    @Test func tensorsBeyondTheFile() throws {
        let size = 1 << 60
        let header = #"{"a":{"dtype":"F32","shape":[\#(size / 4)],"data_offsets":[0,\#(size)]}}"#
        let expected = UInt64(8 + header.utf8.count + size)
        let found = UInt64(8 + header.utf8.count + 4)
        #expect(try problem(header: header, dataBytes: 4) == .wrongSize(expected: expected, found: found))
    }

    @Test(arguments: [1 << 60, UInt64.max, 17 << 20, 100]) func headersBeyondTheFile(claimed: UInt64) throws {
        let folder = try TemporaryFolder()
        let length = (0..<8).map { UInt8(truncatingIfNeeded: claimed >> ($0 * 8)) }
        try folder.write(length + Array("{}".utf8), "a")
        let error = #expect(throws: SnapshotError.self) { try SnapshotFile(path: folder.file("a")) }
        #expect(error?.problem == .headerTooLong(claimed: claimed, limit: 2))
    }

    @Test func aDigestIsNeeded() throws {
        #expect(try problem(header: "{}", dataBytes: 0) == .withoutDigest)
        #expect(try problem(header: #"{"__metadata__":{"sha256":"abc"}}"#, dataBytes: 0) == .withoutDigest)
        let escaped = #"{"__metadata__":{"sha256":"\u0061\#(String(repeating: "a", count: 63))"}}"#
        #expect(try problem(header: escaped, dataBytes: 0) == .withoutDigest)
    }

    @Test(arguments: [
        ("step", "-1"), ("step", "6"), ("step", "1e3"), ("step", "99999999999999999999"), ("offset", "101"),
        ("batch_size", "0"), ("batch_size", "1000000000"), ("seed", "-1"), ("architecture", ""),
        ("architecture", "[]"), ("architecture", #"{"picture":{"side":28}}"#),
        ("discriminator_learning_rate", "nan"), ("beta1", "1"), ("real_label", "inf"), ("latent_random", "0 0 0 0"),
        ("latent_random", "1 2 3"), ("history_stride", "3"), ("history_stride", "0"), ("format_version", "3"),
        ("format_version", "x"),
    ])
    func valuesOutOfRange(key: String, value: String) throws {
        let folder = try TemporaryFolder()
        let state = SampleState.state()
        var metadata = state.metadata(gantopVersion: "1")
        let place = try #require(metadata.firstIndex { $0.key == key })
        metadata[place].value = value
        try write(metadata, state, to: folder.file("a"))
        #expect(throws: SnapshotError.self) { try SnapshotFile(path: folder.file("a")).state() }
        metadata.remove(at: place)
        try write(metadata, state, to: folder.file("b"))
        let error = #expect(throws: SnapshotError.self) { try SnapshotFile(path: folder.file("b")).state() }
        #expect(error?.problem == .missingValue(key: key))
    }

    /// The first version of the format has the tutorial's widths in the place of a description.
    @Test(arguments: [
        ("latent_size", "65537"), ("latent_size", "0"), ("generator_channels", "4 3"), ("generator_channels", "4 3 0"),
        ("discriminator_channels", "65536 65536 65536"), ("discriminator_channels", "x"),
    ])
    func widthsOutOfRange(key: String, value: String) throws {
        let folder = try TemporaryFolder()
        let state = SampleState.state()
        let widths = try #require(state.architecture.tutorialWidths)
        var metadata = state.metadata(gantopVersion: "1").filter {
            $0.key != "architecture" && $0.key != "format_version"
        }
        func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: " ") }
        metadata += [
            ("format_version", "1"), ("latent_size", String(state.architecture.latentSize)),
            ("generator_channels", list(widths.generator)), ("discriminator_channels", list(widths.discriminator)),
        ]
        try write(metadata, state, to: folder.file("whole"))
        #expect(try SnapshotFile(path: folder.file("whole")).state().architecture == state.architecture)
        let place = try #require(metadata.firstIndex { $0.key == key })
        metadata[place].value = value
        try write(metadata, state, to: folder.file("forged"))
        #expect(throws: SnapshotError.self) { try SnapshotFile(path: folder.file("forged")).state() }
    }

    /// A description that asks for more than the file holds is refused before anything of its size is made.
    @Test func descriptionsBeyondTheFile() throws {
        let folder = try TemporaryFolder()
        var state = SampleState.state()
        state.architecture = try #require(Architecture.paper(side: 128))
        try write(state.metadata(gantopVersion: "1"), state, to: folder.file("a"))
        let error = #expect(throws: SnapshotError.self) { try SnapshotFile(path: folder.file("a")).state() }
        guard case .wrongShape = error?.problem else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    private func write(_ metadata: [(key: String, value: String)], _ state: TrainingState, to path: String) throws {
        let model = SampleState.model()
        try SafetensorsFile.write(model.tensors + [state.historyTensor], metadata: metadata, to: path) {
            index, numbers in
            if index < model.tensors.count { return model.copyTensor(index, into: &numbers) }
            for (place, value) in state.history.values.enumerated() { numbers[place] = value }
        }
    }

    /// What is wrong with a file of this header and so many zero bytes.
    private func problem(header: String, dataBytes: Int) throws -> SnapshotError.Problem? {
        let folder = try TemporaryFolder()
        let text = Array(header.utf8)
        let length = (0..<8).map { UInt8(truncatingIfNeeded: text.count >> ($0 * 8)) }
        try folder.write(length + text + [UInt8](repeating: 0, count: dataBytes), "forged")
        let error = #expect(throws: SnapshotError.self) { try SnapshotFile(path: folder.file("forged")) }
        return error?.problem
    }
}
