import RunEvents
import Snapshots

extension RunFolder {
    /// Makes the folder what it was when its snapshot was taken, and returns the steps up to there and a line about
    /// snapshots that moved.
    func goBack(
        to point: ResumePoint, stepsPerEpoch: Int
    ) throws(RunError) -> (rows: [StepMetrics], remark: String?) {
        let (rows, remark) = try caught { () throws(FileError) in
            try goBack(to: point.state.step, snapshot: point.snapshot.path)
        }
        return (rows.isEmpty ? point.state.coarseMetrics(stepsPerEpoch: stepsPerEpoch) : rows, remark)
    }

    /// The names of unreadable faces that the journal tells of, as far as its first 100,000 of them; none if it cannot
    /// be read.
    func namesOfSkippedFaces() -> Set<String> {
        guard let text = try? FileSystem.read(journalPath, limit: 1 << 28) else { return [] }
        let lines = text.split(separator: 0x0a).lazy
        return Set(
            lines.compactMap { RunJournal.skippedFace(inLine: String(decoding: $0, as: UTF8.self)) }.prefix(100_000))
    }

    /// Takes over the steps of the run that a fork leaves; of a snapshot without a run, what it knows of them.
    func takeHistory(of point: ResumePoint?, stepsPerEpoch: Int) throws(RunError) -> [StepMetrics] {
        guard let point else { return [] }
        guard let origin = point.origin else { return point.state.coarseMetrics(stepsPerEpoch: stepsPerEpoch) }
        try takeChanges(of: origin, upTo: point.state.step)
        return try caught { () throws(FileError) in
            let (text, rows) = try Self.rows(in: origin, upTo: point.state.step)
            try AtomicFile.write(text, to: metricsPath)
            try takeMeasures(DiversityTable.self, of: origin, upTo: point.state.step)
            try takeMeasures(ConditionMeasureTable.self, of: origin, upTo: point.state.step)
            return rows
        }
    }
}

extension TrainingState {
    /// The history as steps, one for each of its rows, where no better record is left.
    fileprivate func coarseMetrics(stepsPerEpoch: Int) -> [StepMetrics] {
        (0..<history.rowCount).map { row in
            let (lastStep, means) = history.means(ofRow: row)
            return StepMetrics(
                step: lastStep, epoch: (lastStep - 1) / max(stepsPerEpoch, 1) + 1,
                discriminatorLoss: means.discriminatorLoss, generatorLoss: means.generatorLoss,
                realScore: means.realScore, fakeScore: means.fakeScore,
                discriminatorGradientNorm: means.discriminatorGradientNorm,
                generatorGradientNorm: means.generatorGradientNorm,
                discriminatorLearningRate: means.discriminatorLearningRate,
                generatorLearningRate: means.generatorLearningRate, seconds: 0, waitSeconds: 0)
        }
    }
}
