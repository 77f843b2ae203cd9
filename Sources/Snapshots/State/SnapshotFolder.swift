/// The snapshots of one run: their names, the link to the latest, and how long automatic ones are kept.
public struct SnapshotFolder: Sendable, Equatable {
    /// A snapshot by its name alone.
    public struct Entry: Sendable, Equatable {
        /// Steps done when it was taken.
        public let step: Int
        /// Whether someone asked for it: then it is never removed.
        public let isKept: Bool
        /// The name that someone gave it, if any.
        public let name: String?
        /// Its path.
        public let path: String
    }

    /// The folder.
    public let path: String

    /// The snapshots in the folder at `path`.
    public init(path: String) {
        self.path = path
    }

    /// The link that always names a whole snapshot, where the file system has links.
    public var latestPath: String { path + "/latest.safetensors" }

    /// The latest snapshot: what the link names, else that of the highest step, which is the same, as those of later steps
    /// move aside when a run goes back. Nil if there is none.
    public var latest: String? {
        if let name = FileSystem.destination(ofLink: latestPath), FileSystem.status(path + "/" + name) != nil {
            return path + "/" + name
        }
        return (try? entries())?.last?.path
    }

    /// Where a snapshot goes: `step-0000400.safetensors`, and `step-0000400-kept.safetensors` if someone asked for it;
    /// `step-0000400-kept-best.safetensors` if it was named "best".
    ///
    /// - Parameter name: letters, digits, dashes, underscores and dots; only kept snapshots have one.
    public func path(step: Int, isKept: Bool, name: String? = nil) -> String {
        precondition(name == nil || isKept, "a snapshot that was not asked for has no name")
        return "\(path)/step-\(Self.digits(step))\(isKept ? "-kept" : "")\(name.map { "-" + $0 } ?? "").safetensors"
    }

    /// A step in seven digits, more where needed.
    package static func digits(_ step: Int) -> String {
        let digits = String(step)
        return String(repeating: "0", count: max(0, 7 - digits.count)) + digits
    }

    /// The snapshots there, by step.
    public func entries() throws(FileError) -> [Entry] {
        var entries: [Entry] = []
        for name in try FileSystem.names(in: path) {
            if let entry = entry(named: name) { entries.append(entry) }
        }
        return entries.sorted { ($0.step, $0.isKept ? 1 : 0, $0.path) < ($1.step, $1.isKept ? 1 : 0, $1.path) }
    }

    /// Names `entry` the latest, and removes automatic snapshots but the last `count`. One that someone asked for
    /// takes the place of an automatic one of the same step.
    package func settle(
        latest entry: String, keepingAutomatic count: Int
    ) throws(FileError) {
        let name = PathText.name(of: entry)
        try AtomicFile.link(latestPath, to: name)
        let entries = try entries()
        let kept = Set(entries.filter(\.isKept).map(\.step))
        let automatic = entries.filter { !$0.isKept && PathText.name(of: $0.path) != name }
        let isAutomatic = self.entry(named: name)?.isKept == false
        let replaced = automatic.filter { kept.contains($0.step) }
        let rest = automatic.filter { !kept.contains($0.step) }
        for old in replaced + rest.dropLast(isAutomatic ? count - 1 : count) { try FileSystem.remove(old.path) }
    }

    /// Removes what a killed process left of files that it had not finished.
    package func removePartialFiles() throws(FileError) {
        for name in try FileSystem.names(in: path) where AtomicFile.isPartial(name) {
            try FileSystem.remove(path + "/" + name)
        }
    }

    /// Whether gantop gives files in such a folder a name like this.
    package static func isOwn(_ name: String) -> Bool {
        let folder = SnapshotFolder(path: "")
        return folder.entry(named: name) != nil || name == PathText.name(of: folder.latestPath)
    }

    private func entry(named name: String) -> Entry? {
        guard let match = name.wholeMatch(of: /step-([0-9]{7,18})(-kept(?:-([A-Za-z0-9._-]{1,64}))?)?\.safetensors/),
            let step = Int(match.1)
        else { return nil }
        return Entry(step: step, isKept: match.2 != nil, name: match.3.map(String.init), path: path + "/" + name)
    }
}
