/// How much more memory this process may take, and what says so.
public struct MemoryRoom: Sendable, Equatable {
    /// Whose word it is.
    public enum Source: String, Sendable {
        /// What the machine has left.
        case machine = "this machine has"
        /// The limit of a control group that the process is in.
        case controlGroup = "its control group allows"
        /// The limit on the process's addresses.
        case addresses = "ulimit -v allows"
        /// The limit on the process's data.
        case data = "ulimit -d allows"
    }

    /// Bytes.
    public let bytes: Int
    /// What limits them.
    public let source: Source

    /// Names both values.
    public init(bytes: Int, source: Source) {
        self.bytes = bytes
        self.source = source
    }

    /// The least of what machine, control groups and limits leave; nil where the system tells none of them.
    public static var found: MemoryRoom? { MemoryRoom(files: .system, limits: .found) }

    /// The least of what these files and limits leave.
    init?(files: MemoryFiles, limits: ProcessLimits) {
        var rooms: [MemoryRoom] = []
        if let free = files.machineFree { rooms.append(MemoryRoom(bytes: free, source: .machine)) }
        if let free = files.controlGroupFree { rooms.append(MemoryRoom(bytes: free, source: .controlGroup)) }
        let used = files.processUse
        if let limit = limits.addresses, let used {
            // Reserved and never touched: stacks and heaps of threads to come.
            rooms.append(MemoryRoom(bytes: limit - used.addresses - Self.reserved, source: .addresses))
        }
        if let limit = limits.data, let used {
            rooms.append(MemoryRoom(bytes: limit - used.data - Self.reserved, source: .data))
        }
        guard let least = rooms.min(by: { $0.bytes < $1.bytes }) else { return nil }
        self.init(bytes: max(0, least.bytes), source: least.source)
    }

    /// Addresses that threads reserve beyond what they use: their stacks, and an arena of the heap for some.
    private static let reserved = 160 << 20
}
