import CProcessor

/// How many processors this process may use at once: what the machine has is often more.
///
/// An affinity (`taskset`, cpusets) names processors; a quota of a control group is time in each period, of version 2
/// (`cpu.max`; Linux, admin-guide/cgroup-v2) or version 1 (`cpu.cfs_quota_us`, `cpu.cfs_period_us`; Linux,
/// scheduler/sched-bwc). More threads than that only wait for one another.
public enum ProcessorShare {
    /// As many threads as can run at once; at least one. Found once: what changes later is not followed.
    public static let count = count(groups: .system, affine: Int(processor_affinity_count()))

    /// The least of an affinity's processors and of the quotas, rounded up: a quota of a processor and a half is worth two
    /// threads, which rest at the end of each period.
    static func count(groups: ControlGroups, affine: Int) -> Int {
        let quotas = groups.folders(of: "cpu").flatMap { version, folders in
            folders.compactMap { quota($0, version) }
        }
        let least = quotas.min().map { min(Double(affine), $0.rounded(.up)) } ?? Double(affine)
        return max(1, Int(least))
    }

    /// A group's quota in processors; nil for none.
    private static func quota(_ folder: String, _ version: ControlGroups.Version) -> Double? {
        let words: [String?] =
            switch version {
            case .second:
                (SystemFile.read("\(folder)/cpu.max") ?? "").split { $0 == " " || $0 == "\n" }.map { String($0) }
            case .first: ["quota", "period"].map { SystemFile.read("\(folder)/cpu.cfs_\($0)_us") }
            }
        let numbers = words.map { $0.flatMap { Int($0.split(separator: "\n").first ?? "") } }
        guard numbers.count == 2, let time = numbers[0], let period = numbers[1], time > 0, period > 0 else {
            return nil
        }
        return Double(time) / Double(period)
    }
}
