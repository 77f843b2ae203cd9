/// The tensors of a model at one moment, kept apart so that the model can go on training while they are read.
///
/// Taking is a plain copy of memory, spread over the model's threads, because training waits for it; putting the
/// numbers into PyTorch's order is left to whoever reads them. The memory is kept between uses.
///
/// `@unchecked Sendable`: it is handed over whole. Whoever takes a model's tensors gives it to one reader, and takes
/// again only when that reader is done.
public final class ModelCopy: @unchecked Sendable {
    private let table: TensorTable
    private let buffers: [FloatBuffer]

    /// Room for a copy of `model`, of zeros as yet.
    public init(of model: AdversarialModel) {
        buffers = model.tensorTable.buffers.map { FloatBuffer(count: $0.count) }
        table = model.tensorTable.replacing(with: buffers)
    }

    /// The tensors in their order, as `AdversarialModel.tensors`.
    public var tensors: [TensorDescription] { table.descriptions }

    /// Copies all tensors of the model that this was made for.
    ///
    /// - Precondition: the model has the sizes of that one.
    public func take(from model: AdversarialModel) {
        Self.copy(model.tensorTable.buffers, to: buffers, model.workers)
    }

    /// Puts the tensors back into a model; its step and rates are the caller's to set.
    ///
    /// - Precondition: the model has the sizes of the one that this was made for.
    public func give(to model: AdversarialModel) {
        Self.copy(buffers, to: model.tensorTable.buffers, model.workers)
    }

    private static func copy(_ sources: [FloatBuffer], to targets: [FloatBuffer], _ workers: Workers) {
        precondition(sources.map(\.count) == targets.map(\.count), "a copy fits models of one architecture")
        let piece = 1 << 18
        let pieces = zip(sources, targets).flatMap { source, target in
            stride(from: 0, to: source.count, by: piece).map { start in
                (source.base + start, target.base + start, min(piece, source.count - start))
            }
        }
        workers.forEach(pieces.count) { index, _ in
            let (source, target, count) = pieces[index]
            target.update(from: source, count: count)
        }
    }

    /// Copies tensor `index` in PyTorch's order.
    ///
    /// - Precondition: `values` has room for exactly the tensor's numbers.
    public func copyTensor(_ index: Int, into values: inout MutableSpan<Float>) {
        table.copy(index, into: &values)
    }
}
