/// Why an archive was not fetched.
public enum DownloadError: Error, Sendable, Equatable {
    /// The address is not one of a web server, or not of a safe one.
    case badAddress(String)
    /// The host says that too many people have fetched the file lately.
    case quotaExceeded(host: String, byHand: String)
    /// The host sends a page in place of the archive.
    case page(host: String, title: String, byHand: String)
    /// The host answers with an error.
    case refused(host: String, status: Int, byHand: String)
    /// The host cannot be reached, or its certificate is not to be trusted.
    case unreachable(host: String, reason: String, byHand: String)
    /// The connection broke again and again.
    case interrupted(path: String, received: Int, reason: String)
    /// More redirections or pages to confirm than any honest host needs.
    case tooManyRedirections(host: String)
    /// The server promises or sends more than such an archive can hold.
    case tooLarge(host: String, limit: Int)
    /// The disk is full.
    case noSpace(path: String, needed: Int?)
    /// A file or folder cannot be written.
    case unwritable(path: String, reason: String)
    /// Another process is fetching the same file.
    case busy(path: String)
    /// There is already another file of that name.
    case occupied(path: String)
    /// What arrived is not what was published; it was removed.
    case wrongChecksum(path: String, expected: String, found: String)
}

extension DownloadError: CustomStringConvertible {
    /// One plain line: what is wrong, where, and what to do about it.
    public var description: String {
        switch self {
        case .badAddress(let address):
            "\(address): expected an address that begins with https:// (or, by --url, http://)"
        case .quotaExceeded(let host, let byHand):
            "\(host): too many people have fetched the archive lately; try again in a day, or \(byHand)"
        case .page(let host, let title, let byHand):
            "\(host): sends a page\(title.isEmpty ? "" : " (\(title))") in place of the archive; \(byHand)"
        case .refused(let host, let status, let byHand):
            "\(host): refuses with status \(status); try again later, or \(byHand)"
        case .unreachable(let host, let reason, let byHand):
            "\(host): \(reason); check the network and try again, or \(byHand)"
        case .interrupted(let path, let received, let reason):
            "\(path): the connection broke (\(reason)); \(received) bytes are kept, the same command goes on from there"
        case .tooManyRedirections(let host):
            "\(host): redirects in a circle; try again later, or give another address by --url"
        case .tooLarge(let host, let limit):
            "\(host): sends more than \(limit) bytes, which cannot be the archive; give another address by --url"
        case .noSpace(let path, let needed):
            "\(path): no space left on the disk\(needed.map { ", \($0) bytes more are needed" } ?? ""); "
                + "make room and start the same command, which goes on where it was, or choose another folder by --to"
        case .unwritable(let path, let reason):
            "\(path): cannot write it: \(reason); choose another folder by --to"
        case .busy(let path):
            "\(path): another process is fetching it; wait for that one, or choose another folder by --to"
        case .occupied(let path):
            "\(path): there is already another file of this name; move it away, or choose another folder by --to"
        case .wrongChecksum(let path, let expected, let found):
            "\(path): expected the MD5 \(expected), found \(found); what came was removed, start the same command again"
        }
    }
}
