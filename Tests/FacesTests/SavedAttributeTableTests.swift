import Foundation
import Testing

@testable import Faces

/// Tables as people save them again, and what they are matched with.
@Suite struct SavedAttributeTableTests {
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

    /// The table with every row changed.
    private func saved(_ header: String, _ row: (Int, String, [String]) -> String) -> String {
        let lines = Self.rows.enumerated().map { number, face in
            let values = FaceAttributes.names.indices.map { face.1 >> UInt64($0) & 1 == 1 ? "1" : "-1" }
            return row(number, face.0, values)
        }
        return ([header] + lines).joined(separator: "\n") + "\n"
    }

    @Test func whateverProgramsMakeOfItIsTheSameTable() throws {
        let names = FaceAttributes.names
        let expected = try table(AttributeText.plain(Self.rows))
        let commas = names.joined(separator: ",")
        func words(_ values: [String], _ yes: String, _ no: String) -> String {
            values.map { $0 == "1" ? yes : no }.joined(separator: ",")
        }
        let forms = [
            saved(",image_id,\(commas)") { "\($0),\($1)," + $2.joined(separator: ",") },
            saved("Unnamed: 0,image_id,\(commas)") { "\($0),\($1)," + $2.joined(separator: ",") },
            saved("filename,\(commas)") { "\($1)," + words($2, "1", "0") },
            saved("image,\(commas)") { "\($1)," + words($2, "True", "False") },
            saved("image_name,\(commas)") { "\($1)," + words($2, "1.0", "-1.0") },
            saved("file_name,\(commas)") { "\($1)," + words($2, "+1", "0.0") },
            saved("\"image_id\",\(names.map { "\"\($0)\"" }.joined(separator: ","))") {
                "\"\($1)\"," + $2.map { "\"\($0)\"" }.joined(separator: ",")
            },
            saved("image_id;\(names.joined(separator: ";"))") { "\($1);" + $2.joined(separator: ";") },
            saved("image_id\t\(names.joined(separator: "\t"))") { "\($1)\t" + $2.joined(separator: "\t") },
            saved("image_id \(names.joined(separator: " "))") { "\($1)  " + $2.joined(separator: " ") },
            // Without a title for the pictures, with an empty one, and with one that nobody knows.
            saved(names.joined(separator: " ")) { "\($1) " + $2.joined(separator: " ") },
            saved(",\(commas)") { "\($1)," + $2.joined(separator: ",") },
            saved("whatever,\(commas)") { "\($1)," + $2.joined(separator: ",") },
            // The pictures' names behind, and titles as sentences have them.
            saved("\(commas),path") { $2.joined(separator: ",") + ",\($1)" },
            saved("image_id,\(names.map { $0.replacingOccurrences(of: "_", with: " ") }.joined(separator: ","))") {
                "\($1)," + $2.joined(separator: ",")
            },
        ]
        for form in forms {
            let found = try table(form)
            #expect(found == expected, "\(form.prefix(40))")
            #expect(found.attributeNames == names && found.passedOver.isEmpty)
        }
    }

    @Test func otherNamesAreAttributesUnderTheirOwnWords() throws {
        let table = try table(
            """
            image_id,Scarf,age,young,box,Looks Left,note,partition
            a.jpg,1,31,-1,3 4,0,1,0
            b.jpg,-1,1,1,5 6,1,0,1
            c.jpg,-1,0,1,7 8,0,often,0

            """)
        #expect(table.attributeNames == ["Young", "Scarf", "Looks_Left"])
        #expect(table.passedOver == ["age", "box", "note", "partition"])
        #expect(["a.jpg", "b.jpg", "c.jpg"].map { table[$0]?.rawValue } == [0b010, 0b101, 0b001])
    }

    @Test func columnsThatTurnOutToBeNoneLeaveTheOthersInPlace() throws {
        let table = try table("image_id,a,b,c\n1,1,1,0\n2,0,-1,1\n3,1,0,1\n")
        #expect(table.attributeNames == ["a", "c"] && table.passedOver == ["b"])
        #expect(["1", "2", "3"].map { table[$0]?.rawValue } == [0b01, 0b10, 0b11])
    }

    @Test func fewerOfCelebAsNamesStandInItsOrder() throws {
        let table = try table("image_id,Young,Male,Hat\na,1,0,1\nb,0,1,1\n")
        #expect(table.attributeNames == ["Male", "Young", "Hat"])
        #expect(table["a"]?.rawValue == 0b110 && table["b"]?.rawValue == 0b101)
    }

    @Test func mostAttributesFit() throws {
        let table = try table(AttributeTableTests.wide(63))
        #expect(table.attributeNames.count == 63 && table["1.jpg"] == .all)
    }

    @Test func ownNamesChooseAndCondition() throws {
        try folder.write(Array("name,Scarf,Male\n0.jpg,1,0\n1.jpg,0,1\n2.jpg,1,1\n".utf8), to: "own.csv")
        let chosen = try ChosenFaces(
            from: NamedFaces(names: ["0.jpg", "1.jpg", "2.jpg"]), path: folder.path + "/faces",
            attributes: folder.path + "/own.csv", only: "scarf & male")
        #expect(chosen.source.count == 1 && chosen.source.faceName(0) == "2.jpg")
        #expect(chosen.source.attributeNames == ["Male", "Scarf"])
        let conditions = try #require(FaceConditions(attributesOf: chosen.source))
        #expect(conditions.names == ["Male", "Scarf"] && conditions.row(0) == [1, 1])
        #expect(AttributeBalance(of: chosen.source)?.counts == [1, 1])
        let error = #expect(throws: AttributeError.self) {
            try ChosenFaces(
                from: NamedFaces(names: ["0.jpg", "1.jpg"]), path: folder.path + "/faces",
                attributes: folder.path + "/own.csv", only: "Smiling")
        }
        #expect(error?.description.contains("there is no attribute 'Smiling'") == true)
    }

    /// The names of faces, those of the table, and which of its rows each face has.
    @Test(arguments: [
        (["a/1.jpg", "b/1.jpg"], ["a/1.jpg", "b/1.jpg"], AttributeRule.path, [0, 1]),
        (["a/1.jpg", "b/1.jpg"], ["./a/1.jpg", "b\\1.jpg"], .path, [0, 1]),
        (["x/a/1.jpg", "x/b/1.jpg"], ["a/1.jpg", "b/1.jpg"], .folderAndName, [0, 1]),
        (["x/1.jpg", "x/2.jpg"], ["1.jpg", "2.jpg"], .name, [0, 1]),
        (["1.jpg", "2.jpg"], ["/home/me/faces/1.jpg", "/home/me/faces/2.jpg"], .name, [0, 1]),
        (["x/1.png", "x/2.PNG"], ["1.jpg", "2.jpg"], .stem, [0, 1]),
        (["Anna.jpg", "Ben.jpg"], ["ANNA.JPG", "ben"], .stem, [0, 1]),
        // What most faces have counts, and of equal rules the strictest.
        (["1.jpg", "2.png", "3.png"], ["1.jpg", "2.jpg", "3.jpg"], .stem, [0, 1, 2]),
        (["1.jpg", "2.png"], ["1.jpg", "3.jpg"], .path, [0, -1]),
        // A looser rule that does not tell faces apart leaves the strict one as it is.
        (["1.jpg", "1.png"], ["1.jpg"], .path, [0, -1]),
    ])
    func namesAreMatched(faces: [String], names: [String], rule: AttributeRule, rows: [Int32]) throws {
        let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let text = "image_id,Smiling\n" + sorted.map { "\($0),1\n" }.joined()
        let match = try AttributeMatch(try table(text).names, path: "table", to: NamedFaces(names: faces))
        #expect(match.rule == rule && match.rows == rows)
    }

    @Test func namesThatAreNotToldApartAreRefused() throws {
        let flat = try table("image_id,Smiling\n0001.jpg,1\n0002.jpg,0\n")
        #expect(
            throws: AttributeError.ambiguous(
                path: "table", what: .faces, first: "anna/0001.jpg", second: "ben/0001.jpg")
        ) {
            try AttributeMatch(
                flat.names, path: "table", to: NamedFaces(names: ["anna/0001.jpg", "ben/0001.jpg"]))
        }
        let folders = try table("image_id,Smiling\nanna/1.jpg,1\nben/1.jpg,0\n")
        let error = #expect(throws: AttributeError.self) {
            try AttributeMatch(folders.names, path: "table", to: NamedFaces(names: ["1.jpg"]))
        }
        #expect(
            error?.description
                == "table: anna/1.jpg and ben/1.jpg would be the same face; give a table with one row a face")
    }

    @Test func howItWasMatchedIsSaid() throws {
        let text = "image_id,Smiling,age\n" + (0..<10).map { "\($0).png,\($0 % 2),\($0 + 20)\n" }.joined()
        try folder.write(Array(text.utf8), to: "list_attr_celeba.csv")
        let chosen = try ChosenFaces(
            from: PlainFaceSource(count: 10), path: folder.path + "/faces", attributes: nil, only: nil)
        #expect(
            chosen.remarks == [
                "attributes of all 10 faces, matched by file name without its ending: "
                    + "\(folder.path)/list_attr_celeba.csv, found here", "columns that are no attributes: age",
            ])
    }

    @Test func aTableOfOtherFacesSaysBothFirstNames() throws {
        try folder.write(Array("image_id,Smiling\nx.jpg,1\n".utf8), to: "other.csv")
        let error = #expect(throws: AttributeError.self) {
            try ChosenFaces(
                from: PlainFaceSource(count: 3), path: folder.path, attributes: folder.path + "/other.csv", only: nil)
        }
        #expect(
            error?.description
                == "\(folder.path)/other.csv: it names none of the faces of plain: the first there is 0.jpg, the first "
                + "here x.jpg; give the table of these faces")
    }

    @Test func fieldsAreToldApart() {
        func fields(_ line: String, _ separator: FieldSeparator) -> [String] {
            var fields = AttributeFields(Array(line.utf8)[...], separator: separator)
            var found: [String] = []
            while let field = fields.next() { found.append(String(decoding: field, as: UTF8.self)) }
            return found
        }
        let comma = FieldSeparator.byte(UInt8(ascii: ","))
        #expect(fields("a, b ,,\"c,d\" , \"e\"", comma) == ["a", "b", "", "c,d", "e"])
        #expect(fields("a,", comma) == ["a", ""])
        #expect(fields("\"a\"b,\"c", comma) == ["\"a\"b", "\"c"])
        #expect(fields("\"a\"\"b\",c", comma) == ["a\"\"b", "c"])
        #expect(fields("  a\t b  ", .spaces) == ["a", "b"])
        #expect(fields("\"a b\"  c \"d\"", .spaces) == ["a b", "c", "d"])
        #expect(fields("a\t\tb", .byte(0x09)) == ["a", "", "b"])
    }
}
