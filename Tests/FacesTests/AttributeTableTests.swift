import Foundation
import Networks
import Testing

@testable import Faces

/// Tables as text, for the tests to write.
enum AttributeText {
    /// The line of a face that has the attributes in `bits`.
    static func row(_ name: String, _ bits: UInt64, separator: String = " ", names: [String] = FaceAttributes.names)
        -> String
    {
        let face = FaceAttributes(rawValue: bits)
        let values = names.map { FaceAttributes.index(of: $0).map(face.holds) == true ? "1" : "-1" }
        return ([name] + values).joined(separator: separator)
    }

    /// The official form.
    static func plain(_ rows: [(String, UInt64)], count: String? = nil) -> String {
        let lines = [count ?? "\(rows.count)", FaceAttributes.names.joined(separator: " ")] + rows.map { row($0, $1) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Kaggle's form.
    static func commas(_ rows: [(String, UInt64)], names: [String] = FaceAttributes.names) -> String {
        let lines = [(["image_id"] + names).joined(separator: ",")]
        return (lines + rows.map { row($0, $1, separator: ",", names: names) }).joined(separator: "\n") + "\n"
    }
}

@Suite struct AttributeTableTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func table(_ text: String) throws -> AttributeTable {
        try folder.write(Array(text.utf8), to: "table")
        return try AttributeTable(path: folder.path + "/table")
    }

    private static let rows: [(String, UInt64)] = [
        ("000001.jpg", 0), ("000002.jpg", 1), ("000003.jpg", 1 << 39), ("000010.jpg", 1 << 40 - 1),
        ("000020.jpg", 0x55_5555_5555),
    ]

    @Test func bothFormsGiveTheSameBits() throws {
        let plain = try table(AttributeText.plain(Self.rows))
        #expect(plain.count == 5)
        for (name, bits) in Self.rows { #expect(plain[name]?.rawValue == bits) }
        #expect(plain["000004.jpg"] == nil && plain[""] == nil && plain["000020.jpgx"] == nil)
        #expect(try table(AttributeText.commas(Self.rows)) == plain)
    }

    @Test func formsThatPeopleMakeAreTaken() throws {
        let plain = AttributeText.plain(Self.rows)
        let expected = try table(plain)
        #expect(try table(plain.replacingOccurrences(of: "\n", with: "\r\n")) == expected)
        #expect(try table(plain.replacingOccurrences(of: " ", with: "  ")) == expected)
        #expect(try table(plain.replacingOccurrences(of: " ", with: "\t")) == expected)
        #expect(try table("\u{FEFF}" + plain) == expected)
        #expect(try table(plain + "\n \n") == expected)
        #expect(try table(String(plain.dropLast())) == expected)
        let commas = AttributeText.commas(Self.rows)
        #expect(try table("\u{FEFF}" + commas.replacingOccurrences(of: "\n", with: "\r\n")) == expected)
        #expect(try table(commas.replacingOccurrences(of: ",", with: ", ")) == expected)
        #expect(try table(AttributeText.commas(Self.rows, names: FaceAttributes.names.reversed())) == expected)
        #expect(try table(AttributeText.plain(Self.rows.reversed())) == expected)
    }

    /// Longer than the reader's buffer, so that lines lie across its end.
    @Test func longTablesAreReadPieceByPiece() throws {
        var random = SeededRandom(seed: 5, stream: 0)
        var rows: [(String, UInt64)] = []
        for index in 0..<1500 {
            rows.append(("\(index * 7919 % 1500).jpg", random.next() & (1 << 40 - 1)))
        }
        let table = try table(AttributeText.plain(rows))
        #expect(table.count == rows.count)
        for (name, bits) in rows { #expect(table[name]?.rawValue == bits) }
    }

    /// A table with so many columns of attributes.
    static func wide(_ count: Int) -> String {
        let titles = (0..<count).map { "a\($0)" }.joined(separator: ",")
        return "image_id,\(titles)\n1.jpg" + String(repeating: ",1", count: count) + "\n"
    }

    /// Each with the line, what was expected and what was found.
    static let badTables: [(text: String, line: Int, expected: String, found: String)] = {
        let good = AttributeText.plain(rows)
        let names = FaceAttributes.names.joined(separator: " ")
        let ones = Array(repeating: "1", count: 40).joined(separator: " ")
        let commaNames = FaceAttributes.names.joined(separator: ",")
        return [
            ("", 1, "a count of faces or 'image_id,...'", "an empty file"),
            ("\n", 1, "a count of faces or 'image_id,...'", "nothing"),
            ("faces\n", 1, "a count of faces or 'image_id,...'", "'faces'"),
            ("-3\n", 1, "a count of faces or 'image_id,...'", "'-3'"),
            ("99999999999999999999\n", 1, "a count of faces or 'image_id,...'", "'99999999999999999999'"),
            ("0", 2, "the names of the attributes", "the end of the file"),
            ("0\n\(names)\n", 3, "a face", "the end of the file"),
            ("1\nSmiling Male\n", 3, "a face", "the end of the file"),
            ("1\nSmiling Male smiling\n", 2, "each attribute once", "smiling again"),
            (
                "Smiling,Male\n1,-1\n", 1, "a column with the names of the pictures, such as 'image_id'",
                "none of that title"
            ),
            ("image_id,age\na.jpg,31\nb.jpg,7\n", 2, "a column of 1 and -1, or of 1 and 0", "none"),
            ("image_id,a,b,A\n", 1, "each attribute once", "A again"),
            ("image_id,Smiling\na.jpg,maybe\n", 2, "1 or -1 for Smiling", "'maybe'"),
            ("image_id,Smiling\na.jpg,0\nb.jpg,2\n", 3, "1 or 0 for Smiling", "'2'"),
            ("image_id,Smiling\na.jpg,\n", 2, "1 or -1 for Smiling", "nothing"),
            (wide(64), 1, "at most 63 columns of attributes", "64"),
            ("image_id,\(commaNames)\n", 2, "a face", "the end of the file"),
            ("1\n\(names)\na.jpg 1 -1\n", 3, "40 values", "2"),
            ("1\n\(names)\na.jpg\n", 3, "40 values", "0"),
            ("1\n\(names)\na.jpg \(ones) 1\n", 3, "40 values", "more"),
            ("1\n\(names)\nmy face.jpg \(ones)\n", 3, "1 or -1 for 5_o_Clock_Shadow", "'face.jpg'"),
            (
                good.replacingOccurrences(of: "000002.jpg 1", with: "000002.jpg 0"), 4,
                "1 and either -1 or 0 for 5_o_Clock_Shadow, not both", "'0'"
            ),
            (
                good.replacingOccurrences(of: "000010", with: "000002"), 6, "each file once",
                "'000002.jpg' again, after line 4"
            ),
            (AttributeText.commas([("b", 1), ("a", 2), ("b", 1)]), 4, "each file once", "'b' again, after line 2"),
            (AttributeText.commas([("", 1)]), 2, "the name of a file", "none"),
            (AttributeText.plain(rows, count: "202599"), 1, "202,599 faces, as line 1 says", "5"),
            (AttributeText.plain(rows, count: "\(Int.max)"), 1, "9,223,372,036,854,775,807 faces, as line 1 says", "5"),
            ("2\n\(names)\na \(ones)\n\nb \(ones)\n", 4, "a face", "an empty line"),
            ("1\n\(names)\n" + String(repeating: "x", count: 8193), 3, "at most 8,192 bytes", "a longer line"),
            (String(repeating: " ", count: 300_000), 1, "at most 8,192 bytes", "a longer line"),
            ("1\n\(names)\na\u{1B}[2J.jpg 7\n", 3, "1 or -1 for 5_o_Clock_Shadow", "'7'"),
            ("\u{0}\u{1}\n", 1, "a count of faces or 'image_id,...'", "'\u{FFFD}\u{FFFD}'"),
        ]
    }()

    @Test(arguments: badTables.indices)
    func badTablesAreRefused(_ index: Int) throws {
        let bad = Self.badTables[index]
        let path = folder.path + "/table"
        #expect(throws: AttributeError.malformed(path: path, line: bad.line, expected: bad.expected, found: bad.found))
        {
            try table(bad.text)
        }
    }

    @Test func errorsAreOnePlainLine() {
        let error = #expect(throws: AttributeError.self) { try table("1\nSmiling\na.jpg 3\n") }
        let text = error?.description ?? ""
        #expect(
            text == "\(folder.path)/table, line 3: expected 1 or -1 for Smiling, found '3'; is it CelebA's table, "
                + "wholly downloaded?")
    }

    @Test func whatIsNoFileIsRefused() throws {
        #expect(throws: AttributeError.unreadable(path: folder.path, reason: "it is not a regular file")) {
            try AttributeTable(path: folder.path)
        }
        let missing = folder.path + "/missing"
        #expect(throws: AttributeError.unreadable(path: missing, reason: "there is no such file")) {
            try AttributeTable(path: missing)
        }
        let pipe = folder.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(throws: AttributeError.unreadable(path: pipe, reason: "it is not a regular file")) {
            try AttributeTable(path: pipe)
        }
    }

    /// Any change of a few bytes gives a table or a plain error.
    @Test func mutatedTablesNeverCrash() throws {
        let saved = ",image_id,Smiling,Scarf,age\n0,\"1.jpg\",True,0,3.5\n1,\"2.jpg\",False,1.0,4\n"
        let sound = [AttributeText.plain(Self.rows), AttributeText.commas(Self.rows), saved].map { Array($0.utf8) }
        var random = SeededRandom(seed: 11, stream: 0)
        var refused = 0
        for round in 0..<600 {
            var bytes = sound[round % 3]
            for _ in 0...random.next() % 4 {
                let place = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 3 {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes.remove(at: place)
                default: bytes.insert(bytes[Int(random.next() % UInt64(bytes.count))], at: place)
                }
            }
            try folder.write(bytes, to: "table")
            do throws(AttributeError) { _ = try AttributeTable(path: folder.path + "/table") } catch {
                refused += 1
                #expect(!error.description.contains { $0.isNewline })
            }
        }
        #expect(refused > 200)
    }
}
