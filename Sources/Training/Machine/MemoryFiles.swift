import Snapshots

/// What the system's files tell of memory; their places can be others for tests.
///
/// Files: `meminfo` and `self/statm` (proc(5)), `self/cgroup` (cgroups(7)), and the control groups' own, of version 2
/// (`memory.max`, `memory.high`, `memory.current`; Linux, admin-guide/cgroup-v2) and version 1
/// (`memory.limit_in_bytes`, `memory.usage_in_bytes`; Linux, admin-guide/cgroup-v1/memory).
struct MemoryFiles: Sendable {
    /// Where the process file system is mounted, and the control groups.
    var processes: String
    var groups: String
    var pageSize = 4096

    static let system = MemoryFiles(processes: "/proc", groups: "/sys/fs/cgroup", pageSize: SystemLimits.pageSize)

    /// A file of a few lines.
    private static let greatestLength = 1 << 16

    private func text(_ path: String) -> String? {
        SystemLimits.text(of: path, limit: Self.greatestLength)
    }

    /// What the machine could give without swapping.
    var machineFree: Int? {
        text("\(processes)/meminfo").flatMap(Self.available)
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
        guard let numbers = text("\(processes)/self/statm")?.split(separator: " ").map({ Int($0) }),
            numbers.count >= 6, let addresses = numbers[0], let data = numbers[5]
        else { return nil }
        return (addresses * pageSize, data * pageSize)
    }

    /// The least that a control group of the process, or one above it, leaves.
    var controlGroupFree: Int? {
        guard let memberships = text("\(processes)/self/cgroup") else { return nil }
        return memberships.split(separator: "\n").compactMap { line -> Int? in
            let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 3 else { return nil }
            if parts[1].isEmpty { return least(root: groups, group: parts[2], Self.second) }
            guard parts[1].split(separator: ",").contains("memory") else { return nil }
            return least(root: "\(groups)/memory", group: parts[2], Self.first)
        }.min()
    }

    /// Names of a version's files: the limits, and what is used.
    private typealias Names = (limits: [String], use: String)
    private static let first: Names = (["memory.limit_in_bytes"], "memory.usage_in_bytes")
    private static let second: Names = (["memory.max", "memory.high"], "memory.current")

    /// The least that a group and those above it leave. In a container the group's own folder is the root.
    private func least(root: String, group: String, _ names: Names) -> Int? {
        var rooms: [Int] = []
        var path = group
        while true {
            let folder = root + (path == "/" ? "" : path)
            let limits = names.limits.compactMap { text("\(folder)/\($0)").flatMap(Self.bytes) }
            if let limit = limits.min(), let used = text("\(folder)/\(names.use)").flatMap(Self.bytes) {
                rooms.append(max(0, limit - used))
            }
            guard path.count > 1, let slash = path.lastIndex(of: "/") else { break }
            path = slash == path.startIndex ? "/" : String(path[..<slash])
        }
        return rooms.min()
    }

    /// A number of bytes; nil for `max`, for version 1's "no limit", and for what is none.
    static func bytes(_ text: String) -> Int? {
        let word = text.split(separator: "\n").first.map(String.init) ?? ""
        guard let number = Int(word), number >= 0, number < 1 << 60 else { return nil }
        return number
    }
}
