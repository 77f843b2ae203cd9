import Foundation
import Testing

@testable import Faces

@Suite struct FacePartTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A table in which face i of `count` is in part i modulo 3.
    private func write(_ count: Int, to name: String, separator: String = " ", header: String? = nil) throws {
        let rows = (0..<count).map { "\($0).jpg\(separator)\($0 % 3)" }
        let text = ((header.map { [$0] } ?? []) + rows).joined(separator: "\n") + "\n"
        try folder.write(Array(text.utf8), to: name)
    }

    private func choose(_ part: FacePart, of count: Int = 12, holdsOut: Bool = false) throws -> ChosenFaces {
        try ChosenFaces(
            from: PlainFaceSource(count: count), path: folder.path + "/faces", attributes: nil, only: nil, part: part,
            holdsOut: holdsOut)
    }

    private func names(_ source: any FaceSource) -> [String] { (0..<source.count).map(source.faceName) }

    @Test(arguments: [
        ("list_eval_partition.txt", " ", nil), ("Eval/list_eval_partition.txt", "  ", nil),
        ("list_eval_partition.csv", ",", "image_id,partition"), ("list_eval_partition.csv", ";", "split;image_id"),
        ("faces/list_eval_partition.csv", "\t", "file\tsplit"),
    ])
    func partsAreReadInEveryForm(place: String, separator: String, header: String?) throws {
        try folder.write([], to: "faces/0.jpg")
        if header?.hasPrefix("split") == true {
            let rows = (0..<12).map { "\(["train", "valid", "test"][$0 % 3]);\"\($0).jpg\"\n" }.joined()
            try folder.write(Array(("split;image_id\n" + rows).utf8), to: place)
        } else {
            try write(12, to: place, separator: separator, header: header)
        }
        #expect(try names(choose(.train).source) == ["0.jpg", "3.jpg", "6.jpg", "9.jpg"])
        #expect(try names(choose(.validation).source) == ["1.jpg", "4.jpg", "7.jpg", "10.jpg"])
        let test = try choose(.test)
        #expect(names(test.source) == ["2.jpg", "5.jpg", "8.jpg", "11.jpg"])
        #expect(try test.source.face(1) == PlainFaceSource(count: 12).face(5))
        #expect(test.source.name == "plain, test part")
        #expect(
            test.remarks == ["test part: 4 of 12 faces, matched by path: \(folder.path)/\(place), found here"])
        #expect(try names(choose(.all).source).count == 12)
    }

    @Test func facesThatTheTableDoesNotNameAreInNoPart() throws {
        try write(6, to: "list_eval_partition.txt")
        let chosen = try choose(.train, of: 8)
        #expect(names(chosen.source) == ["0.jpg", "3.jpg"])
        #expect(chosen.remarks.first?.contains("2 of 8 faces, matched by path, none of 6.jpg") == true)
    }

    @Test func heldOutFacesComeFromWithinThePart() throws {
        try write(300, to: "list_eval_partition.txt")
        let chosen = try choose(.validation, of: 300, holdsOut: true)
        let heldOut = names(try #require(chosen.heldOut))
        let part = Set((0..<100).map { "\($0 * 3 + 1).jpg" })
        #expect(!heldOut.isEmpty && part.isSuperset(of: heldOut))
        #expect(Set(names(chosen.source)) == part.subtracting(heldOut))
    }

    /// The attributes' table is judged by all faces, so that a part has those that the whole has.
    @Test func attributesOfThePartAreThoseOfTheWhole() throws {
        try write(12, to: "list_eval_partition.txt")
        let smiling = FaceAttributes(names: ["Smiling"]).rawValue
        let rows = (0..<12).map { ("\($0).jpg", $0 == 4 ? smiling : 0) }
        try folder.write(Array(AttributeText.plain(rows).utf8), to: "list_attr_celeba.txt")
        let chosen = try ChosenFaces(
            from: PlainFaceSource(count: 12), path: folder.path + "/faces", attributes: nil, only: "Smiling",
            part: .validation)
        #expect(names(chosen.source) == ["4.jpg"])
    }

    @Test func withoutATableThereAreNoParts() throws {
        #expect(throws: AttributeError.noParts(source: "plain")) { try choose(.train) }
        #expect(throws: AttributeError.noParts(source: "synthetic faces")) {
            try ChosenFaces(
                from: SyntheticFaceSource(seed: 1, count: 3, side: 28), path: "synthetic", attributes: nil, only: nil,
                part: .test)
        }
        try folder.write(Array("0.jpg 0\n".utf8), to: "list_eval_partition.txt")
        let path = folder.path + "/list_eval_partition.txt"
        #expect(throws: AttributeError.emptyPart(path: path, source: "plain", part: .test)) { try choose(.test) }
        try folder.write(Array("x.jpg 0\n".utf8), to: "list_eval_partition.txt")
        #expect(throws: AttributeError.foreign(path: path, source: "plain", example: "0.jpg", named: "x.jpg")) {
            try choose(.train)
        }
    }

    @Test(arguments: [
        ("", 1, "the end of the file"), ("hello\n", 1, "'hello'"), ("a.jpg 3\n", 1, "'a.jpg 3'"),
        ("a.jpg 0\nb.jpg\n", 2, "'b.jpg'"), ("a.jpg 0\nb.jpg 7\n", 2, "'b.jpg 7'"),
        ("image_id,partition\na.jpg,x\n", 2, "'a.jpg,x'"), ("image_id,age\na.jpg,0\n", 1, "'image_id,age'"),
    ])
    func badTablesAreRefused(text: String, line: Int, found: String) throws {
        try folder.write(Array(text.utf8), to: "list_eval_partition.txt")
        let path = folder.path + "/list_eval_partition.txt"
        #expect(
            throws: AttributeError.malformed(
                path: path, line: line, expected: "a file name and 0, 1 or 2", found: found)
        ) { try choose(.train) }
    }

    @Test func aNameTwiceIsRefused() throws {
        try folder.write(Array("b.jpg 0\na.jpg 1\nb.jpg 2\n".utf8), to: "list_eval_partition.txt")
        let path = folder.path + "/list_eval_partition.txt"
        #expect(
            throws: AttributeError.malformed(
                path: path, line: 3, expected: "each file once", found: "'b.jpg' again")
        ) { try choose(.train) }
    }
}
