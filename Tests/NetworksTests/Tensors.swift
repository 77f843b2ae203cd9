@testable import Networks

extension AdversarialModel {
    /// A tensor's numbers in PyTorch's order.
    func tensorValues(_ index: Int) -> [Float] {
        var values = [Float](repeating: .nan, count: tensors[index].count)
        var span = values.mutableSpan
        copyTensor(index, into: &span)
        return values
    }
}

extension Parameter {
    /// The tensor's numbers in PyTorch's order.
    func outsideValues(_ buffer: FloatBuffer) -> [Float] {
        var values = [Float](repeating: .nan, count: count)
        forEachIndex { outside, inside in values[outside] = buffer.base[inside] }
        return values
    }
}
