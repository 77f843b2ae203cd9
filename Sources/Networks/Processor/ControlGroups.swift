/// The control groups that this process is in (cgroups(7)); the places of the system's files can be others for tests.
public struct ControlGroups: Sendable, Equatable {
    /// Where the process file system is mounted.
    public var processes: String
    /// Where the control groups are.
    public var groups: String

    /// Names both places.
    public init(processes: String, groups: String) {
        self.processes = processes
        self.groups = groups
    }

    /// Those of the system.
    public static let system = ControlGroups(processes: "/proc", groups: "/sys/fs/cgroup")

    /// The two versions, whose files have other names.
    public enum Version: Sendable {
        case first
        case second
    }

    /// The folders of a controller's groups, for each membership: the process's own group, then those above it.
    ///
    /// - Parameter controller: its name in version 1, such as "memory" or "cpu".
    public func folders(of controller: String) -> [(version: Version, folders: [String])] {
        guard let memberships = SystemFile.read("\(processes)/self/cgroup") else { return [] }
        return memberships.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 3 else { return nil }
            if parts[1].isEmpty { return (.second, Self.chain(groups, parts[2])) }
            guard parts[1].split(separator: ",").contains(Substring(controller)) else { return nil }
            return (.first, Self.chain("\(groups)/\(controller)", parts[2]))
        }
    }

    /// A group's folder and those above it. In a container the group's own folder is the root.
    private static func chain(_ root: String, _ group: String) -> [String] {
        var folders: [String] = []
        var path = group
        while true {
            folders.append(root + (path == "/" ? "" : path))
            guard path.count > 1, let slash = path.lastIndex(of: "/") else { return folders }
            path = slash == path.startIndex ? "/" : String(path[..<slash])
        }
    }
}
