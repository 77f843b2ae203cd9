import Networks

/// What the system's files tell of memory; their places can be others for tests.
///
/// Files: `meminfo` and `self/statm` (proc(5)), and the control groups' own, of version 2 (`memory.max`, `memory.high`,
/// `memory.current`; Linux, admin-guide/cgroup-v2) and version 1 (`memory.limit_in_bytes`, `memory.usage_in_bytes`; Linux,
/// admin-guide/cgroup-v1/memory).
struct MemoryFiles: Sendable {
    var controlGroups: ControlGroups
    var pageSize = 4096

    static let system = MemoryFiles(controlGroups: .system, pageSize: SystemLimits.pageSize)

    private var processes: String { controlGroups.processes }

    /// What the machine could give without swapping.
    var machineFree: Int? {
        SystemFile.read("\(processes)/meminfo").flatMap(Self.available)
    }

    /// `MemAvailable` in bytes.
    static func available(_ text: String) -> Int? {
        for line in text.split(separator: "\n") where line.hasPrefix("MemAvailable:") {
            let words = line.split(separator: " ")
            guard words.count >= 2, let kilobytes = Int(words[1]), kilobytes < 1 << 50 else { return nil }
            return kilobytes << 10
        }
        return nil
    }

    /// Bytes of addresses and of data that the process has.
    var processUse: (addresses: Int, data: Int)? {
        guard let numbers = SystemFile.read("\(processes)/self/statm")?.split(separator: " ").map({ Int($0) }),
            numbers.count >= 6, let addresses = numbers[0], let data = numbers[5]
        else { return nil }
        return (addresses * pageSize, data * pageSize)
    }

    /// The least that a control group of the process, or one above it, leaves.
    var controlGroupFree: Int? {
        controlGroups.folders(of: "memory").flatMap { version, folders in
            folders.compactMap { free($0, version == .first ? Self.first : Self.second) }
        }.min()
    }

    /// Names of a version's files: the limits, and what is used.
    private typealias Names = (limits: [String], use: String)
    private static let first: Names = (["memory.limit_in_bytes"], "memory.usage_in_bytes")
    private static let second: Names = (["memory.max", "memory.high"], "memory.current")

    /// What a group leaves.
    private func free(_ folder: String, _ names: Names) -> Int? {
        let limits = names.limits.compactMap { SystemFile.read("\(folder)/\($0)").flatMap(Self.bytes) }
        guard let limit = limits.min(), let used = SystemFile.read("\(folder)/\(names.use)").flatMap(Self.bytes) else {
            return nil
        }
        return max(0, limit - used)
    }

    /// A number of bytes; nil for `max`, for version 1's "no limit", and for what is none.
    static func bytes(_ text: String) -> Int? {
        let word = text.split(separator: "\n").first.map(String.init) ?? ""
        guard let number = Int(word), number >= 0, number < 1 << 60 else { return nil }
        return number
    }
}
