import Foundation
import Snapshots

/// Where a run goes on: a snapshot that was found whole, and the run it belongs to.
public struct ResumePoint: Sendable {
    /// The run's folder; nil for a snapshot that lies outside one and for a fork, which go on in a new folder.
    public private(set) var folder: String?
    /// The run that a fork leaves, whose history it takes along.
    public private(set) var origin: String?
    /// The snapshot.
    public let snapshot: SnapshotFile
    /// What it holds besides tensors.
    public let state: TrainingState
    /// What the run was asked to be, with the state's rates.
    public let configuration: RunConfiguration
    /// What people should know about how it was found, a line each.
    public let remarks: [String]

    /// Finds where to go on.
    ///
    /// - Parameters:
    ///   - path: a snapshot, a run folder, or a run folder's `snapshots`; nil for the newest run.
    ///   - runs: the folder that the newest run is looked for in.
    /// - Throws: when there is none, or it is not whole. A run folder's latest snapshot that is damaged is passed over
    ///   for the one before it, with a remark.
    public static func find(_ path: String?, runs: String = "runs") throws(RunError) -> ResumePoint {
        guard let path else { return try ResumePoint(run: try newestRun(in: runs)) }
        guard FileSystem.status(path)?.kind == .folder else { return try ResumePoint(snapshotPath: path) }
        let above = PathText.folder(of: path)
        let isSnapshots =
            PathText.name(of: path) == "snapshots"
            && FileSystem.status(RunFolder.configurationPath(in: above)) != nil
        return try ResumePoint(run: isSnapshots ? above : path)
    }

    /// What the run becomes when `options` are asked for, and a line for each that the snapshot overrules or that
    /// changes what the run was.
    ///
    /// Networks and seed are part of the state: the snapshot wins. Rates, batch size, lengths, threads and data can
    /// change: the options win.
    public func configuration(applying options: RunOptions) -> (configuration: RunConfiguration, remarks: [String]) {
        var changed = configuration
        var remarks: [String] = []
        if let seed = options.seed, seed != state.seed {
            remarks.append("the snapshot's seed \(state.seed) wins over --seed \(seed)")
        }
        if let architecture = options.architecture,
            architecture.told(conditions: 0) != state.architecture.told(conditions: 0)
        {
            remarks.append("the snapshot's networks win over the sizes asked for")
        }
        if let batchSize = options.batchSize, batchSize != state.batchSize {
            changed.batchSize = batchSize
            remarks.append("--batch-size \(batchSize) wins over the snapshot's \(state.batchSize)")
        } else if let batchSize = options.batchSize, let next = state.nextBatchSize {
            changed.keepsBatchSize = true
            remarks.append("--batch-size \(batchSize) wins over the snapshot's change to \(next) at the next epoch")
        }
        options.apply(to: &changed)
        let before = configuration.hyperparameters
        let after = changed.hyperparameters
        if let rate = options.learningRate,
            before.discriminatorLearningRate != rate || before.generatorLearningRate != rate
        {
            remarks.append(
                "--learning-rate \(rate) wins over the snapshot's \(before.discriminatorLearningRate) (D) and "
                    + "\(before.generatorLearningRate) (G)")
        }
        if before.beta1 != after.beta1 {
            remarks.append("--beta1 \(after.beta1) wins over the snapshot's \(before.beta1)")
        }
        if before.realLabel != after.realLabel {
            remarks.append("--real-label \(after.realLabel) wins over the snapshot's \(before.realLabel)")
        }
        if before.stepRatio != after.stepRatio {
            remarks.append("--step-ratio \(after.stepRatio) wins over the snapshot's \(before.stepRatio)")
        }
        if let data = options.data, data != configuration.data {
            remarks.append("--data \(data) wins over the run's \(configuration.data)")
        }
        if changed.only != configuration.only {
            let (before, after) = (configuration.only ?? "all faces", changed.only ?? "all faces")
            remarks.append("--only: \(after) instead of the run's \(before)")
        }
        return (changed, remarks + Self.remarks(onFacesOf: changed, before: configuration))
    }

    /// What is new in how faces are shown, where a run goes on otherwise than it began.
    private static func remarks(onFacesOf changed: RunConfiguration, before: RunConfiguration) -> [String] {
        var remarks: [String] = []
        if changed.part != before.part {
            let (earlier, now) = (before.part ?? .all, changed.part ?? .all)
            remarks.append("--part: \(now.rawValue) instead of the run's \(earlier.rawValue)")
        }
        if changed.mirrors != before.mirrors {
            remarks.append(changed.mirrors ? "faces are mirrored from now on" : "faces are mirrored no longer")
        }
        if changed.holdsOut != before.holdsOut {
            remarks.append(
                changed.holdsOut
                    ? "one face in ten is held out from now on, after it may have been trained on"
                    : "no face is held out any more")
        }
        return remarks
    }

    /// The same point, but going on in a new folder: the run it comes from stays as it is.
    public func forked() -> ResumePoint {
        var fork = self
        fork.origin = folder ?? origin
        fork.folder = nil
        return fork
    }

    private init(snapshotPath path: String) throws(RunError) {
        let real = FileSystem.destination(ofLink: path).map { PathText.folder(of: path) + "/" + $0 } ?? path
        let snapshots = PathText.folder(of: real)
        let above = PathText.folder(of: snapshots)
        let isInRun =
            PathText.name(of: snapshots) == "snapshots"
            && FileSystem.status(RunFolder.configurationPath(in: above)) != nil
        do throws(RunError) {
            try self.init(folder: isInRun ? above : nil, snapshotPath: real, remarks: [])
        } catch .badConfiguration(let path, let reason) {
            // Whoever names the very snapshot gets it: all that matters for its networks is in itself.
            let remark =
                "\(path) is not a run's configuration: \(reason); what it said of data and length is not known: "
                + "give --data, --steps"
            try self.init(folder: above, snapshotPath: real, remarks: [remark], readsConfiguration: false)
        } catch {
            throw error
        }
    }

    private init(run folder: String) throws(RunError) {
        let snapshots = RunFolder.snapshots(in: folder)
        guard FileSystem.status(snapshots.path) != nil else { throw Self.noSnapshot(in: folder) }
        let entries = try caught { () throws(FileError) in try snapshots.entries() }
        var paths = entries.reversed().map(\.path)
        if let latest = FileSystem.destination(ofLink: snapshots.latestPath) {
            let path = snapshots.path + "/" + latest
            paths = [path] + paths.filter { $0 != path }
        }
        var remarks: [String] = []
        var firstError: RunError?
        for path in paths {
            do throws(RunError) {
                try self.init(folder: folder, snapshotPath: path, remarks: remarks)
                return
            } catch {
                firstError = firstError ?? error
                remarks.append("passed over \(error.description)")
            }
        }
        throw firstError ?? Self.noSnapshot(in: folder)
    }

    /// Why there is nothing to go on from: the run may have just begun.
    private static func noSnapshot(in folder: String) -> RunError {
        RunList.isInUse(folder) ? .inUse(folder: folder) : .noSnapshot(folder: folder)
    }

    private init(
        folder: String?, snapshotPath: String, remarks: [String], readsConfiguration: Bool = true
    ) throws(RunError) {
        self.folder = folder
        do throws(SnapshotError) {
            snapshot = try SnapshotFile(path: snapshotPath)
            state = try snapshot.state()
        } catch {
            throw .snapshot(error)
        }
        var configuration = RunConfiguration(data: "synthetic", seed: state.seed)
        if let folder, readsConfiguration { configuration = try RunFolder.configuration(in: folder) }
        configuration.gantopVersion = RunConfiguration(data: "", seed: 0).gantopVersion
        configuration.architecture = state.architecture
        configuration.hyperparameters = state.hyperparameters
        configuration.batchSize = state.batchSize
        configuration.seed = state.seed
        configuration.phrases = state.conditions != nil
        self.configuration = configuration
        self.remarks = remarks
    }

    /// The run with a snapshot that was worked on last.
    private static func newestRun(in runs: String) throws(RunError) -> String {
        guard FileSystem.status(runs)?.kind == .folder else { throw .noRuns(folder: runs) }
        let names = try caught { () throws(FileError) in try FileSystem.names(in: runs) }
        var newest: (path: String, changed: Int)?
        for name in names {
            let path = "\(runs)/\(name)"
            guard FileSystem.status(RunFolder.configurationPath(in: path)) != nil,
                let status = RunFolder.snapshots(in: path).latest.flatMap(FileSystem.status)
            else { continue }
            if status.changed >= newest?.changed ?? Int.min { newest = (path, status.changed) }
        }
        guard let newest else { throw .noRuns(folder: runs) }
        return newest.path
    }
}
