import Foundation
import Testing

@testable import Faces

/// The files that `Tests/Reference/faces_fixtures.py` writes.
enum Fixture {
    static let folder = Bundle.module.bundleURL.appending(path: "Fixtures")

    static func path(_ name: String) -> String {
        folder.appending(path: name).path
    }

    static func bytes(_ name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: folder.appending(path: name)))
    }

    /// The names of the pictures that are sound, in byte order, as `pictures.bin` has them.
    static func pictureNames() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { [".jpg", ".png"].contains($0.suffix(4)) && !$0.hasPrefix("huge") && !$0.hasPrefix("tiny") }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The script's `noise`: bytes that a formula decides.
    static func noise(width: Int, height: Int) -> DecodedPicture {
        let pixels = (1...UInt64(width * height * 3)).map { number in
            var word = number &* 0x9e37_79b9_7f4a_7c15
            word = (word ^ (word >> 29)) &* 0xbf58_476d_1ce4_e5b9
            return UInt8(word >> 56)
        }
        return DecodedPicture(width: width, height: height, pixels: pixels)
    }
}

/// A folder that is gone when the test is over.
final class TemporaryFolder {
    let url = FileManager.default.temporaryDirectory.appending(path: "faces-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    var path: String { url.path }

    /// Writes a file, making the folders that it needs.
    func write(_ bytes: [UInt8], to name: String) throws {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }
}

/// Names of faces that nobody looks at.
struct NamedFaces: FaceSource {
    let name = "named"
    let side = FaceImage.tutorialSide
    var names: [String]

    var count: Int { names.count }

    func faceName(_ index: Int) -> String { names[index] }

    func face(_ index: Int) throws(FaceError) -> FaceImage {
        throw .unreadableFace(name: names[index], reason: "a name alone")
    }
}

/// A source whose faces are one colour each: face i is filled with i modulo 251.
struct PlainFaceSource: FaceSource {
    let name = "plain"
    let side = FaceImage.tutorialSide
    var count: Int
    var unreadable: Set<Int> = []

    func faceName(_ index: Int) -> String { "\(index).jpg" }

    func face(_ index: Int) throws(FaceError) -> FaceImage {
        if unreadable.contains(index) { throw .unreadableFace(name: faceName(index), reason: "torn") }
        return FaceImage(pixels: [UInt8](repeating: UInt8(index % 251), count: FaceImage.byteCount))
    }
}
