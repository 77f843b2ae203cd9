import Foundation
import FoundationNetworking

/// Fetches an archive of faces over the web, goes on where an earlier start was broken off, and keeps nothing that does
/// not match the published checksum.
public struct ArchiveDownload: Sendable {
    /// What is fetched.
    public let archive: FaceArchive
    /// The folder that it is put in; made when it is missing.
    public let folder: String
    /// Seconds to wait after each broken connection in a row; with the last one the download gives up.
    var pauses: [Double] = [1, 2, 4, 8, 16]
    /// Seconds without a byte after which a connection counts as broken.
    var stallSeconds = 60.0
    /// Breaks after which less than this has come are in a row.
    private static let worthwhileBytes = 1 << 20
    private static let maximumPages = 3
    private static let maximumRestarts = 2

    /// Names both values.
    public init(_ archive: FaceArchive, folder: String) {
        self.archive = archive
        self.folder = folder
    }

    /// Where the archive will be.
    public var path: String { folder + "/" + archive.fileName }

    /// Fetches the archive, unless it is already there.
    ///
    /// - Parameter progress: called on this thread about every quarter of a second.
    /// - Returns: whether anything was fetched.
    /// - Throws: when the archive is not there, whole and as published, in the end. What came of it stays beside it, as
    ///   `.part`, unless it is wrong.
    @discardableResult
    public func run(progress: (DownloadProgress) -> Void = { _ in }) throws(DownloadError) -> Bool {
        guard let address = URL(string: archive.address),
            WebAddress.isSafe(address, comingFrom: address)
        else { throw .badAddress(archive.address.printable) }
        if try isAlreadyThere(progress) { return false }
        do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
            throw .unwritable(path: folder.printable, reason: "the folder cannot be made")
        }
        let part = try PartFile(path: path + ".part")
        defer { part.unlock() }
        try fetch(address, into: part, progress)
        progress(DownloadProgress(stage: .checking, received: part.size, total: part.size))
        let found = try part.md5()
        guard found == archive.md5 else {
            part.remove()
            throw .wrongChecksum(path: path.printable, expected: archive.md5, found: found)
        }
        try part.finish(as: path)
        return true
    }

    private func isAlreadyThere(_ progress: (DownloadProgress) -> Void) throws(DownloadError) -> Bool {
        switch PathKind(path: path) {
        case .missing: return false
        case .file:
            progress(DownloadProgress(stage: .checking, received: 0, total: nil))
            guard try PartFile.md5(path: path) == archive.md5 else { throw .occupied(path: path.printable) }
            return true
        case .folder, .other: throw .occupied(path: path.printable)
        case .unreachable(let reason): throw .unwritable(path: path.printable, reason: reason)
        }
    }

    /// Asks until the part is whole.
    private func fetch(
        _ start: URL, into part: PartFile, _ progress: (DownloadProgress) -> Void
    ) throws(DownloadError) {
        // One configuration, so that a host finds its cookies again behind its page of confirmation.
        let configuration = URLSessionConfiguration.ephemeral
        var address = start
        var pages = 0
        var breaks = 0
        var restarts = 0
        let sizeAtStart = part.size
        var farthest = sizeAtStart
        while true {
            let outcome = Transfer(into: part, maximumBytes: archive.maximumBytes).run(
                address, configuration: configuration, stallSeconds: stallSeconds
            ) { progress(DownloadProgress(stage: .fetching, received: $0, total: $1)) }
            switch outcome {
            case .complete: return
            case .failed(let error): throw error
            case .page(let html, let status, let from):
                pages += 1
                guard pages <= Self.maximumPages else { throw .tooManyRedirections(host: host(from)) }
                address = try addressBehind(page: html, status: status, from: from ?? address)
            case .changed:
                restarts += 1
                guard restarts <= Self.maximumRestarts else {
                    throw .interrupted(path: path.printable, received: 0, reason: "the file changes on the server")
                }
                try part.empty()
            case .interrupted(let code, let reason):
                // Compared with the most there ever was: so the tries come to an end even where each begins anew.
                if part.size - farthest >= Self.worthwhileBytes {
                    breaks = 0
                    farthest = part.size
                }
                if part.size == sizeAtStart, isHopeless(code) || breaks > 0 {
                    throw .unreachable(host: host(address), reason: reason, byHand: archive.byHand)
                }
                guard breaks < pauses.count else {
                    throw .interrupted(path: part.path.printable, received: part.size, reason: reason)
                }
                progress(DownloadProgress(stage: .waiting, received: part.size, total: part.origin.total))
                Thread.sleep(forTimeInterval: pauses[breaks])
                breaks += 1
                // An address behind a page of confirmation is good for a while only.
                address = start
                pages = 0
            }
        }
    }

    private func addressBehind(page html: String, status: Int, from: URL) throws(DownloadError) -> URL {
        let page = HostPage(html)
        if page == .quota { throw .quotaExceeded(host: host(from), byHand: archive.byHand) }
        guard status == 200 else { throw .refused(host: host(from), status: status, byHand: archive.byHand) }
        switch page {
        case .confirmation(let text):
            guard let address = URL(string: text, relativeTo: from)?.absoluteURL,
                WebAddress.isSafe(address, comingFrom: from)
            else { throw .badAddress(text.printable) }
            return address
        case .other(let title): throw .page(host: host(from), title: title, byHand: archive.byHand)
        case .quota: throw .quotaExceeded(host: host(from), byHand: archive.byHand)
        }
    }

    private func host(_ address: URL?) -> String { address?.host() ?? "the host" }

    private func isHopeless(_ code: URLError.Code?) -> Bool {
        switch code {
        case .cannotFindHost, .badURL, .unsupportedURL, .secureConnectionFailed, .serverCertificateUntrusted,
            .serverCertificateHasBadDate, .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid:
            true
        default: false
        }
    }
}
