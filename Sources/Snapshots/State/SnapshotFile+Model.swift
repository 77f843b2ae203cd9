import Networks

extension SnapshotFile {
    /// Writes a model's tensors and its state as a snapshot, whole or not at all.
    ///
    /// - Returns: the size in bytes and the digest.
    @discardableResult
    public static func write(
        _ tensors: ModelCopy, state: TrainingState, gantopVersion: String, to path: String
    ) throws(SafetensorsFile.Failure) -> (byteCount: Int, sha256: String) {
        let metadata = state.metadata(gantopVersion: gantopVersion)
        let own = [state.historyTensor] + (state.conditions.map { [$0.tensor] } ?? [])
        return try SafetensorsFile.write(tensors.tensors + own, metadata: metadata, to: path) { index, numbers in
            if index < tensors.tensors.count {
                tensors.copyTensor(index, into: &numbers)
            } else if index == tensors.tensors.count {
                for (place, value) in state.history.values.enumerated() { numbers[place] = value }
            } else if let conditions = state.conditions {
                for (place, value) in conditions.rows.enumerated() { numbers[place] = Float(value) }
            }
        }
    }

    /// Puts the snapshot's tensors into a model.
    ///
    /// When it throws, the model may hold some of them; it must not be used.
    public func load(into model: AdversarialModel) throws(SnapshotError) {
        try read(model.tensors) { index, values in model.loadTensor(index, from: values) }
    }

    /// The generator or restorer alone, for making faces: the averaged one or the one being trained. `threads` nil uses all cores.
    public func generator(_ weights: GeneratorChoice, threads: Int? = nil) throws(SnapshotError) -> GeneratorModel {
        let architecture = try state().architecture
        let model = GeneratorModel(architecture: architecture, threads: threads)
        let prefix =
            switch weights {
            case .average: "\(architecture.makerName)_ema."
            case .raw: "\(architecture.makerName)."
            }
        let wanted = model.tensors.map { TensorDescription(name: prefix + $0.name, shape: $0.shape) }
        try read(wanted) { index, values in model.loadTensor(index, from: values) }
        return model
    }
}
