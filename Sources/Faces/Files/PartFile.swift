import CCrypto
import Foundation
import Glibc

/// A file that grows piece by piece until it is whole, locked against other processes. Beside it stands what tells
/// whether a server still has the same file.
final class PartFile {
    /// What a server said of the file that this is a part of.
    struct Origin: Codable, Equatable {
        /// A strong entity tag (RFC 9110, section 8.8.3).
        var tag: String?
        /// Bytes of the whole.
        var total: Int?
    }

    let path: String
    private let descriptor: Int32

    /// Opens a part, or begins one. One process at a time has it.
    init(path: String) throws(DownloadError) {
        self.path = path
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o644)
        guard descriptor >= 0 else { throw Self.failure(path, errno) }
        // A file system without locks keeps nobody away; that must not keep everybody away.
        if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
            close(descriptor)
            throw .busy(path: path.printable)
        }
        lseek(descriptor, 0, SEEK_END)
    }

    deinit { close(descriptor) }

    /// Lets others have the file, also while somebody still holds on to this object, as a web session does for a while
    /// after its end.
    func unlock() { flock(descriptor, LOCK_UN) }

    /// Bytes in it.
    var size: Int {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    }

    /// What is known of the whole.
    var origin: Origin {
        get {
            let data = try? Data(contentsOf: URL(filePath: originPath))
            return data.flatMap { try? JSONDecoder().decode(Origin.self, from: $0) } ?? Origin()
        }
        set { try? JSONEncoder().encode(newValue).write(to: URL(filePath: originPath), options: .atomic) }
    }

    /// Appends bytes.
    func append(_ data: Data) throws(DownloadError) {
        var failure: Int32 = 0
        data.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let slice = UnsafeRawBufferPointer(rebasing: rest)
                let written = write(descriptor, slice.baseAddress, slice.count)
                if written < 0, errno == EINTR { continue }
                guard written > 0 else {
                    failure = written < 0 ? errno : ENOSPC
                    return
                }
                rest = rest.dropFirst(written)
            }
        }
        if failure != 0 { throw Self.failure(path, failure) }
    }

    /// Throws everything away, to begin anew.
    func empty() throws(DownloadError) {
        if size > 0, ftruncate(descriptor, 0) != 0 { throw Self.failure(path, errno) }
        lseek(descriptor, 0, SEEK_SET)
        unlink(originPath)
    }

    /// Gives the whole file its name; it is on disk by then.
    func finish(as final: String) throws(DownloadError) {
        guard fsync(descriptor) == 0, rename(path, final) == 0 else { throw Self.failure(path, errno) }
        unlink(originPath)
    }

    /// Removes the part and what stands beside it.
    func remove() {
        unlink(path)
        unlink(originPath)
    }

    /// The MD5 (RFC 1321) of the whole file in lower-case hexadecimal digits. Not for security: it is what is published.
    func md5() throws(DownloadError) -> String { try Self.md5(descriptor, path) }

    /// The MD5 of another file.
    static func md5(path: String) throws(DownloadError) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw failure(path, errno) }
        defer { close(descriptor) }
        return try md5(descriptor, path)
    }

    private static func md5(_ descriptor: Int32, _ path: String) throws(DownloadError) -> String {
        let context = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(context) }
        guard EVP_DigestInit_ex(context, EVP_md5(), nil) == 1 else {
            throw .unwritable(path: path.printable, reason: "this system's libcrypto has no MD5 to check it with")
        }
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        var offset = 0
        while true {
            let count = pread(descriptor, &buffer, buffer.count, off_t(offset))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(path, errno) }
            guard count > 0 else { break }
            EVP_DigestUpdate(context, buffer, count)
            offset += count
        }
        var digest = [UInt8](repeating: 0, count: 16)
        EVP_DigestFinal_ex(context, &digest, nil)
        return digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private var originPath: String { path + ".origin" }

    private static func failure(_ path: String, _ code: Int32) -> DownloadError {
        switch code {
        case ENOSPC, EDQUOT: .noSpace(path: path.printable, needed: nil)
        case EACCES, EPERM: .unwritable(path: path.printable, reason: "no permission")
        default: .unwritable(path: path.printable, reason: systemMessage(code))
        }
    }
}
