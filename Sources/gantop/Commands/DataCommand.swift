import ArgumentParser
import Faces
import Foundation
import Networks
import Snapshots

/// `gantop data`: what the networks will see of a source.
struct DataCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "data", abstract: "Show the faces that the networks will see.")

    @Argument(help: "A folder or zip of faces, or 'synthetic' (default: what training would use).")
    var path: String?

    @Option(help: "CelebA's table of attributes, .txt or .csv (default: list_attr_celeba beside the faces).")
    var attributes: String?

    @Option(help: "Captions: a folder or zip of text files, or one file of name TAB caption, CSV or JSON lines.")
    var captions: String?

    @Option(help: "Only faces that match, such as 'Smiling & Eyeglasses & !Male'.")
    var only: String?

    @Option(help: "One of CelebA's official parts, by list_eval_partition beside the faces.")
    var part = FacePart.all

    @Option(
        help: "How many faces to show, the first in name order (default: 64 in a PNG, as many as fit on a terminal).")
    var count: Int?

    @Option(help: "Write a PNG grid of them, one pixel for one pixel.")
    var out: String?

    @Option(help: "The side of the faces in pixels, as networks of that side see them.")
    var side = Architecture.tutorial.picture.side

    @Option(help: "The seed of synthetic faces.")
    var seed: UInt64 = 0

    @Option(help: "Which square of each picture: recipe (the middle 108 of CelebA's 178 pixels) or full (the largest).")
    var crop = FaceCrop.recipe

    @OptionGroup var screen: ScreenOptions

    @OptionGroup var cache: CacheOptions

    @OptionGroup var download: DownloadOptions

    @Flag(help: "Read every file and list those that cannot be used; exit status 1 if there are any.")
    var check = false

    @Flag(name: .customLong("held-out"), help: "List the names of the faces that 'train --hold-out' never trains on.")
    var heldOut = false

    func validate() throws {
        try require(count, in: 1...100_000, "--count")
        try require(side, in: NetworkLimits.pictureSides, "--side")
        if heldOut, check || out != nil || count != nil {
            throw ValidationError("--held-out lists names alone: leave out --check, --out and --count.")
        }
    }

    func run() throws {
        if cache.cache { return try cache.run() }
        if let archive = download.archive { return try download.run(archive) }
        if out != nil { try GridLimit.check(count: count ?? Self.gridCount, side: side) }
        let choice = DataChoice(path)
        let opened = try choice.open(seed: seed, side: side, crop: crop)
        if heldOut {
            let list = try HeldOutList(
                of: opened, path: choice.path, attributes: attributes, only: only, part: part)
            for line in list.remarks { ErrorOutput.remark("\(choice.described(opened)): \(line)") }
            for name in list.names { print(name) }
            return
        }
        PlainOutput.line("\(choice.described(opened)): \(opened.count) faces")
        let chosen = try ChosenFaces(
            from: opened, path: choice.path, attributes: attributes, only: only, part: part)
        let source = chosen.source
        for remark in opened.remarks + Enlargement.remarks(opened, crop: crop) + chosen.remarks {
            PlainOutput.line("  \(remark)")
        }
        if let others = opened.passedOver(opening: true).remark { PlainOutput.line("  \(others)") }
        let captionLines = try captionReport(of: source)
        let survey = check ? surveyAll(source) : FaceSurvey(of: source, limit: 256)
        show(survey, path: choice.path)
        if let balance = AttributeBalance(of: source) {
            for line in AttributeReport.lines(balance) { PlainOutput.line("  \(line)") }
        }
        for line in captionLines { PlainOutput.line("  \(line)") }
        if !check { try FaceSheet(screen)?.show(source, count: count) }
        if let out { try writeGrid(of: source, to: out) }
        if check, !survey.bad.isEmpty {
            throw RunFailure(description: "\(survey.bad.count) of \(survey.listed) files cannot be used")
        }
    }

    /// Faces of a PNG grid unless a count is given.
    private static let gridCount = 64

    /// Made before faces are looked at, so that a bad table shows at once; nothing where no captions were named.
    private func captionReport(of source: any FaceSource) throws -> [String] {
        guard let captions else { return [] }
        let match = try CaptionMatch(CaptionTable(path: captions), to: source)
        return CaptionReport.lines(match, try CaptionedConditions(match).vocabulary)
    }

    private func surveyAll(_ source: any FaceSource) -> FaceSurvey {
        defer { ProgressLine.clear() }
        return FaceSurvey(of: source) { done, all in
            ProgressLine.show(done: done, of: all)
            return true
        }
    }

    private func show(_ survey: FaceSurvey, path: String) {
        let looked = survey.examined < survey.listed ? " of \(survey.examined) looked at" : ""
        PlainOutput.line("  usable: \(survey.usable)\(looked)")
        let formats = survey.formats.sorted { $0.value > $1.value }.map { "\($0.value) \($0.key)" }
        if !formats.isEmpty { PlainOutput.line("  formats: " + formats.joined(separator: ", ")) }
        let sizes = survey.sizes.sorted { ($0.value, $0.key.width) > ($1.value, $1.key.width) }
        if !sizes.isEmpty {
            let more = sizes.count > 5 ? ", …" : ""
            let counts = sizes.prefix(5).map { "\($0.value) of \($0.key)" }
            PlainOutput.line("  sizes: " + counts.joined(separator: ", ") + more)
        }
        if survey.withoutEnd > 0 {
            PlainOutput.line("  without the mark that ends a JPEG, all pixels there: \(survey.withoutEnd)")
        }
        if let (flat, better) = survey.mixture {
            let help = better.map { "; give --data \(path)/\($0.printable)" } ?? ""
            PlainOutput.line("  \(flat) of \(survey.usable) are grey and nearly flat, as masks are\(help)")
        }
        for face in survey.bad { PlainOutput.line("  skipped \(face.name): \(face.reason)") }
    }

    private func writeGrid(of source: any FaceSource, to path: String) throws {
        let faces = source.firstFaces(count ?? Self.gridCount)
        guard !faces.isEmpty else {
            throw FaceError.tooFewFaces(source: source.name, usable: 0, listed: source.count, needed: 1, example: nil)
        }
        try FaceGrid(
            faces: faces.flatMap(\.pixels), count: faces.count, faceWidth: source.side, faceHeight: source.side
        ).write(to: path)
        PlainOutput.line("\(path): \(faces.count) faces")
    }
}

extension FaceSource {
    /// The first usable faces in name order.
    func firstFaces(_ count: Int) -> [FaceImage] {
        var faces: [FaceImage] = []
        for index in 0..<self.count where faces.count < count {
            if let face = try? face(index) { faces.append(face) }
        }
        return faces
    }
}

/// A line on a terminal's stderr that counts up in place; nothing where stderr is not a terminal.
enum ProgressLine {
    static func show(done: Int, of all: Int) {
        guard all > 0 else { return }
        let filled = done * 40 / all
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 40 - filled)
        show("[\(bar)] \(done)/\(all)")
    }

    static func show(_ text: String) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        FileHandle.standardError.write(Data("\r\u{1b}[K\(text)".utf8))
    }

    static func clear() {
        guard isatty(STDERR_FILENO) == 1 else { return }
        FileHandle.standardError.write(Data("\r\u{1b}[K".utf8))
    }
}
