import Networks
import Snapshots

extension RunSetup {
    /// Looks, before a folder is made, whether what the run learns can be kept.
    ///
    /// - Parameters:
    ///   - resume: where the run goes on; one that goes on in its own folder has snapshots there.
    ///   - path: where the folder of a new run will be, or one above it.
    /// - Returns: a line to tell if the run can begin, but not come to its end as things are.
    static func checkLimits(
        _ configuration: RunConfiguration, _ state: TrainingState, resume: ResumePoint?, at path: String
    ) throws(RunError) -> String? {
        let own = resume?.folder
        let snapshots = own.map { RunFolder.snapshots(in: $0) }
        let entries = snapshots.flatMap { try? $0.entries() } ?? []
        let need = DiskNeed(
            configuration, step: state.step, totalSteps: configuration.totalSteps(of: state),
            conditionRows: state.conditions?.rows.count ?? 0, snapshots: entries.filter { !$0.isKept }.count)
        do throws(RunLimit) {
            return try RunLimit.check(
                need, threads: configuration.threads ?? ProcessorShare.count, at: snapshots?.path ?? path)
        } catch {
            throw .limit(error)
        }
    }
}
