import ArgumentParser
import Faces
import Foundation
import Networks
import Snapshots
import Testing

@testable import gantop

/// `gantop restore` with a narrow restorer that has learnt nothing: what is written where, and what is refused.
@Suite(.timeLimit(.minutes(15))) final class RestoreCommandTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "restore-\(UUID().uuidString)").path
    private let snapshot: String
    private let out: String

    init() throws {
        try FileManager.default.createDirectory(atPath: folder + "/in", withIntermediateDirectories: true)
        snapshot = folder + "/restorer.safetensors"
        out = folder + "/out"
        let pair = try #require(Architecture.restoring()?.scalingChannels(by: 1.0 / 32))
        try Self.write(pair, to: snapshot)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private static func write(_ pair: Architecture, to path: String) throws {
        let model = AdversarialModel(architecture: pair, batchSize: 2, seed: 3, threads: 1)
        let copy = ModelCopy(of: model)
        copy.take(from: model)
        let state = TrainingState(
            architecture: pair, hyperparameters: Hyperparameters(), batchSize: 2, seed: 3, faceCount: 10,
            latentRandom: SeededRandom(seed: 3, stream: 1), previewSeed: 3)
        try SnapshotFile.write(copy, state: state, gantopVersion: "1.2.3", to: path)
    }

    private typealias Pixels = (width: Int, height: Int, rgb: [UInt8])

    /// A picture of 60x50 pixels, smooth or not, with a magenta square perhaps.
    private func picture(_ name: String, isSmooth: Bool = true, hole: Range<Int> = 0..<0) throws -> Pixels {
        let (width, height) = (60, 50)
        let rgb = (0..<width * height).flatMap { place -> [UInt8] in
            let (row, column) = place.quotientAndRemainder(dividingBy: width)
            if hole ~= row && hole ~= column { return [255, 0, 255] }
            let texture = isSmooth ? 0 : column * 37 ^ row * 23
            return [60 + column, 200 - row, row + column].map { UInt8(($0 + texture) & 255) }
        }
        try PNGImage.write(rgb: rgb, width: width, height: height, to: "\(folder)/\(name)")
        return (width, height, rgb)
    }

    /// A mask that is white in a square.
    private func mask(_ name: String, hole: Range<Int>) throws {
        let (width, height) = (60, 50)
        let rgb = (0..<width * height).flatMap { place -> [UInt8] in
            let isWhite = hole ~= place / width && hole ~= place % width
            return [UInt8](repeating: isWhite ? 255 : 0, count: 3)
        }
        try PNGImage.write(rgb: rgb, width: width, height: height, to: "\(folder)/\(name)")
    }

    private func read(_ name: String) throws -> Pixels {
        try #require(PNGImage.decode(try FileSystem.read("\(out)/\(name)", limit: 1 << 22)))
    }

    private func restore(_ arguments: String...) throws {
        let command = try RestoreCommand.parse([snapshot] + arguments + ["--out", out, "--threads", "1"])
        try command.run()
    }

    /// The rows and columns that differ between two pictures of one size.
    private func changes(_ one: Pixels, _ other: Pixels) -> (rows: Set<Int>, columns: Set<Int>) {
        let places = (0..<one.width * one.height).filter {
            one.rgb[$0 * 3..<$0 * 3 + 3] != other.rgb[$0 * 3..<$0 * 3 + 3]
        }
        return (Set(places.map { $0 / one.width }), Set(places.map { $0 % one.width }))
    }

    @Test func onlyTheBoxChanges() throws {
        let before = try picture("in/a.png")
        try restore(folder + "/in/a.png", "--box", "4,6,40")
        let after = try read("a.png")
        #expect(after.width == 60 && after.height == 50)
        let (rows, columns) = changes(before, after)
        #expect(rows.isSubset(of: Set(7..<45)) && columns.isSubset(of: Set(5..<43)))
        #expect(rows.count > 20 && columns.count > 20)
    }

    @Test func onlyTheColouredHoleChanges() throws {
        let before = try picture("in/a.png", hole: 15..<25)
        try restore(folder + "/in/a.png", "--hole", "#ff00ff")
        let after = try read("a.png")
        let (rows, columns) = changes(before, after)
        #expect(rows == Set(15..<25) && columns == Set(15..<25))
    }

    @Test func masksGoByStem() throws {
        let (a, b) = (try picture("in/a.png", isSmooth: false), try picture("in/b.png", isSmooth: false))
        try FileManager.default.createDirectory(atPath: folder + "/masks", withIntermediateDirectories: true)
        try mask("masks/a.png", hole: 12..<20)
        try mask("masks/b.png", hole: 20..<30)
        try restore(folder + "/in", "--mask", folder + "/masks")
        #expect(changes(a, try read("a.png")).rows == Set(12..<20))
        #expect(changes(b, try read("b.png")).columns == Set(20..<30))
        // A third has no mask: it alone fails.
        _ = try picture("in/c.png")
        let error = #expect(throws: ExitCode.self) {
            try self.restore(self.folder + "/in", "--mask", self.folder + "/masks", "--force")
        }
        #expect(error == ExitCode.failure)
        #expect(FileSystem.status(out + "/c.png") == nil)
        let masks = try MaskChoice(folder + "/masks")
        #expect { try masks.mask(of: "x/c.png") } throws: { "\($0)".hasPrefix("x/c.png: there is no mask 'c.png' in ") }
        try mask("masks/a.jpeg", hole: 1..<3)
        let doubled = try MaskChoice(folder + "/masks")
        #expect { try doubled.mask(of: "a.jpg") } throws: { "\($0)".contains("2 masks named 'a'; one is needed") }
    }

    /// A bad file does not keep the others from being restored.
    @Test func othersGoOn() throws {
        _ = try picture("in/a.png")
        _ = try picture("in/c.png")
        try AtomicFile.write(Array("no picture".utf8), to: folder + "/in/b.png")
        #expect(throws: ExitCode.failure) { try self.restore(self.folder + "/in", self.folder + "/nothing.png") }
        #expect(try FileSystem.names(in: out) == ["a.png", "c.png"])
    }

    @Test func nothingIsReplacedUnlessForced() throws {
        _ = try picture("in/a.png")
        try restore(folder + "/in/a.png")
        let first = try FileSystem.read(out + "/a.png", limit: 1 << 20)
        let other = try picture("in/a.png", hole: 0..<9)
        #expect(throws: ExitCode.failure) { try self.restore(self.folder + "/in/a.png") }
        #expect(try FileSystem.read(out + "/a.png", limit: 1 << 20) == first)
        try restore(folder + "/in/a.png", "--force")
        #expect(try read("a.png").rgb.prefix(27) == other.rgb.prefix(27))
        // Two pictures of one stem would be one file, whatever is allowed.
        try FileManager.default.createDirectory(atPath: folder + "/in2", withIntermediateDirectories: true)
        _ = try picture("in2/a.png")
        #expect(throws: ExitCode.failure) {
            try self.restore(self.folder + "/in/a.png", self.folder + "/in2/a.png", "--force")
        }
        #expect(try read("a.png").rgb.prefix(27) == other.rgb.prefix(27))
    }

    @Test func comparedAndAsJPEG() throws {
        let before = try picture("in/a.png", hole: 15..<25)
        try restore(folder + "/in/a.png", "--hole", "#ff00ff", "--compare")
        let both = try read("a.png")
        #expect(both.width == 120 && both.height == 50)
        let grey = (20 * 120 + 20) * 3
        #expect(Array(both.rgb[grey..<grey + 3]) == [128, 128, 128])
        #expect(Array(both.rgb[180..<360]) == Array(before.rgb[..<180]))
        try restore(folder + "/in/a.png", "--format", "jpeg")
        let jpeg = try FileSystem.read(out + "/a.jpg", limit: 1 << 20)
        #expect(jpeg.starts(with: [0xFF, 0xD8, 0xFF]))
        #expect(try WholePicture(path: out + "/a.jpg").width == 60)
    }

    /// The face as the network has it, damaged first; known pixels of a hole are the face's.
    @Test func triedDamage() throws {
        _ = try picture("in/a.png")
        try restore(folder + "/in/a.png", "--try-damage", "hole=0.6", "--compare")
        let both = try read("a.png")
        #expect(both.width == 56 && both.height == 28)
        let pixels = (0..<28 * 28).map { place in (place / 28 * 56 + place % 28) * 3 }
        let grey = pixels.filter { both.rgb[$0..<$0 + 3].allSatisfy { $0 == 128 } }
        #expect(grey.count > 60 && grey.count < 200)
        let same = pixels.count { both.rgb[$0..<$0 + 3] == both.rgb[$0 + 84..<$0 + 87] }
        #expect(same >= 28 * 28 - 200)
        try restore(folder + "/in/a.png", "--try-damage", "noise", "--force")
        #expect(try read("a.png").width == 28)
    }

    @Test func theOtherCommandIsNamed() throws {
        let generator = folder + "/generator.safetensors"
        try Self.write(
            Architecture(latentSize: 5, generatorChannels: [4, 3, 2], discriminatorChannels: [2, 3, 4]), to: generator)
        _ = try picture("in/a.png")
        #expect {
            let command = try RestoreCommand.parse([generator, self.folder + "/in/a.png", "--out", self.out])
            try command.run()
        } throws: { "\($0)".contains("with: gantop sample /") }
        #expect {
            try SampleCommand.parse([self.snapshot, "--out", self.folder + "/grid.png"]).run()
        } throws: { "\($0)".contains("with: gantop restore /") }
        #expect(FileSystem.status(out) == nil && FileSystem.status(folder + "/grid.png") == nil)
    }

    @Test func anEmptyFolderIsSaid() throws {
        let list = PictureList([folder + "/in", folder + "/x.png"])
        #expect(list.paths == [folder + "/x.png"])
        #expect(list.problems.map(\.reason) == ["found no JPEG or PNG picture in it"])
        #expect(throws: ExitCode.failure) { try self.restore(self.folder + "/in") }
        #expect(PictureList.stem("a/b.c/d.e.png") == "d.e" && PictureList.stem("a/.png") == ".png")
        #expect(PictureList.stem("a/b") == "b")
    }

    @Test(arguments: [
        ["--hole", "red"], ["--hole", "#ff00f"], ["--box", "1,2"], ["--box", "1,2,x"], ["--box", "1,2,0"],
        ["--try-damage", "holes"], ["--try-damage", "hole=2"], ["--try-damage", "hole="], ["--format", "gif"],
        ["--mask", "m.png", "--hole", "#ff00ff"], ["--hole", "#ff00ff", "--try-damage", "blur"], ["--threads", "0"],
    ]) func optionsThatMeanNothing(arguments: [String]) {
        #expect(throws: (any Error).self) { try RestoreCommand.parse(["snapshot", "a.png"] + arguments) }
    }

    @Test func optionsAsTheyAreWritten() throws {
        #expect(try RestoreCommand.square("35,55,108") == CropSquare(left: 35, top: 55, side: 108))
        #expect(try RestoreCommand.damage("blur=0.25") == Damage(.blur, strength: 0.25))
        #expect(try RestoreCommand.damage("mixture") == Damage(.mixture, strength: RestoreCommand.usualStrength))
        #expect(throws: (any Error).self) { try RestoreCommand.parse(["snapshot"]) }
    }
}
