import Foundation
import Glibc
import Networks

/// The folder where faces are kept once they are decoded: `$XDG_CACHE_HOME/gantop`, or `~/.cache/gantop`.
///
/// One file a source, crop and side. A file is built aside, under a name of its own, and renamed when every face was
/// looked at; a build that was broken off goes on where it was. A file that is damaged or whose source has changed is
/// made anew. When the folder grows over its limit the longest unused files go first.
public struct FaceCache: Sendable {
    /// A file of the cache.
    public struct Entry: Sendable, Equatable {
        /// Its path.
        public let path: String
        /// The path of the faces that it holds; nil when the file is damaged.
        public let source: String?
        /// Which square of each picture; nil when the file is damaged.
        public let crop: FaceCrop?
        /// The side of the faces in pixels; nil when the file is damaged.
        public let side: Int?
        /// How many faces the source has.
        public let count: Int
        /// How many of them are in the file.
        public let kept: Int
        /// Its length in bytes.
        public let bytes: Int
    }

    /// The folder's path.
    public let folder: String
    /// Bytes that all files together may take.
    public let limitBytes: Int
    /// Sources of fewer faces are decoded each time: that takes less time than opening a cache.
    public let minimumCount: Int
    /// Whether the last few faces of a source are looked at on the side, so that a cache becomes whole though an epoch
    /// leaves out its last partial batch.
    var completesOnTheSide = true

    /// A cache in a folder, which is made when it is first needed.
    public init(folder: String, limitBytes: Int = 4 << 30, minimumCount: Int = 256) {
        self.folder = folder
        self.limitBytes = limitBytes
        self.minimumCount = minimumCount
    }

    /// The user's cache (XDG Base Directory Specification 0.8); nil when there is no home folder.
    public static var standard: FaceCache? {
        let environment = ProcessInfo.processInfo.environment
        if let folder = environment["XDG_CACHE_HOME"], folder.hasPrefix("/") {
            return FaceCache(folder: folder + "/gantop")
        }
        guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
        return FaceCache(folder: home + "/.cache/gantop")
    }

    /// What the cache holds, the longest unused first.
    public func entries() -> [Entry] {
        files().sorted { ($0.used, $0.path) < ($1.used, $1.path) }.map { file in
            let opened = Self.open(file.path)
            return Entry(
                path: file.path, source: opened?.header.origin.path, crop: opened?.header.form.crop,
                side: opened?.header.form.side,
                count: opened?.header.count ?? 0, kept: opened.map { $0.header.count - $0.unknownCount } ?? 0,
                bytes: file.bytes)
        }
    }

    /// Removes every file of the cache; tells how many there were and their bytes. Runs that use them go on.
    public func clear() -> (files: Int, bytes: Int) {
        let removed = files().filter { unlink($0.path) == 0 }
        return (removed.count, removed.reduce(0) { $0 + $1.bytes })
    }

    /// The whole cache of a source in its present state, if there is one.
    ///
    /// - Parameter names: the source's names; nil where the origin's stamp vouches for them.
    func whole(origin: PictureOrigin, form: FaceForm, names: NameTable?) -> FaceCacheFile? {
        let path = path(origin, form, Self.wholeEnding)
        guard let file = Self.open(path) else { return nil }
        guard Self.fits(file, origin, form, names) else {
            // Stale: its room is needed for the new one.
            unlink(path)
            return nil
        }
        file.touch()
        return file
    }

    /// Why a source cannot be kept, in a line; nil if it can, or need not be.
    func refusal(origin: PictureOrigin, form: FaceForm, names: NameTable) -> String? {
        guard names.count >= minimumCount else { return nil }
        let bytes = FaceCacheHeader(origin: origin, form: form, names: names).fileBytes
        guard bytes > limitBytes else { return nil }
        func gigabytes(_ bytes: Int) -> String { String(format: "%.1f GB", Double(bytes) / 1e9) }
        return "faces of \(form.side)x\(form.side) are decoded each time: all \(names.count.grouped) of them take"
            + " \(gigabytes(bytes)), and the cache holds \(gigabytes(limitBytes))"
    }

    /// A cache to fill: the one that was broken off, or a new one. Nil when another process fills it, or there is no
    /// room or no permission; what cannot fit at all pushes nothing else out.
    func building(origin: PictureOrigin, form: FaceForm, names: NameTable) -> FaceCacheFile? {
        guard names.count >= minimumCount else { return nil }
        let header = FaceCacheHeader(origin: origin, form: form, names: names)
        guard header.fileBytes <= limitBytes else { return nil }
        let path = path(origin, form, Self.partEnding)
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        guard let descriptor = CacheMapping.exclusive(path: path) else { return nil }
        guard let mapping = mapping(of: header, at: path, descriptor) else {
            unlink(path)
            return nil
        }
        let file = FaceCacheFile(header: header, mapping: mapping)
        if file.unknownCount == 0 { finish(file) }
        return file
    }

    /// Maps the file of a descriptor, which it takes over, after making it anew unless it is already one of `header`.
    private func mapping(of header: FaceCacheHeader, at path: String, _ descriptor: Int32) -> CacheMapping? {
        let start = header.encoded()
        // The fixed part tells by its digest whether the rest is of the same source; a damaged rest is found out when
        // it is next relied upon. A duplicate shares the lock, which lasts as long as either is open.
        if let mapping = CacheMapping(adopting: dup(descriptor), length: nil), mapping.length == header.fileBytes,
            mapping.read(0, FaceCacheHeader.fixedBytes).elementsEqual(start.prefix(FaceCacheHeader.fixedBytes))
        {
            close(descriptor)
            return mapping
        }
        guard makeRoom(for: header.fileBytes, besides: path), ftruncate(descriptor, 0) == 0 else {
            close(descriptor)
            return nil
        }
        guard let mapping = CacheMapping(adopting: descriptor, length: header.fileBytes),
            mapping.write(start, at: 0)
        else { return nil }
        return mapping
    }

    /// Gives a cache that has become whole its proper name.
    func finish(_ file: FaceCacheFile) {
        let origin = file.header.origin
        let form = file.header.form
        rename(path(origin, form, Self.partEnding), path(origin, form, Self.wholeEnding))
    }

    /// Opens any cache file; nil when its header is damaged.
    static func open(_ path: String) -> FaceCacheFile? {
        guard let mapping = CacheMapping(path: path),
            let header = FaceCacheHeader(fileBytes: mapping.length, read: mapping.read)
        else { return nil }
        return FaceCacheFile(header: header, mapping: mapping)
    }

    private static let wholeEnding = ".faces"
    private static let partEnding = ".faces-part"

    private static func fits(
        _ file: FaceCacheFile, _ origin: PictureOrigin, _ form: FaceForm, _ names: NameTable?
    ) -> Bool {
        let header = file.header
        return header.origin == origin && header.form == form && (names == nil || names == header.names)
    }

    /// A name that people recognise and a digest that keeps equal names apart.
    private func path(_ origin: PictureOrigin, _ form: FaceForm, _ ending: String) -> String {
        let key = Digest.sha256(Array("\(origin.kind.rawValue) \(form.crop.rawValue) \(origin.path)".utf8)).prefix(8)
        let digits = key.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        let name = (origin.path as NSString).lastPathComponent.unicodeScalars.prefix(40).map { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789._-".unicodeScalars.contains(scalar))
                ? String(scalar) : "_"
        }
        // Faces of the first side keep the names that they have always had.
        let side = form.side == Architecture.tutorial.picture.side ? "" : "-\(form.side)"
        return "\(folder)/\(name.joined())-\(digits)\(side)\(ending)"
    }

    private struct File {
        let path: String
        let bytes: Int
        let used: Int64
    }

    private func files() -> [File] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(Self.wholeEnding) || $0.hasSuffix(Self.partEnding) }.compactMap { name in
            let path = "\(folder)/\(name)"
            guard let stamp = try? FileReader.stamp(FilePath(path)) else { return nil }
            return File(path: path, bytes: Int(stamp.size), used: stamp.modified)
        }
    }

    /// Removes caches of sources that are gone, then the longest unused, until `bytes` more fit under the limit; false
    /// when they do not, or the disk has not as much and a gigabyte to spare.
    private func makeRoom(for bytes: Int, besides path: String) -> Bool {
        var others = files().filter { $0.path != path }.sorted { $0.used < $1.used }
        others.removeAll { file in
            guard let source = Self.open(file.path)?.header.origin.path, PathKind(path: source) == .missing else {
                return false
            }
            return unlink(file.path) == 0
        }
        var total = others.reduce(bytes) { $0 + $1.bytes }
        while total > limitBytes, let oldest = others.first {
            others.removeFirst()
            if unlink(oldest.path) == 0 { total -= oldest.bytes }
        }
        var disk = statvfs()
        guard total <= limitBytes, statvfs(folder, &disk) == 0 else { return false }
        return Int(clamping: UInt64(disk.f_bavail)) > (bytes + 1 << 30) / max(1, Int(disk.f_frsize))
    }
}
