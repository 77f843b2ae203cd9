import Foundation
import Networks
import Testing

@testable import Snapshots

@Suite struct SnapshotFileTests {
    @Test func comesBackAsItWas() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.safetensors")
        try SampleState.write(path)
        let file = try SnapshotFile(path: path)
        #expect(try file.state() == SampleState.state())
        #expect(file.gantopVersion == "1.2.3")
        let loaded = AdversarialModel(architecture: SampleState.architecture, batchSize: 2, seed: 1, threads: 1)
        try file.load(into: loaded)
        try SampleState.write(loaded, try file.state(), to: folder.file("b.safetensors"))
        #expect(try folder.bytes("a.safetensors") == folder.bytes("b.safetensors"))
    }

    @Test func theGeneratorsAreTheirTensors() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.safetensors")
        try SampleState.write(path)
        let file = try SnapshotFile(path: path)
        let latents: [Float] = [0.5, -0.5, 0.25]
        let model = SampleState.model()
        let raw = try file.generator(.raw, threads: 1).generate(latents: latents)
        let average = try file.generator(.average, threads: 1).generate(latents: latents)
        #expect(raw == model.generate(latents: latents, weights: .raw))
        #expect(average == model.generate(latents: latents, weights: .average))
    }

    @Test func anyFlippedBitIsFound() throws {
        let folder = try TemporaryFolder()
        try SampleState.write(folder.file("whole"))
        let whole = try folder.bytes("whole")
        var random = SeededRandom(seed: 3)
        for _ in 0..<300 {
            var bytes = whole
            bytes[random.nextInteger(below: bytes.count)] ^= 1 << UInt8(random.nextInteger(below: 8))
            try folder.write(bytes, "flipped")
            #expect(throws: SnapshotError.self) { try SnapshotFile(path: folder.file("flipped")).state() }
        }
    }

    @Test func anyShorterFileIsRefused() throws {
        let folder = try TemporaryFolder()
        try SampleState.write(folder.file("whole"))
        let whole = try folder.bytes("whole")
        for count in [0, 1, 7, 8, 9, 100, 1000, whole.count / 2, whole.count - 1] {
            try folder.write(Array(whole[..<count]), "short")
            #expect(throws: SnapshotError.self) { try SnapshotFile(path: folder.file("short")) }
        }
        try folder.write(whole + [0], "long")
        #expect(throws: SnapshotError.self) { try SnapshotFile(path: folder.file("long")) }
    }

    @Test func whatIsNoFileIsRefusedPlainly() throws {
        let folder = try TemporaryFolder()
        let missing = #expect(throws: SnapshotError.self) { try SnapshotFile(path: folder.file("none")) }
        #expect(missing?.description == "cannot open \(folder.path)/none: No such file or directory; check the path")
        #expect(throws: SnapshotError.self) { try SnapshotFile(path: folder.path) }
        #expect(throws: SnapshotError.self) { try SnapshotFile(path: "/dev/null") }
    }

    @Test func numbersThatAreNotFiniteAreNotWritten() throws {
        let folder = try TemporaryFolder()
        try folder.write([1], "a")
        let model = SampleState.model()
        let tensor = model.tensors[2]
        var values = [Float](repeating: 1, count: tensor.shape.reduce(1, *))
        values[values.count - 1] = -.infinity
        model.loadTensor(2, from: values.span)
        #expect(throws: SafetensorsFile.Failure.notFinite(tensor: tensor.name)) {
            try SampleState.write(model, SampleState.state(), to: folder.file("a"))
        }
        #expect(try folder.names() == ["a"])
        #expect(try folder.bytes("a") == [1])
    }

    @Test func aFullDiskLeavesTheFormerFile() throws {
        let folder = try TemporaryFolder()
        try folder.write([1], "a")
        var calls = FileCalls.system
        calls.write = { file, bytes in bytes.count > 100 ? FileCalls.system.write(file, bytes) : (-1, ENOSPC) }
        let error = FileError(operation: .write, path: folder.file("a"), code: ENOSPC)
        #expect(throws: SafetensorsFile.Failure.disk(error)) {
            try SafetensorsFile.write(
                [.init(name: "x", shape: [100]), .init(name: "y", shape: [2])], metadata: [], to: folder.file("a"),
                calls: calls
            ) { _, numbers in for index in numbers.indices { numbers[index] = 1 } }
        }
        #expect(try folder.names() == ["a"])
        #expect(try folder.bytes("a") == [1])
    }

    @Test func emptyFilesAndTensorsAreFiles() throws {
        let folder = try TemporaryFolder()
        try SafetensorsFile.write([], to: folder.file("none")) { _, _ in }
        #expect(try SnapshotFile(path: folder.file("none")).tensors.isEmpty)
        let tensors = [TensorDescription(name: "a", shape: [0, 3]), TensorDescription(name: "b", shape: [])]
        try SafetensorsFile.write(tensors, to: folder.file("some")) { index, numbers in
            if index == 1 { numbers[0] = 2.5 }
        }
        let file = try SnapshotFile(path: folder.file("some"))
        #expect(file.tensors == tensors)
        try file.read([tensors[1]]) { _, numbers in #expect(numbers[0] == 2.5) }
    }

    @Test func anotherShapeIsRefused() throws {
        let folder = try TemporaryFolder()
        try SampleState.write(folder.file("a"))
        let file = try SnapshotFile(path: folder.file("a"))
        let wanted = TensorDescription(name: "generator.dense.weight", shape: [3, 16])
        let error = #expect(throws: SnapshotError.self) { try file.check([wanted]) }
        #expect(
            error?.problem == .wrongShape(name: "generator.dense.weight", expected: [3, 16], found: [16, 3]))
        let missing = #expect(throws: SnapshotError.self) { try file.check([.init(name: "x", shape: [])]) }
        #expect(missing?.problem == .missingTensor("x"))
    }
}
