import Testing

@testable import Networks

@Suite struct ModelCopyTests {
    private let architecture = Architecture(
        latentSize: 7, generatorChannels: [5, 4, 3], discriminatorChannels: [3, 4, 5])

    private func numbers(_ tensors: [TensorDescription], _ copy: (Int, inout MutableSpan<Float>) -> Void) -> [[Float]] {
        tensors.indices.map { index in
            var values = [Float](repeating: .nan, count: tensors[index].shape.reduce(1, *))
            var span = values.mutableSpan
            copy(index, &span)
            return values
        }
    }

    @Test func aCopyStaysWhatTheModelWas() {
        let model = AdversarialModel(architecture: architecture, batchSize: 2, seed: 3, threads: 2)
        let copy = ModelCopy(of: model)
        let faces = [UInt8](repeating: 77, count: 2 * Architecture.tutorial.picture.count)
        let latents = [Float](repeating: 0.25, count: 2 * 7)
        _ = model.trainStep(faces: faces, latents: latents)
        let before = numbers(model.tensors) { model.copyTensor($0, into: &$1) }
        copy.take(from: model)
        _ = model.trainStep(faces: faces, latents: latents)
        #expect(copy.tensors == model.tensors)
        #expect(numbers(copy.tensors) { copy.copyTensor($0, into: &$1) } == before)
        #expect(numbers(model.tensors) { model.copyTensor($0, into: &$1) } != before)
        copy.give(to: model)
        #expect(numbers(model.tensors) { model.copyTensor($0, into: &$1) } == before)
        _ = model.trainStep(faces: faces, latents: latents)
        copy.take(from: model)
        #expect(
            numbers(copy.tensors) { copy.copyTensor($0, into: &$1) }
                == numbers(model.tensors) { model.copyTensor($0, into: &$1) })
    }
}
