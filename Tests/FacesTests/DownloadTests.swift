import Foundation
import Testing

@testable import Faces

@Suite(.timeLimit(.minutes(15))) struct DownloadTests {
    private let folder: TemporaryFolder
    /// Two parts' worth of bytes that begin as a zip does.
    private let bytes: [UInt8]

    init() throws {
        folder = try TemporaryFolder()
        bytes = Array("PK\u{3}\u{4}".utf8) + (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    }

    private func download(from address: String, md5: String? = nil) throws -> ArchiveDownload {
        var archive = FaceArchive.celebA
        archive.address = address
        try folder.write(bytes, to: "original")
        archive.md5 = try md5 ?? PartFile.md5(path: folder.path + "/original")
        archive.maximumBytes = 1_000_000
        var download = ArchiveDownload(archive, folder: folder.path + "/to")
        download.pauses = [0, 0, 0]
        return download
    }

    /// The error of a download that must fail, and that no whole file is left.
    private func failure(_ download: ArchiveDownload) throws -> DownloadError? {
        var failure: DownloadError?
        do throws(DownloadError) { try download.run() } catch { failure = error }
        #expect(!FileManager.default.fileExists(atPath: download.path))
        return failure
    }

    private func leftovers() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path + "/to").sorted()
    }

    private func content(_ name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: folder.url.appending(path: "to/" + name)))
    }

    @Test func anArchiveArrivesWhole() throws {
        let bytes = bytes
        let server = try LoopbackServer { .file(bytes, tag: "\"a\"", for: $0) }
        let download = try download(from: server.address + "/a.zip")
        #expect(try download.run())
        #expect(try content("img_align_celeba.zip") == bytes)
        #expect(try leftovers() == ["img_align_celeba.zip"])
        #expect(server.requests.first?.headers["accept-encoding"] == "identity")
        #expect(try !download.run())
        #expect(server.requests.count == 1)
    }

    @Test func aCutConnectionGoesOnWhereItWas() throws {
        let bytes = bytes
        let server = try LoopbackServer { request in
            var response = WebResponse.file(bytes, tag: "\"a\"", for: request)
            response.announced = response.body.count
            if request.rangeStart ?? 0 < 200_000 { response.body = Array(response.body.prefix(100_000)) }
            return response
        }
        try download(from: server.address).run()
        #expect(try content("img_align_celeba.zip") == bytes)
        #expect(server.requests.map(\.rangeStart) == [nil, 100_000, 200_000])
        #expect(server.requests.last?.headers["if-range"] == "\"a\"")
    }

    @Test func anEndlesslyCutConnectionIsKeptForLater() throws {
        let bytes = bytes
        let server = try LoopbackServer { request in
            var response = WebResponse.file(bytes, tag: nil, for: request)
            response.announced = response.body.count
            response.body = Array(response.body.prefix(1000))
            return response
        }
        let path = folder.path + "/to/img_align_celeba.zip.part"
        guard case .interrupted(path, 4000, _) = try failure(try download(from: server.address)) else {
            Issue.record("not told as an interruption")
            return
        }
        #expect(try content("img_align_celeba.zip.part") == Array(bytes.prefix(4000)))
        let better = try LoopbackServer { .file(bytes, tag: nil, for: $0) }
        try download(from: better.address).run()
        #expect(better.requests.map(\.rangeStart) == [4000])
        #expect(try content("img_align_celeba.zip") == bytes)
    }

    @Test func aFileThatChangedMeanwhileIsFetchedAnew() throws {
        let bytes = bytes
        for tag in ["\"old\"", nil] {
            let download = try download(from: "http://127.0.0.1")
            try folder.write([1, 2, 3], to: "to/img_align_celeba.zip.part")
            let origin = PartFile.Origin(tag: tag, total: 5)
            try folder.write([UInt8](JSONEncoder().encode(origin)), to: "to/img_align_celeba.zip.part.origin")
            let server = try LoopbackServer { .file(bytes, tag: tag.map { _ in "\"new\"" }, for: $0) }
            var archive = download.archive
            archive.address = server.address
            try ArchiveDownload(archive, folder: download.folder).run()
            #expect(try content("img_align_celeba.zip") == bytes)
            #expect(server.requests.first?.rangeStart == 3)
            try FileManager.default.removeItem(atPath: download.path)
        }
    }

    @Test func aWholePartIsNotFetchedAgain() throws {
        let bytes = bytes
        let server = try LoopbackServer { .file(bytes, tag: nil, for: $0) }
        try folder.write(bytes, to: "to/img_align_celeba.zip.part")
        try download(from: server.address).run()
        #expect(server.requests.map(\.rangeStart) == [bytes.count])
        #expect(try leftovers() == ["img_align_celeba.zip"])
    }

    @Test func redirectionsAndThePageOfConfirmationAreFollowed() throws {
        let bytes = bytes
        let form = """
            <!DOCTYPE html><html><head><title>Virus scan warning</title></head><body><form id="download-form" \
            action="/download?x=1" method="get"><input type="submit" value="Download anyway"/>\
            <input type="hidden" name="id" value="0B7&amp;E"><input type='hidden' name=confirm value=t>\
            <input type="hidden" name="uuid" value="a-b"></form></body></html>
            """
        let server = try LoopbackServer { request in
            switch request.path {
            case "/": .redirect(to: "/moved")
            case "/moved": .html(form)
            case "/download?x=1&id=0B7%26E&confirm=t&uuid=a-b": .file(bytes, tag: nil, for: request)
            default: .html("wrong", status: 404)
            }
        }
        try download(from: server.address + "/").run()
        #expect(try content("img_align_celeba.zip") == bytes)
    }

    @Test func aPageDoesNotTouchWhatIsThere() throws {
        let server = try LoopbackServer { _ in
            .html("<html><title>Google Drive - Quota exceeded</title>Too many users have viewed this file</html>")
        }
        try folder.write([80, 75], to: "to/img_align_celeba.zip.part")
        let failure = try failure(try download(from: server.address))
        #expect(failure == .quotaExceeded(host: "127.0.0.1", byHand: FaceArchive.celebA.byHand))
        #expect(try content("img_align_celeba.zip.part") == [80, 75])
        #expect(try leftovers() == ["img_align_celeba.zip.part"])
    }

    @Test func pagesOfOtherKindsAreRefused() throws {
        let byHand = FaceArchive.celebA.byHand
        let cases: [(WebResponse, DownloadError)] = [
            (.html("<title>Sign\n in</title>"), .page(host: "127.0.0.1", title: "Sign in", byHand: byHand)),
            (.html("Quota exceeded", status: 403), .quotaExceeded(host: "127.0.0.1", byHand: byHand)),
            (.html("gone", status: 404), .refused(host: "127.0.0.1", status: 404, byHand: byHand)),
            // A page under a false flag.
            (WebResponse(body: Array("\n<html>".utf8)), .page(host: "127.0.0.1", title: "", byHand: byHand)),
            (.redirect(to: "/"), .tooManyRedirections(host: "127.0.0.1")),
            (.html("<form action=/><input type=hidden name=a></form>"), .tooManyRedirections(host: "127.0.0.1")),
            (.redirect(to: "ftp://127.0.0.1/"), .badAddress("ftp://127.0.0.1/")),
            (
                WebResponse(body: Array(repeating: 1, count: 1_000_001)),
                .tooLarge(host: "127.0.0.1", limit: 1_000_000)
            ),
        ]
        for (response, expected) in cases {
            let server = try LoopbackServer { _ in response }
            let found = try failure(try download(from: server.address + "/"))
            #expect(found == expected, "found \(found) after \(response.status) \(response.announced ?? 0)")
        }
    }

    @Test func whatIsNotAsPublishedIsRemoved() throws {
        let bytes = bytes
        let server = try LoopbackServer { .file(bytes, tag: nil, for: $0) }
        let download = try download(from: server.address, md5: "00d2c5bc6d35e252742224ab0c1e8fcb")
        guard case .wrongChecksum(download.path, "00d2c5bc6d35e252742224ab0c1e8fcb", let found) = try failure(download)
        else {
            Issue.record("not told as a wrong checksum")
            return
        }
        #expect(found.count == 32)
        #expect(try leftovers().isEmpty)
    }

    @Test func addressesOfOtherKindsAreRefused() throws {
        for address in ["ftp://127.0.0.1/a", "celeba", ""] {
            #expect(try failure(try download(from: address)) == .badAddress(address))
        }
    }

    @Test func aSilentHostIsGivenUp() throws {
        let release = DispatchSemaphore(value: 0)
        let server = try LoopbackServer { _ in
            release.wait()
            return WebResponse()
        }
        defer { release.signal() }
        var download = try download(from: server.address)
        download.stallSeconds = 0.1
        download.pauses = []
        guard case .interrupted(_, 0, _) = try failure(download) else {
            Issue.record("not told as an interruption")
            return
        }
    }

    @Test func aHostThatIsNotThereIsTold() throws {
        // Listening, then gone: nobody answers at this port any more.
        let address = try LoopbackServer { _ in WebResponse() }.address
        guard case .unreachable("127.0.0.1", _, _) = try failure(try download(from: address)) else {
            Issue.record("not told as unreachable")
            return
        }
    }

    @Test func onlyOneProcessFetches() throws {
        let download = try download(from: "http://127.0.0.1:9")
        try FileManager.default.createDirectory(atPath: download.folder, withIntermediateDirectories: true)
        let part = try PartFile(path: download.path + ".part")
        #expect(try failure(download) == .busy(path: part.path))
        // Given up while the object is still in use, as by a web session that ends late.
        part.unlock()
        _ = try PartFile(path: part.path)
        withExtendedLifetime(part) {}
    }

    @Test func anotherFileOfThatNameIsLeftAlone() throws {
        let download = try download(from: "http://127.0.0.1:9")
        try folder.write([1], to: "to/img_align_celeba.zip")
        #expect(throws: DownloadError.occupied(path: download.path)) { try download.run() }
        #expect(try content("img_align_celeba.zip") == [1])
    }

    @Test func aFullDiskIsTold() throws {
        let bytes = bytes
        let server = try LoopbackServer { .file(bytes, tag: nil, for: $0) }
        let download = try download(from: server.address)
        try FileManager.default.createDirectory(atPath: download.folder, withIntermediateDirectories: true)
        let part = download.path + ".part"
        try FileManager.default.createSymbolicLink(atPath: part, withDestinationPath: "/dev/full")
        #expect(try failure(download) == .noSpace(path: part, needed: nil))
    }

    @Test func rangesAreReadWithCare() {
        #expect(ContentRange("bytes 5-9/10").start == 5)
        #expect(ContentRange("bytes 5-9/10").total == 10)
        #expect(ContentRange("bytes */10").total == 10)
        for text in ["", "bytes", "bytes x/y", "bytes 1-2", "lines 1-2/3", "bytes -1-2/-3", "bytes 5-9/10 11"] {
            #expect(ContentRange(text).total == nil, "\(text)")
        }
    }

    @Test func tornPagesAreReadWithCare() {
        let page =
            "<form action='/a?b' x><input type=hidden name=\"id\" value='1&amp;2'/><input></form><title>T</title>"
        #expect(HostPage(page) == .confirmation(address: "/a?b&id=1%262"))
        for length in 0..<page.count {
            let torn = HostPage(String(page.prefix(length)))
            if case .quota = torn { Issue.record("no quota is spoken of") }
            if length < 20 { #expect(torn == .other(title: "")) }
        }
        #expect(HostPage(String(repeating: "<form action=", count: 20_000)) == .other(title: ""))
    }

    @Test func addressesNeverBecomeUnsafe() {
        let secure = URL(string: "https://a.example/")
        let plain = URL(string: "http://a.example/")
        #expect(WebAddress.isSafe(secure, comingFrom: plain))
        #expect(WebAddress.isSafe(plain, comingFrom: plain))
        #expect(!WebAddress.isSafe(plain, comingFrom: secure))
        #expect(!WebAddress.isSafe(URL(string: "file:///etc/passwd"), comingFrom: secure))
        #expect(!WebAddress.isSafe(nil, comingFrom: secure))
    }
}
