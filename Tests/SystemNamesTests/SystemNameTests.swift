import Testing

@testable import SystemNames

/// Names of bytes that need not be UTF-8, as text and back.
@Suite struct SystemNameTests {
    @Test("UTF-8 is the text that it is", arguments: ["", "runs/2026", "größe", "两个", "👩‍🚀", "\u{10FFFD}", "\u{10FE7F}"])
    func text(name: String) {
        #expect(String(systemName: Array(name.utf8)) == name)
        #expect(name.systemBytes == Array(name.utf8))
        #expect(name.systemName.map { UInt8(bitPattern: $0) } == Array(name.utf8) + [0])
    }

    @Test("Bytes that are no UTF-8 have a character each, and the rest stays readable")
    func otherBytes() {
        let latin1 = String(systemName: [0x63, 0x61, 0x66, 0xE9, 0x2F, 0xC3, 0xA9])
        #expect(latin1.hasPrefix("caf") && latin1.hasSuffix("/é") && latin1.unicodeScalars.count == 6)
        #expect(latin1.unicodeScalars.filter(String.isStandIn).count == 1)
        #expect(latin1.systemBytes == [0x63, 0x61, 0x66, 0xE9, 0x2F, 0xC3, 0xA9])
    }

    /// Overlong forms, surrogates, cut characters, and characters that stand for bytes themselves.
    @Test(arguments: [
        [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF0, 0x9F], [0xFF, 0xFE], [0xF4, 0x8F, 0xBA, 0x80],
        [0xF4, 0x8F, 0xBB, 0xBF], [0xF5, 0x80, 0x80, 0x80],
    ])
    func oddBytes(bytes: [UInt8]) {
        let name = String(systemName: bytes)
        #expect(name.unicodeScalars.count == bytes.count && name.unicodeScalars.allSatisfy(String.isStandIn))
        #expect(name.systemBytes == bytes)
    }

    /// No two names have one text, and each comes back.
    @Test func anyBytes() {
        var generator = Generator()
        var seen: [String: [UInt8]] = [:]
        for _ in 0..<5000 {
            let bytes = (0..<Int(generator.next() % 9)).map { _ -> UInt8 in
                let odd: [UInt8] = [0xF4, 0x8F, 0xBA, 0xBB, 0x80, 0xC3, 0xA9, 0x61, 0xFF]
                return odd[Int(generator.next() % UInt64(odd.count))]
            }
            let name = String(systemName: bytes)
            #expect(name.systemBytes == bytes)
            #expect(seen.updateValue(bytes, forKey: name).map { $0 == bytes } ?? true)
        }
    }

    @Test func paths() {
        #expect("/a/b".absolutePath == "/a/b")
        #expect("b".absolutePath.hasPrefix("/") && "b".absolutePath.hasSuffix("/b"))
        #expect(!CommandLine.systemArguments.isEmpty)
    }

    /// xorshift64, for the same numbers at each run.
    private struct Generator {
        private var state: UInt64 = 88_172_645_463_325_252

        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state >> 11
        }
    }
}
