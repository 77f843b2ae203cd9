import ArgumentParser
import Faces
import Networks
import Snapshots

/// `gantop restore`: the faces of damaged pictures made whole by a snapshot's restorer.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Restore damaged faces with a snapshot of a restorer.",
        discussion: """
            Holes are where a picture is wholly transparent, where its mask is white, or where it has the colour of \
            --hole: only they change. Without any the whole face is made better. All else stays bit for bit.
            """)

    @Argument(help: "A snapshot, or the folder of a run for its latest one.")
    var snapshot: String

    @Argument(help: "JPEG or PNG pictures, and folders of such.")
    var pictures: [String]

    @Option(
        help: ArgumentHelp(
            "A picture of the same size, white where pixels are unknown, else black; or a folder of them, by stem.",
            valueName: "file|folder"))
    var mask: String?

    @Option(help: ArgumentHelp("The colour of unknown pixels, such as '#ff00ff'.", valueName: "colour"))
    var hole: String?

    @Option(
        name: .customLong("try-damage"),
        help: ArgumentHelp(
            "Damage the face at the network's side first, to see what it can do: "
                + DamageKind.allCases.map(\.rawValue).joined(separator: ", ") + ", each with a strength of 0 to 1.",
            valueName: "kind[=strength]"))
    var triedDamage: String?

    @Option(
        help: ArgumentHelp(
            "Where the face is, in pixels (default: where the recipe's crop puts it).", valueName: "x,y,side"))
    var box: String?

    @Option(help: "The folder for what comes out, named by the pictures' stems.")
    var out = "restored"

    @Option(help: "png, or jpeg of quality 95.")
    var format = RestoredFolder.Format.png

    @Flag(help: "Damaged and restored side by side.")
    var compare = false

    @Flag(help: "Replace files of the same name.")
    var force = false

    @Option(help: "Threads that compute (default: all cores).")
    var threads: Int?

    func validate() throws {
        try require(threads, in: 1...1024, "--threads")
        guard [mask, hole, triedDamage].count(where: { $0 != nil }) <= 1 else {
            throw ValidationError("Give one of --mask, --hole and --try-damage at a time.")
        }
        if let hole, PictureColor(hole) == nil {
            throw ValidationError("--hole is a colour such as '#ff00ff', and '\(hole.printable)' is none.")
        }
        if let triedDamage { _ = try Self.damage(triedDamage) }
        if let box { _ = try Self.square(box) }
    }

    func run() throws {
        let file = try SnapshotFile(path: snapshotPath(snapshot))
        let pair = try file.state().architecture
        try PurposeCheck.require(.restoring, of: pair, path: file.path)
        let restorer = PictureRestorer(
            model: try file.generator(.average, threads: threads), damage: try choice(),
            box: try box.map(Self.square), isCompared: compare)
        let list = PictureList(pictures)
        var folder = RestoredFolder(path: out, format: format, replaces: force)
        var failures = list.problems.count
        for problem in list.problems { ErrorOutput.line(problem.description) }
        for (number, path) in list.paths.enumerated() {
            let count = list.paths.count > 1 ? "[\(number + 1)/\(list.paths.count)] " : ""
            do {
                let target = try folder.place(for: path)
                let (picture, remark) = try restorer.restored(path, seed: UInt64(number))
                try folder.write(picture, to: target)
                PlainOutput.line("\(count)\(target): \(remark)")
            } catch {
                failures += 1
                ErrorOutput.line(count + "\(error)")
            }
        }
        // Each failure had its line.
        if failures > 0 { throw ExitCode.failure }
    }

    private func choice() throws -> PictureRestorer.Damaged {
        if let mask { return .masked(try MaskChoice(mask)) }
        if let hole, let color = PictureColor(hole) { return .colored(color) }
        if let triedDamage { return .tried(try Self.damage(triedDamage)) }
        return .asItIs
    }

    /// How strong a damage is unless told: in the middle of what restorers learn from.
    static let usualStrength = 0.5

    /// A damage as it is written: `hole` or `hole=0.5`.
    static func damage(_ text: String) throws -> Damage {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let kind = parts.first.flatMap(DamageKind.init(rawValue:)) else {
            let kinds = DamageKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--try-damage knows \(kinds), not '\(text.printable)'.")
        }
        guard parts.count == 2 else { return Damage(kind, strength: usualStrength) }
        guard let strength = Double(parts[1]), 0...1 ~= strength else {
            throw ValidationError("--try-damage: a strength lies in 0...1, and '\(parts[1].printable)' does not.")
        }
        return Damage(kind, strength: strength)
    }

    /// A square as it is written: `X,Y,SIDE`.
    static func square(_ text: String) throws -> CropSquare {
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 3, let left = numbers[0], let top = numbers[1], let side = numbers[2],
            left >= 0, top >= 0, side > 0
        else {
            throw ValidationError(
                "--box is X,Y,SIDE in pixels, such as 35,55,108, and '\(text.printable)' is not.")
        }
        return CropSquare(left: left, top: top, side: side)
    }
}
