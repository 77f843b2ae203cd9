import Glibc

/// What the system says of this process.
enum SystemLimits {
    static var pageSize: Int { Int(sysconf(Int32(_SC_PAGESIZE))) }
}

extension ProcessLimits {
    /// `ulimit -v`, `-d`, `-f` and `-n` (getrlimit(2)).
    static var found: ProcessLimits {
        func limit(_ resource: __rlimit_resource_t) -> Int? {
            var limit = rlimit()
            guard getrlimit(resource, &limit) == 0, limit.rlim_cur < 1 << 60 else { return nil }
            return Int(limit.rlim_cur)
        }
        return ProcessLimits(
            addresses: limit(__rlimit_resource_t(RLIMIT_AS.rawValue)),
            data: limit(__rlimit_resource_t(RLIMIT_DATA.rawValue)),
            fileSize: limit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue)),
            openFiles: limit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue)))
    }
}
