import Testing

@testable import Faces
@testable import gantop

@Suite struct DownloadOptionTests {
    @Test func progressIsToldInWords() {
        var line = DownloadLine()
        var progress = DownloadProgress(stage: .fetching, received: 100_000_000, total: 400_000_000)
        #expect(line.text(progress, seconds: 5) == "25%  100.0 MB of 400.0 MB")
        progress.received = 120_500_000
        #expect(line.text(progress, seconds: 7) == "30%  120.5 MB of 400.0 MB, 10.2 MB/s, 27 s left")
        progress.total = nil
        #expect(line.text(progress, seconds: 7) == "120.5 MB, 10.2 MB/s")
        progress.stage = .waiting
        #expect(line.text(progress, seconds: 7) == "120.5 MB: the connection broke, trying again")
    }

    @Test func theArchiveIsWhatTheOptionsSay() throws {
        #expect(try DownloadOptions.parse([]).archive == nil)
        #expect(try DownloadOptions.parse(["--download", "CelebA"]).archive == .celebA)
        let digits = "0123456789ABCDEF0123456789ABCDEF"
        let archive = try DownloadOptions.parse(
            ["--download", "celeba", "--url", "http://a/b", "--md5", digits, "--to", "x"]
        ).archive
        #expect(archive?.address == "http://a/b")
        #expect(archive?.md5 == digits.lowercased())
    }

    @Test(arguments: [["--download", "imagenet"], ["--to", "x"], ["--download", "celeba", "--md5", "0"]])
    func badUsageIsRefused(arguments: [String]) {
        #expect(throws: (any Error).self) { try DownloadOptions.parse(arguments) }
    }
}
