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
        let again = SnapshotImage()
        again.copy(loaded, state: try file.state(), gantopVersion: "1.2.3")
        try again.write(to: folder.file("b.safetensors"))
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

    @Test func memoryIsUsedAgain() throws {
        let folder = try TemporaryFolder()
        let image = SnapshotImage()
        image.copy(SampleState.model(), state: SampleState.state(steps: 900), gantopVersion: "1.2.3")
        try image.write(to: folder.file("large.safetensors"))
        image.copy(SampleState.model(), state: SampleState.state(), gantopVersion: "1.2.3")
        try image.write(to: folder.file("again.safetensors"))
        try SampleState.write(folder.file("fresh.safetensors"))
        #expect(try folder.bytes("again.safetensors") == folder.bytes("fresh.safetensors"))
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

    @Test func numbersThatAreNotFiniteAreRefused() throws {
        let folder = try TemporaryFolder()
        let image = SnapshotImage()
        image.copy(SampleState.model(), state: SampleState.state(), gantopVersion: "1.2.3")
        #expect(image.firstNotFinite() == nil)
        image.fill(2) { values in values[values.count - 1] = -.infinity }
        let name = SampleState.model().tensors[2].name
        #expect(image.firstNotFinite() == name)
        try image.write(to: folder.file("infinite"))
        let file = try SnapshotFile(path: folder.file("infinite"))
        let error = #expect(throws: SnapshotError.self) { try file.load(into: SampleState.model()) }
        #expect(error?.problem == .notFinite(name: name))
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
