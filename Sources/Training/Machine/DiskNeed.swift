import Networks
import RunEvents

/// How much of a disk a run takes, reckoned before it begins. Pictures count as if nothing in them could be packed.
struct DiskNeed: Sendable, Equatable {
    /// Bytes of a snapshot.
    let snapshotBytes: Int
    /// Bytes of the largest table or event file, when the run has done all its steps.
    let logBytes: Int
    /// Bytes that the run adds to its folder until then.
    let totalBytes: Int

    /// Beside a snapshot's tensors: names, description, the losses of the last steps.
    private static let headerBytes = 32 << 10
    /// A row of `metrics.csv` at most: twelve numbers.
    private static let rowBytes = 160
    /// A step in TensorBoard's event files: eight values with their names, time and checks.
    private static let eventBytes = 420
    /// A run that asks for more has no end that could be reckoned with.
    private static let mostSteps = 1 << 32
    /// Configuration, journal, tables of measures.
    private static let otherBytes = 1 << 20

    /// Names every value.
    init(snapshotBytes: Int, logBytes: Int, totalBytes: Int) {
        self.snapshotBytes = snapshotBytes
        self.logBytes = logBytes
        self.totalBytes = totalBytes
    }

    /// What a run adds that has done `step` and goes on to `totalSteps`.
    ///
    /// - Parameters:
    ///   - conditionRows: numbers of what snapshots hold of conditions.
    ///   - snapshots: automatic ones that its folder holds already.
    /// - Precondition: the description's stages fit together.
    init(
        _ configuration: RunConfiguration, step: Int, totalSteps: Int, conditionRows: Int = 0, snapshots: Int = 0
    ) {
        let plan: PairPlan
        do { plan = try PairPlan(configuration.architecture) } catch { preconditionFailure("\(error)") }
        let picture = configuration.architecture.picture
        let description = configuration.architecture.json().utf8.count
        snapshotBytes =
            plan.snapshotMemory + conditionRows * MemoryLayout<Float>.stride + description + Self.headerBytes
        let totalSteps = min(totalSteps, Self.mostSteps)
        let steps = max(0, totalSteps - step)
        let sheet = configuration.sampleCount * picture.count
        let sheets = steps / max(1, configuration.sampleEvery) * sheet
        let events = configuration.writesTensorBoard ? steps * Self.eventBytes + sheets : 0
        logBytes = max(totalSteps * Self.rowBytes, events)
        // One more is whole before the oldest goes.
        let written = max(1, SnapshotRetention.automatic + 1 - snapshots)
        totalBytes =
            written * snapshotBytes + steps * Self.rowBytes + events + sheets + Film.bytes(side: picture.side)
            + Self.otherBytes
    }
}
