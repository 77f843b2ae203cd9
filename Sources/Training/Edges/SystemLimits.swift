import Glibc
import Snapshots

/// What the system says of this process.
enum SystemLimits {
    static var pageSize: Int { Int(sysconf(Int32(_SC_PAGESIZE))) }

    /// A small file of a system's file system, whose sizes are often told as zero; nil if it cannot be read.
    static func text(of path: String, limit: Int) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: limit)
        var count = 0
        while count < limit {
            let room = limit - count
            let got = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress.map { $0 + count }, room) }
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { break }
            count += got
        }
        return String(decoding: bytes[..<count], as: UTF8.self)
    }
}

extension ProcessLimits {
    /// `ulimit -v` and `ulimit -d` (getrlimit(2)).
    static var found: ProcessLimits {
        func limit(_ resource: __rlimit_resource_t) -> Int? {
            var limit = rlimit()
            guard getrlimit(resource, &limit) == 0, limit.rlim_cur < 1 << 60 else { return nil }
            return Int(limit.rlim_cur)
        }
        return ProcessLimits(
            addresses: limit(__rlimit_resource_t(RLIMIT_AS.rawValue)),
            data: limit(__rlimit_resource_t(RLIMIT_DATA.rawValue)))
    }
}
