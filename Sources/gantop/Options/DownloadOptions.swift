import ArgumentParser
import Faces
import Foundation
import RunEvents

/// `gantop data --download celeba`: fetches faces that are published for research.
struct DownloadOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Fetch published faces instead: celeba.", valueName: "name"))
    var download: FaceArchive?

    @Option(help: ArgumentHelp("With --download: the folder to put them in (default: data).", valueName: "folder"))
    var to: String?

    @Flag(name: .customLong("accept-license"), help: "With --download: accept the terms without being asked.")
    var acceptsLicense = false

    @Option(help: ArgumentHelp("With --download: another address of the same archive.", valueName: "address"))
    var url: String?

    @Option(help: ArgumentHelp("With --download: the MD5 that the archive must have.", valueName: "digits"))
    var md5: String?

    func validate() throws {
        if download == nil, to != nil || acceptsLicense || url != nil || md5 != nil {
            throw ValidationError("--to, --accept-license, --url and --md5 go with --download.")
        }
        if let md5, md5.wholeMatch(of: /[0-9a-fA-F]{32}/) == nil {
            throw ValidationError("--md5 must be 32 hexadecimal digits, and '\(md5)' is not.")
        }
    }

    /// What is to be fetched, if anything.
    var archive: FaceArchive? {
        guard var archive = download else { return nil }
        if let url { archive.address = url }
        if let md5 { archive.md5 = md5.lowercased() }
        return archive
    }

    func run(_ archive: FaceArchive) throws {
        PlainOutput.line(archive.license)
        guard try acceptsLicense || asksToAccept() else {
            throw RunFailure(description: "nothing was fetched: the terms were not accepted")
        }
        let fetching = ArchiveDownload(archive, folder: to ?? "data")
        var line = DownloadLine()
        let isNew: Bool
        do {
            isNew = try fetching.run { line.show($0) }
        } catch {
            ProgressLine.clear()
            throw error
        }
        ProgressLine.clear()
        let found = FaceSources.findCelebA() == fetching.path
        PlainOutput.line("\(fetching.path): \(isNew ? "fetched" : "already there"), its MD5 is right")
        PlainOutput.line("train on it with: gantop train" + (found ? "" : " --data \(fetching.path.shellQuoted)"))
    }

    private func asksToAccept() throws -> Bool {
        guard isatty(STDIN_FILENO) == 1 else {
            throw RunFailure(description: "nothing was fetched: accept the terms above with --accept-license")
        }
        print("Do you accept these terms? [y/N] ", terminator: "")
        fflush(nil)
        let answer = readLine()?.lowercased()
        return answer == "y" || answer == "yes"
    }
}

extension FaceArchive: ExpressibleByArgument {
    /// The archive of this name, in any case of letters.
    public init?(argument: String) {
        guard let archive = Self.all.first(where: { $0.name == argument.lowercased() }) else { return nil }
        self = archive
    }
}

/// A download in words: a line in place on a terminal, nothing elsewhere.
struct DownloadLine {
    private var start: (seconds: Double, received: Int)?

    mutating func show(_ progress: DownloadProgress) {
        ProgressLine.show(text(progress, seconds: ProcessInfo.processInfo.systemUptime))
    }

    /// - Parameter seconds: a clock that only goes forward.
    mutating func text(_ progress: DownloadProgress, seconds: Double) -> String {
        let done = Self.megabytes(progress.received)
        switch progress.stage {
        case .checking: return "comparing with the published MD5"
        case .waiting: return "\(done): the connection broke, trying again"
        case .fetching: break
        }
        let begin = start ?? (seconds, progress.received)
        start = begin
        let rate = seconds > begin.seconds ? Double(progress.received - begin.received) / (seconds - begin.seconds) : 0
        let speed = rate > 0 ? ", \(Self.megabytes(Int(rate)))/s" : ""
        guard let total = progress.total, total > 0 else { return done + speed }
        let left = rate > 0 ? ", \(Int(Double(max(0, total - progress.received)) / rate)) s left" : ""
        return "\(progress.received * 100 / total)%  \(done) of \(Self.megabytes(total))\(speed)\(left)"
    }

    private static func megabytes(_ bytes: Int) -> String {
        "\(bytes / 1_000_000).\(bytes / 100_000 % 10) MB"
    }
}
