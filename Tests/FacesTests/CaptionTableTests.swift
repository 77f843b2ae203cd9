import Foundation
import Networks
import Testing

@testable import Faces

@Suite struct CaptionTableTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func table(_ text: String) throws -> CaptionTable {
        try folder.write(Array(text.utf8), to: "captions")
        return try CaptionTable(path: folder.path + "/captions")
    }

    /// Names and captions in the table's order.
    private func content(_ table: CaptionTable) -> [String: [String]] {
        Dictionary(
            uniqueKeysWithValues: (0..<table.count).map { (table.names.string($0), table.captions(ofRow: $0)) })
    }

    // MARK: One file

    private static let expected = ["a/1": ["one bird", "the second"], "a/2": ["two, or \"three\""]]

    /// Each with its form.
    static let files: [(text: String, form: CaptionForm)] = [
        ("a/1.jpg\tone bird\na/2.jpg\ttwo, or \"three\"\na/1.jpg\tthe second\n", .tabbedLines),
        ("a/1.jpg#0\tone bird\r\na/1.jpg#1\tthe second\r\n\r\na/2.jpg#0\ttwo, or \"three\"", .tabbedLines),
        ("\u{FEFF}a/2\t two, or \"three\" \na\\1.PNG\tone bird\n./a/1\tthe second", .tabbedLines),
        ("image,caption\na/1.jpg,one bird\na/1.jpg,the second\na/2.jpg,\"two, or \"\"three\"\"\"\n", .fields),
        (
            "\u{FEFF}id;Text;File_Name\r\n1;one bird;a/1.jpg\r\n2;\"the\nsecond\";a/1.jpg\r\n"
                + "3;\"two, or \"\"three\"\"\" ;a/2.jpg\r\n", .fields
        ),
        (
            "image_name| comment_number| comment\na/1.jpg| 0| one bird\na/1.jpg| 1| the second\n"
                + "a/2.jpg| 0|two, or \"three\"\n", .fields
        ),
        ("filename\tdescription\na/1\tone bird\na/1\tthe second\na/2\t\"two, or \"\"three\"\"\"\n", .fields),
        (
            #"{"file_name": "a/1.jpg", "caption": ["one bird", "the\nsecond"], "width": 3, "deep": {"a": [null]}}"#
                + "\n" + #"{"image": "a/2.jpg", "text": "two, or \"three\""}"#, .jsonLines
        ),
        (
            "\n" + #"{"text": "one bird", "image": "a/1.jpg"}"# + "\n\n" + #" {"text": [], "image": "a/2"}"# + "\n"
                + #"{"TEXT": "the second", "Image": "a/1.jpg"}"# + "\n"
                + #"{"image": "a/2", "text": ["two, or \u0022three\u0022", "", "\t"], "caption": 7}"#, .jsonLines
        ),
    ]

    @Test(arguments: files.indices)
    func everyFormGivesTheSameCaptions(_ index: Int) throws {
        let table = try table(Self.files[index].text)
        #expect(content(table) == Self.expected)
        #expect(table.form == Self.files[index].form)
        #expect(table.captionCount == 3)
        #expect(table.captions(of: "a/1.jpeg") == ["one bird", "the second"])
        #expect(table.captions(of: "1.jpg").isEmpty && table.captions(of: "").isEmpty)
    }

    @Test func namesAreTakenAsTheyAre() throws {
        let lines = [
            #"{"image_id": 139, "caption": "x"}"#, #"{"name": "f#1.jpg", "caption": "x"}"#,
            #"{"name": "v1.2", "caption": "x"}"#, #"{"name": "a.webp", "caption": "x"}"#,
        ]
        #expect(content(try table(lines.joined(separator: "\n"))).keys.sorted() == ["139", "a", "f#1", "v1.2"])
        #expect(content(try table("f#1.jpg\tx\nPK.jpg\tx\nb#.jpg#12\tx")).keys.sorted() == ["PK", "b#", "f#1"])
    }

    /// Of two titles that fit, the one that stands first in the list counts, wherever its column is.
    @Test func theLikelierColumnCounts() throws {
        let table = try table("name,image,description,caption\nAnna,1.jpg,long,short\n")
        #expect(content(table) == ["1": ["short"]])
    }

    @Test func controlCharactersBecomeSpaces() throws {
        #expect(try table("a\tred\u{1B}[2Jbird\u{7F}\n").captions(of: "a") == ["red [2Jbird"])
    }

    /// Longer than the reader's buffer, out of order, several lines a picture.
    @Test func longTablesAreReadPieceByPiece() throws {
        let rows = (0..<6000).map {
            ("\($0 * 7919 % 2000)", "caption \($0) x" + String(repeating: "y", count: $0 % 90))
        }
        let table = try table(rows.map { "\($0.0).jpg\t\($0.1)" }.joined(separator: "\n"))
        #expect(table.count == 2000 && table.captionCount == 6000)
        for name in ["0", "7", "1999"] {
            #expect(table.captions(of: name) == rows.filter { $0.0 == name }.map(\.1))
        }
    }

    // MARK: What is wrong

    /// Each with its error but for the path.
    static let badFiles: [(text: String, error: @Sendable (String) -> CaptionError)] = {
        func malformed(_ line: Int, _ expected: String, _ found: String) -> @Sendable (String) -> CaptionError {
            { .malformed(path: $0, line: line, expected: expected, found: found) }
        }
        let names = "'image', 'file_name', 'filename', 'image_id', 'image_name', 'name'"
        let texts = "'caption', 'captions', 'text', 'comment', 'description'"
        let doubled = "a separator behind a closing quote (a quote within one is doubled)"
        return [
            ("", { .empty(path: $0) }),
            ("\u{FEFF}\n \n", { .empty(path: $0) }),
            ("a.jpg\t\nb.jpg\t \n", { .empty(path: $0) }),
            ("image,caption\n", { .empty(path: $0) }),
            ("a bird\n", { .unknownForm(path: $0, found: "'a bird'") }),
            (
                "[{\"image\": 1}]\n",
                {
                    .unknownForm(
                        path: $0, found: "a JSON list (JSON lines have one object a line, without brackets)")
                }
            ),
            ("file,Caption,\"b,c\"\n", { .missingColumns(path: $0, found: ["file", "Caption", "b,c"]) }),
            ("image,label\na,b\n", { .missingColumns(path: $0, found: ["image", "label"]) }),
            ("a\tb\nc\n", malformed(2, "a name, a tab and a caption", "'c'")),
            ("a\tb\n\tc\n", malformed(2, "the name of a picture", "none")),
            (".jpg#0\tc\n#1\tx", malformed(2, "the name of a picture", "none")),
            ("a\t" + String(repeating: "x", count: 65_535), malformed(1, "at most 65,536 bytes", "a longer line")),
            ("a\tb\n" + String(repeating: "x", count: 10 << 20), malformed(2, "at most 65,536 bytes", "a longer line")),
            ("image,caption\na,b\nc\n", malformed(3, "2 fields, as the header has", "1")),
            (
                "image,caption\na,b, or c\n",
                malformed(2, "2 fields, as the header has", "3 (is there a separator outside of quotes?)")
            ),
            ("image,caption\na,\"b\nc\n", malformed(2, "a closing quote", "the end of the file")),
            ("image,caption\na,\"b\"c\n", malformed(2, doubled, "more text")),
            (
                "image,caption\na,\"" + String(repeating: "x\n", count: 40_000) + "\"\n",
                malformed(2, "a closing quote within 65,536 bytes", "none")
            ),
            ("{\"image\": \"a\", \"text\": \"b\"}\n[1]\n", malformed(2, "a JSON object", "'[1]'")),
            ("{\n", malformed(1, "a JSON object", "'{'")),
            ("{}", malformed(1, "the picture's name as \(names)", "an object without entries")),
            (
                #"{"images": [], "info": {}}"#, malformed(1, "the picture's name as \(names)", "only 'images', 'info'")
            ),
            (
                #"{"image": [1], "text": "a"}"#,
                malformed(1, "the picture's name as \(names)", "something else as 'image'")
            ),
            (
                #"{"image": "a", "text": 5}"#,
                malformed(1, "a caption or a list of captions as \(texts)", "a number as 'text'")
            ),
            (
                #"{"image": "a", "text": {"en": "b"}}"#,
                malformed(1, "a caption or a list of captions as \(texts)", "something else as 'text'")
            ),
            (
                String(repeating: "a\tb\n", count: 1001),
                malformed(1001, "at most 1,000 captions of a picture", "more")
            ),
            (
                String(repeating: "a\tb\nc\td\n", count: 1001),
                { .unreadable(path: $0, reason: "a has more than 1,000 captions; leave some out") }
            ),
        ]
    }()

    @Test(arguments: badFiles.indices)
    func badFilesAreRefused(_ index: Int) throws {
        let bad = Self.badFiles[index]
        let error = #expect(throws: CaptionError.self) { try table(bad.text) }
        #expect(error == bad.error(folder.path + "/captions"))
        let words = error?.description ?? ""
        #expect(words.hasPrefix(folder.path) && !words.contains(where: \.isNewline))
    }

    @Test func otherEncodingsAreNamed() throws {
        let path = folder.path + "/captions"
        try folder.write(Array("a\tb\nc\tna".utf8) + [0xEF] + Array("ve\n".utf8), to: "captions")
        let latin = CaptionError.encoding(path: path, line: 2, likely: "latin1")
        #expect(throws: latin) { try CaptionTable(path: path) }
        #expect(
            latin.description
                == "\(path), line 2: it is not UTF-8; convert the file, as with 'iconv -f latin1 -t utf-8'")
        for start: [UInt8] in [[0x89, 0x48, 0x44, 0x46], [0x1F, 0x8B, 0x08, 0x08, 0x61], Array("a\0\t\0".utf8)] {
            try folder.write(start + [0x0D, 0x0A, 0x1A], to: "captions")
            #expect(throws: CaptionError.unknownForm(path: path, found: "binary data")) { try CaptionTable(path: path) }
        }
        try folder.write([0xFF, 0xFE] + Array("a\tb\n".utf8).flatMap { [$0, 0] }, to: "captions")
        #expect(throws: CaptionError.encoding(path: path, line: 1, likely: "utf-16")) { try CaptionTable(path: path) }
    }

    @Test func whatIsNoTableIsRefused() throws {
        let missing = folder.path + "/missing"
        #expect(throws: CaptionError.unreadable(path: missing, reason: "there is no such folder or file")) {
            try CaptionTable(path: missing)
        }
        let pipe = folder.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(throws: CaptionError.unreadable(path: pipe, reason: "it is neither a folder nor a file")) {
            try CaptionTable(path: pipe)
        }
        try FileManager.default.removeItem(atPath: pipe)
        try folder.write([1], to: "1.jpg")
        #expect(throws: CaptionError.noTexts(path: folder.path)) { try CaptionTable(path: folder.path) }
        let cut = Fixture.path("cut.zip")
        let reason = "the archive's directory is missing; is it wholly downloaded?"
        #expect(throws: CaptionError.unreadable(path: cut, reason: reason)) { try CaptionTable(path: cut) }
    }

    /// Any change of a few bytes gives a table or a plain error.
    @Test func mutatedFilesNeverCrash() throws {
        let sound = Self.files.map { Array($0.text.utf8) }
        var random = SeededRandom(seed: 11, stream: 0)
        var refused = 0
        for round in 0..<450 {
            var bytes = sound[round % sound.count]
            for _ in 0...random.next() % 4 {
                let place = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 3 {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes.remove(at: place)
                default: bytes.insert(bytes[Int(random.next() % UInt64(bytes.count))], at: place)
                }
            }
            try folder.write(bytes, to: "captions")
            do throws(CaptionError) { _ = try CaptionTable(path: folder.path + "/captions") } catch {
                refused += 1
                #expect(!error.description.contains { $0.isNewline })
            }
        }
        #expect(refused > 50)
    }
}
