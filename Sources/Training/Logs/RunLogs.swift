import Dispatch
import RunEvents
import Snapshots

/// The files of a run that grow: metrics, journal, and TensorBoard's events if asked for. All are written on one queue.
struct RunLogs: Sendable {
    /// A row a step.
    let metrics: LineFile
    /// A row for each time that the faces' diversity was measured.
    let diversity: LineFile
    /// A row for each time that it was measured how a condition is followed; nil for networks that are told nothing.
    let conditions: LineFile?
    /// A line for each thing that happened.
    let journal: RunJournal
    /// TensorBoard's events.
    let tensorBoard: TensorBoardLog?
    /// All of these but TensorBoard's: what must reach the disk before a snapshot, and what going back replaces.
    let files: [LineFile]

    /// What is wrong with the run's files.
    let troubles: TroubleBoard

    /// Opens the files in a folder, for the steps after `step`.
    init(
        folder: RunFolder, hub: EventHub, step: Int, writesTensorBoard: Bool, hasConditions: Bool
    ) throws(RunError) {
        let troubles = TroubleBoard(hub: hub)
        self.troubles = troubles
        let queue = DispatchQueue(label: "gantop.logs", qos: .utility)
        func open(_ path: String, header: String = "") throws(RunError) -> LineFile {
            try caught { () throws(FileError) in
                try LineFile(path: path, header: header, queue: queue, beforeReopening: folder.holding) { trouble in
                    switch trouble {
                    case .began(let error): troubles.begin(PathText.name(of: path), error)
                    case .ended: troubles.end(PathText.name(of: path))
                    }
                    hub.post(.notice(trouble.notice))
                }
            }
        }
        let journal = try open(folder.journalPath)
        metrics = try open(folder.metricsPath, header: MetricsTable.header)
        diversity = try open(folder.path(of: DiversityTable.self), header: DiversityTable.header)
        let conditions =
            hasConditions
            ? try open(folder.path(of: ConditionMeasureTable.self), header: ConditionMeasureTable.header) : nil
        self.conditions = conditions
        self.journal = RunJournal(file: journal)
        files = [metrics, diversity] + (conditions.map { [$0] } ?? []) + [journal]
        tensorBoard =
            writesTensorBoard
            ? try TensorBoardLog(folder: folder.path, step: step) { path throws(RunError) in try open(path) } : nil
    }

    /// Notes a step.
    func add(_ step: StepMetrics) {
        metrics.append(MetricsTable.row(step))
        tensorBoard?.add(step)
    }

    /// Notes how well a condition is followed.
    func add(_ measure: ConditionMeasure, name: String) {
        conditions?.append(ConditionMeasureTable.row(measure, name: name))
        tensorBoard?.add(measure, name: name)
    }
}

extension LineFile.Trouble {
    /// What people should read.
    fileprivate var notice: Notice {
        switch self {
        case .began(let error): Notice(severity: .alarm, text: error.description)
        case .ended(let path, 0): Notice(severity: .information, text: "\(path) is written again; nothing was lost")
        case .ended(let path, 1):
            Notice(severity: .warning, text: "\(path) is written again; 1 line was lost")
        case .ended(let path, let lost):
            Notice(severity: .warning, text: "\(path) is written again; \(lost) lines were lost")
        }
    }
}
