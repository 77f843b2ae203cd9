import Testing

@testable import Snapshots

@Suite struct TextTests {
    @Test func jsonIsWrittenInOrder() {
        let value = JSONValue.object([
            .init("b", .integer(-1)), .init("a", .array([.number(0.5), .boolean(true), .number(.nan)])),
            .init("\"\\\n\u{1}é😀", .string("\t/")),
        ])
        #expect(value.text == #"{"b":-1,"a":[0.5,true,"nan"],"\"\\\n\u0001é😀":"\t/"}"#)
    }

    @Test func stringsAreReadBack() throws {
        for text in ["", "plain", "\"\\/\u{8}\u{c}\n\r\t", "é😀\u{0}\u{7f}\u{2028}", "𝄞"] {
            var reader = JSONReader(Array(JSONValue.string(text).text.utf8))
            #expect(try reader.readString() == text)
            try reader.expectEnd()
        }
        var escaped = JSONReader(Array(#" "\u00e9\ud83d\ude00\b\f\/" "#.utf8))
        #expect(try escaped.readString() == "é😀\u{8}\u{c}/")
    }

    @Test(arguments: [
        "", "\"", "\"\\", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"a\nb\"",
    ])
    func badStringsAreRefused(text: String) {
        #expect(throws: JSONReader.Failure.self) {
            var reader = JSONReader(Array(text.utf8))
            _ = try reader.readString()
        }
    }

    @Test func textThatIsNotUTF8IsRefused() {
        var reader = JSONReader([0x22, 0xff, 0x22])
        #expect(throws: JSONReader.Failure.self) { _ = try reader.readString() }
    }

    @Test(arguments: [("0", 0), ("7", 7), ("9223372036854775807", Int.max)])
    func countsAreRead(text: String, value: Int) throws {
        var reader = JSONReader(Array(text.utf8))
        #expect(try reader.readCount() == value)
    }

    @Test(arguments: ["", "-1", "01", "9223372036854775808", "99999999999999999999999", "x"])
    func badCountsAreRefused(text: String) {
        var reader = JSONReader(Array(text.utf8))
        #expect(throws: JSONReader.Failure.self) { _ = try reader.readCount() }
    }

    @Test(arguments: [
        ("a/b", "a", "b"), ("b", ".", "b"), ("/b", "/", "b"), ("a/b/", "a", "b"), ("/", "/", ""), ("a//b", "a", "b"),
        ("../x.png", "..", "x.png"),
    ])
    func pathsAreTakenApart(path: String, folder: String, name: String) {
        #expect(PathText.folder(of: path) == folder)
        if path != "/" { #expect(PathText.name(of: path) == name) }
    }

    @Test func digestsAreThoseOfTheStandard() {
        // The examples of FIPS 180-4: nothing, and "abc" in two pieces.
        var nothing = SHA256()
        #expect(
            nothing.hexadecimalDigits() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        var hash = SHA256()
        for piece in [[0x61], [0x62, 0x63]] as [[UInt8]] { piece.withUnsafeBytes { hash.update($0) } }
        #expect(
            hash.hexadecimalDigits() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
