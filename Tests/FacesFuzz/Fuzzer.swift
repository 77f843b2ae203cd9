import Dispatch
import Foundation

@testable import Faces

/// Feeds mutated files to everything that reads bytes from outside.
struct Fuzzer {
    private let pictures: [[UInt8]]
    private let archives: [[UInt8]]
    /// Cache files, one for each of `sides`.
    private let packed: [[UInt8]]
    /// The side of the layout's first version, and another.
    private static let sides = [28, 40]
    private let scratch: URL
    private var mutator: Mutator
    private let decoders = [
        FaceDecoder(FaceForm(side: 28, crop: .recipe)), FaceDecoder(FaceForm(side: 64, crop: .full)),
    ]
    /// Inputs read, by kind.
    private(set) var counts: [String: Int] = [:]

    var total: Int { counts.values.reduce(0, +) }

    init(folder: String, seed: UInt64) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        func files(_ ending: String) throws -> [[UInt8]] {
            try names.filter { $0.hasSuffix(ending) }.map {
                try [UInt8](Data(contentsOf: URL(filePath: "\(folder)/\($0)")))
            }
        }
        pictures = try files(".jpg") + files(".png")
        archives = try files(".zip")
        let shared = URL(filePath: "/dev/shm")
        let place =
            FileManager.default.fileExists(atPath: shared.path) ? shared : FileManager.default.temporaryDirectory
        scratch = place.appending(path: "gantop-fuzz-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        packed = try Self.sides.map { [scratch] in try Self.packedFile(of: folder, side: $0, in: scratch) }
        mutator = Mutator(seed: seed)
    }

    mutating func run(seconds: Double) throws {
        defer { try? FileManager.default.removeItem(at: scratch) }
        let end = DispatchTime.now() + seconds
        while DispatchTime.now() < end {
            for _ in 0..<16 { readPicture() }
            for _ in 0..<4 { readOrientation() }
            for _ in 0..<4 { readExpression() }
            for _ in 0..<4 { readAnswerOfHost() }
            try readArchive()
            try readPacked()
            try readAttributes()
            try readParts()
            for _ in 0..<4 { try readArray() }
            for _ in 0..<4 { readKind() }
            try readCaptions()
        }
    }

    private mutating func readPicture() {
        let input = mutator.changed(pick(pictures), with: pick(pictures))
        counts["pictures", default: 0] += 1
        _ = try? decoders[mutator.below(2)].decode(input)
    }

    private mutating func readOrientation() {
        let block: [UInt8] = [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]
        counts["EXIF blocks", default: 0] += 1
        _ = Orientation(exif: mutator.changed(block, with: pick(pictures))[...])
    }

    private mutating func readExpression() {
        let text = mutator.changed(Array("Smiling & (Eyeglasses | !Male) && Young".utf8), with: Array("((!!Male".utf8))
        counts["conditions", default: 0] += 1
        _ = try? AttributeExpression(String(decoding: text, as: UTF8.self))
    }

    /// A page in place of an archive, and the header that says which part of a file follows.
    private mutating func readAnswerOfHost() {
        let page = """
            <!DOCTYPE html><title>Virus scan &amp; warning</title><form action="/download?id=1" method=get>
            <input type="hidden" name="confirm" value='t&#39;x'><input type=hidden name=uuid value=a-b></form>
            """
        counts["answers of a host", default: 0] += 1
        let changed = mutator.changed(Array(page.utf8), with: Array("<form action=\"?&quot;'<title".utf8))
        _ = HostPage(String(decoding: changed, as: UTF8.self))
        let header = mutator.changed(Array("bytes 100-199/200".utf8), with: Array("*/-9223372036854775808".utf8))
        _ = ContentRange(String(decoding: header, as: UTF8.self))
    }

    /// CelebA's table of attributes and Kaggle's, a few lines of each.
    private mutating func readAttributes() throws {
        let names = FaceAttributes.names
        let rows = (1...3).map { row in names.indices.map { $0 % (row + 1) == 0 ? "1" : "-1" } }
        let official =
            "3\n\(names.joined(separator: " "))\n"
            + rows.enumerated().map { "00000\($0).jpg  \($1.joined(separator: " "))\n" }.joined()
        let kaggle =
            "image_id,\(names.joined(separator: ","))\r\n"
            + rows.enumerated().map { "00000\($0).jpg,\($1.joined(separator: ","))\r\n" }.joined()
        let saved = ";image_id;Smiling;Scarf;age\n0;\"a/1.jpg\";True;0;3.5\n1;\"a/2.jpg\";False;1.0;4\n"
        let path = scratch.appending(path: "attributes.txt").path
        let table = [official, kaggle, saved][mutator.below(3)]
        try write(mutator.changed(Array(table.utf8), with: Array(official.utf8)), to: path)
        counts["attribute tables", default: 0] += 1
        guard let read = try? AttributeTable(path: path) else { return }
        let faces = NamedFaces(names: ["000000.jpg", "x/a/1.png", "2.jpg"])
        _ = try? AttributeMatch(read.names, path: path, to: faces)
    }

    private mutating func readParts() throws {
        let forms = ["a.jpg 0\nb.jpg 1\nc.jpg 2\n", "image_id,partition\r\na.jpg,0\r\nb.jpg,1\r\nc.jpg,2\r\n"]
        let path = scratch.appending(path: "list_eval_partition.txt").path
        let table = Array(forms[mutator.below(2)].utf8)
        try write(mutator.changed(table, with: Array(forms[mutator.below(2)].utf8)), to: path)
        counts["tables of parts", default: 0] += 1
        _ = try? PartFaces(
            .train, of: NamedFaces(names: ["a.jpg", "x/b.jpg", "c.png"]), path: scratch.appending(path: "faces").path)
    }

    /// A small array of NumPy's, alone and, as far as the fixtures have archives, among others.
    private mutating func readArray() throws {
        let type = ["|u1", "<f2", "<f4", "<f8"][mutator.below(4)]
        let header = "{'descr': '\(type)', 'fortran_order': False, 'shape': (2, 3, 16, 16), }\n"
        var array = ArrayHeader.magic + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8)
        array += [UInt8](repeating: UInt8(mutator.below(256)), count: 2 * 16 * 16 * 3 * [1, 2, 4, 8][mutator.below(4)])
        let path = scratch.appending(path: "input.npy").path
        try write(mutator.changed(array, with: Array(header.utf8)), to: path)
        counts["arrays", default: 0] += 1
        readAll(try? FaceSources.open(path: path, seed: 1, side: 28, cache: nil))
    }

    private mutating func readKind() {
        let forms = [
            "<!DOCTYPE html><title>Sign in</title>", "version https://git-lfs.github.com/spec/v1", "d8:announce3:udp",
            "\u{0}\u{0}\u{8}\u{3}\u{0}\u{0}\u{1}\u{0}", "RIFF....WEBP", "....ftypheic",
        ]
        counts["kinds of files", default: 0] += 1
        _ = FileKind(mutator.changed(Array(forms[mutator.below(forms.count)].utf8), with: pick(pictures)))
    }

    /// Every form of captions in turn, and what is made of those that are read.
    private mutating func readCaptions() throws {
        let forms = [
            "a/1.jpg#0\ta red bird, no spots\nb/2\tnot \u{E4}lter\n",
            "image,caption\r\na/1.jpg,\"a \"\"red\"\" bird\nwith spots\"\r\nb/2.png,without spots\r\n",
            "{\"image\": \"a/1.jpg\", \"text\": [\"a red bird\", \"\\u00e4\"]}\n{\"file_name\": \"2\", \"caption\": \"x\"}\n",
        ]
        let form = Array(forms[mutator.below(forms.count)].utf8)
        let files = mutator.below(4) == 0 && !archives.isEmpty ? archives : [form]
        let path = scratch.appending(path: "captions").path
        try write(mutator.changed(pick(files), with: Array(forms[mutator.below(forms.count)].utf8)), to: path)
        counts["tables of captions", default: 0] += 1
        guard let table = try? CaptionTable(path: path) else { return }
        guard let match = try? CaptionMatch(table, to: NamedFaces(names: ["a/1.jpg", "x/b/2.png", "2.jpg"])) else {
            return
        }
        _ = try? CaptionedConditions(match)
    }

    private mutating func readArchive() throws {
        let path = scratch.appending(path: "input.zip").path
        try write(mutator.changed(pick(archives), with: pick(archives)), to: path)
        counts["archives", default: 0] += 1
        readAll(try? FaceSources.open(path: path, seed: 1, side: 28, cache: nil))
    }

    private mutating func readPacked() throws {
        let path = scratch.appending(path: "input.faces").path
        let input = mutator.changed(pick(packed), with: pick(pictures))
        try write(mutator.below(2) == 0 ? input : Self.signed(input), to: path)
        counts["cache files", default: 0] += 1
        for side in Self.sides { readAll(try? FaceSources.open(path: path, seed: 1, side: side, cache: nil)) }
    }

    private func readAll(_ source: (any FaceSource)?) {
        guard let source else { return }
        for index in 0..<min(source.count, 100) {
            _ = source.faceName(index)
            _ = try? source.face(index)
        }
    }

    private mutating func pick(_ inputs: [[UInt8]]) -> [UInt8] {
        inputs.isEmpty ? [] : inputs[mutator.below(inputs.count)]
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        try Data(bytes).write(to: URL(filePath: path))
    }

    /// A cache file with the digest that its header should have, so that what stands behind the digest is read; as it
    /// is where the header has no end.
    private static func signed(_ file: [UInt8]) -> [UInt8] {
        guard file.count >= FaceCacheHeader.fixedBytes else { return file }
        let lengths = [40, 48, 56].map { FaceCacheHeader.number(file, at: $0) }
        guard lengths.allSatisfy({ $0 <= file.count }) else { return file }
        let end = FaceCacheHeader.fixedBytes + Int(lengths[0] + 4 * lengths[1] + lengths[2])
        guard end <= file.count else { return file }
        var signed = file
        let digest = FaceCacheHeader.fixedBytes - Digest.byteCount..<FaceCacheHeader.fixedBytes
        signed.replaceSubrange(digest, with: [UInt8](repeating: 0, count: Digest.byteCount))
        signed.replaceSubrange(digest, with: Digest.sha256(Array(signed[..<end])))
        return signed
    }

    /// A whole cache file of the fixtures' pictures.
    private static func packedFile(of folder: String, side: Int, in scratch: URL) throws -> [UInt8] {
        let cache = FaceCache(folder: scratch.appending(path: "cache-\(side)").path, minimumCount: 1)
        let source = try FaceSources.open(path: folder, seed: 1, side: side, cache: cache)
        for index in 0..<source.count { _ = try? source.face(index) }
        guard let path = cache.entries().first?.path else { return [] }
        if let file = try? Data(contentsOf: URL(filePath: path)) { return [UInt8](file) }
        // It has become whole on the side, and has its proper name now.
        guard let path = cache.entries().first?.path else { return [] }
        return try [UInt8](Data(contentsOf: URL(filePath: path)))
    }
}

/// A source that has nothing but names.
private struct NamedFaces: FaceSource {
    let name = "names"
    let side = 28
    let names: [String]
    var count: Int { names.count }

    func faceName(_ index: Int) -> String { names[index] }

    func face(_ index: Int) throws(FaceError) -> FaceImage {
        throw .unreadableFace(name: names[index], reason: "it is a name only")
    }
}
