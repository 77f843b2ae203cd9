import ArgumentParser
import Faces

/// `gantop data --cache`: the decoded faces that are kept from one start to the next.
struct CacheOptions: ParsableArguments {
    @Flag(help: "List the caches of decoded faces instead, with their sizes.")
    var cache = false

    @Flag(help: "With --cache: remove them.")
    var clear = false

    func validate() throws {
        if clear, !cache { throw ValidationError("--clear goes with --cache.") }
    }

    func run() throws {
        guard let caches = FaceCache.standard else {
            PlainOutput.line("no cache: neither XDG_CACHE_HOME nor HOME names a folder")
            return
        }
        for line in clear ? Self.cleared(caches) : Self.listing(caches) { PlainOutput.line(line) }
    }

    /// What a cache holds, a line each.
    static func listing(_ caches: FaceCache) -> [String] {
        let entries = caches.entries()
        let total = entries.reduce(0) { $0 + $1.bytes }
        let lines = entries.map { entry in
            let size = megabytes(entry.bytes)
            guard let source = entry.source, let crop = entry.crop, let side = entry.side else {
                return "  \(size)  \(entry.path): damaged"
            }
            let kept = entry.kept == entry.count ? "\(entry.count)" : "\(entry.kept) of \(entry.count)"
            return "  \(size)  \(source): \(kept) faces of \(side)x\(side), crop \(crop.rawValue)"
        }
        let noun = entries.count == 1 ? "cache" : "caches"
        return ["\(caches.folder): \(entries.count) \(noun), \(megabytes(total))"] + lines
    }

    static func cleared(_ caches: FaceCache) -> [String] {
        let (files, bytes) = caches.clear()
        return ["\(caches.folder): removed \(files) \(files == 1 ? "cache" : "caches"), \(megabytes(bytes))"]
    }

    private static func megabytes(_ bytes: Int) -> String {
        let tenths = (bytes + 50_000) / 100_000
        return "\(tenths / 10).\(tenths % 10) MB"
    }
}
