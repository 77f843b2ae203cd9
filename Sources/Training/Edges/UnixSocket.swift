import Glibc
import Networks
import Snapshots
import SystemNames

/// One end of a connection within this machine, closed when its last user lets go of it.
final class SocketConnection: Sendable {
    private let number: Int32

    fileprivate init(number: Int32) {
        self.number = number
        var time = timeval(tv_sec: Self.patience, tv_usec: 0)
        setsockopt(number, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(number) }

    /// Seconds that the other end may take for what it is sent before it counts as gone.
    private static let patience = 20

    /// Connects to the socket named `name` in a folder.
    init(folder: String, name: String) throws(FileError) {
        number = try UnixSocket.make(for: folder)
        let code = try UnixSocket.with(folder: folder, name: name, number) { Glibc.connect($0, $1, $2) }
        guard code == 0 else { throw FileError(operation: .open, path: folder + "/" + name, code: code) }
    }

    /// Whether the process at the other end belongs to this process's user, or to root.
    var isOwners: Bool { peer.map { $0.user == geteuid() || $0.user == 0 } ?? false }

    /// The process at the other end: of a connection that was made here, the one that listens.
    var peerProcess: Int? { peer.map { Int($0.process) } }

    private var peer: (process: UInt32, user: UInt32)? {
        // The kernel's `struct ucred`: process, user, group.
        var peer: [UInt32] = [0, 0, 0]
        var size = socklen_t(12)
        guard getsockopt(number, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0, size == 12 else { return nil }
        return (peer[0], peer[1])
    }

    /// Sends all bytes; false if the other end is gone or stalls.
    func send(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count {
                let count = Glibc.send(
                    number, bytes.baseAddress.map { $0 + done }, bytes.count - done, Int32(MSG_NOSIGNAL))
                if count > 0 {
                    done += count
                } else if count == 0 || errno != EINTR {
                    return false
                }
            }
            return true
        }
    }

    /// Waits for bytes, at most `limit`; empty when the other end is gone.
    func receive(limit: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: limit)
        while true {
            let count = recv(number, &bytes, limit, 0)
            if count >= 0 { return Array(bytes[..<count]) }
            if errno != EINTR { return [] }
        }
    }

    /// Ends the connection: whoever waits on it, here or there, is woken.
    func end() {
        shutdown(number, Int32(SHUT_RDWR))
    }
}

/// A socket in a folder that waits for connections; only its owner may open it.
final class SocketListener: Sendable {
    private let number: Int32
    private let folder: String
    private let name: String
    private let calls: Calls
    private let identity: [UInt]?
    private let isStopped = Locked(false)

    /// The system calls behind it, so that tests can make them fail.
    struct Calls: Sendable {
        /// As `accept(2)`: the connection's number; the second value is `errno` where that is -1.
        var accept: @Sendable (Int32) -> (Int32, Int32)
        /// Waits for so many milliseconds.
        var wait: @Sendable (UInt32) -> Void

        /// The system's own.
        static let system = Calls(
            accept: { number in
                let connection = Glibc.accept(number, nil, nil)
                return (connection, connection < 0 ? errno : 0)
            }, wait: { usleep($0 * 1000) })
    }

    /// Listens, in place of a socket that a dead process left.
    ///
    /// - Precondition: nobody else listens there; the folder's lock is held.
    init(folder: String, name: String, calls: Calls = .system) throws(FileError) {
        self.folder = folder
        self.name = name
        self.calls = calls
        let path = folder + "/" + name
        unlink(path.systemName)
        number = try UnixSocket.make(for: folder)
        do throws(FileError) {
            var code = try UnixSocket.with(folder: folder, name: name, number) { Glibc.bind($0, $1, $2) }
            // Nobody can connect before it listens, so nobody meets other permissions than these.
            if code == 0, chmod(path.systemName, 0o600) != 0 || listen(number, 16) != 0 { code = errno }
            guard code == 0 else { throw FileError(operation: .create, path: path, code: code) }
        } catch {
            // Nothing calls `deinit` where not all of the listener was made.
            close(number)
            throw error
        }
        identity = UnixSocket.identity(path)
    }

    deinit { close(number) }

    /// Waits for the next connection; nil once `stop` was called. Whatever else keeps it from one, such as too many open
    /// files, may pass: it tries again.
    func accept() -> SocketConnection? {
        while true {
            let (connection, code) = calls.accept(number)
            if connection >= 0 {
                _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
                return SocketConnection(number: connection)
            }
            if isStopped.withLock({ $0 }) { return nil }
            // These are about the one connection, and come at most once for each.
            if code != EINTR, code != ECONNABORTED { calls.wait(Self.retryMilliseconds) }
        }
    }

    private static let retryMilliseconds: UInt32 = 500

    /// Whether the name is still this socket's.
    var isAtItsPath: Bool { identity == UnixSocket.identity(folder + "/" + name) }

    /// Takes no more connections and removes the socket's name, unless that is another's by now.
    func stop() {
        isStopped.withLock { $0 = true }
        if isAtItsPath { unlink((folder + "/" + name).systemName) }
        shutdown(number, Int32(SHUT_RDWR))
    }
}

/// What both ends need to name a socket.
private enum UnixSocket {
    /// Which file a path names, told by its device and its number there.
    static func identity(_ path: String) -> [UInt]? {
        var status = stat()
        return stat(path.systemName, &status) == 0 ? [UInt(status.st_dev), UInt(status.st_ino)] : nil
    }

    static func make(for folder: String) throws(FileError) -> Int32 {
        let number = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard number >= 0 else { throw FileError(operation: .open, path: folder, code: errno) }
        return number
    }

    /// Calls `body` with the address of a socket and returns 0 or `errno`. An address holds 107 bytes of path at most:
    /// the folder, which may be longer, is named by a number of this process.
    static func with(
        folder: String, name: String, _ number: Int32, _ body: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) throws(FileError) -> Int32 {
        let place = open(folder.systemName, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard place >= 0 else { throw FileError(operation: .open, path: folder, code: errno) }
        defer { close(place) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = Array("/proc/self/fd/\(place)/\(name)".utf8)
        withUnsafeMutableBytes(of: &address.sun_path) { target in
            precondition(path.count < target.count, "the socket's name is too long")
            target.copyBytes(from: path)
        }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body(number, $0, size) == 0 ? 0 : errno }
        }
    }
}
