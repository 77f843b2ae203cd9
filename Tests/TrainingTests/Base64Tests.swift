import Testing

@testable import RunEvents

@Suite struct Base64Tests {
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func theStandardsExamples(plain: String, text: String) {
        #expect(Base64.encode(Array(plain.utf8)) == text)
        #expect(Base64.decode(text) == Array(plain.utf8))
    }

    @Test func allBytesComeBack() {
        for count in [255, 256, 257] {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
            #expect(Base64.decode(Base64.encode(bytes)) == bytes)
        }
    }

    @Test(arguments: ["A", "AA", "AAA", "====", "A===", "AA=A", "=AAA", "AA==AAAA", "AB==", "AAB=", "AA A", "AAé"])
    func otherTextIsRefused(text: String) {
        #expect(Base64.decode(text) == nil)
    }
}
