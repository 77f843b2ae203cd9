import Networks

extension SnapshotImage {
    /// Copies a model and its state, so that both may go on changing while the copy is written.
    public func copy(_ model: AdversarialModel, state: TrainingState, gantopVersion: String) {
        begin(
            tensors: model.tensors + [state.historyTensor], metadata: state.metadata(gantopVersion: gantopVersion))
        for index in model.tensors.indices {
            fill(index) { values in model.copyTensor(index, into: &values) }
        }
        fill(model.tensors.count) { values in
            for (index, value) in state.history.values.enumerated() { values[index] = value }
        }
    }
}

extension SnapshotFile {
    /// Puts the snapshot's tensors into a model.
    ///
    /// When it throws, the model may hold some of them; it must not be used.
    public func load(into model: AdversarialModel) throws(SnapshotError) {
        try read(model.tensors) { index, values in model.loadTensor(index, from: values) }
    }

    /// The generator alone, for making faces: the averaged one or the one being trained. `threads` nil uses all cores.
    public func generator(_ weights: GeneratorChoice, threads: Int? = nil) throws(SnapshotError) -> GeneratorModel {
        let model = GeneratorModel(architecture: try state().architecture, threads: threads)
        let prefix =
            switch weights {
            case .average: "generator_ema."
            case .raw: "generator."
            }
        let wanted = model.tensors.map { TensorDescription(name: prefix + $0.name, shape: $0.shape) }
        try read(wanted) { index, values in model.loadTensor(index, from: values) }
        return model
    }
}
