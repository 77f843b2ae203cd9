import Networks
import Testing

@testable import Faces

@Suite struct RememberedFaceTests {
    @Test func asksForAFaceOnce() throws {
        let counter = CountingFaceSource()
        let source = RememberedFaceSource(counter)
        let copy = source
        for _ in 0..<3 {
            for index in 0..<4 { #expect(try copy.face(index) == (try counter.plain.face(index))) }
        }
        #expect(counter.asked.withLock { $0 } == [0, 1, 2, 3])
        #expect(source.count == 5 && source.name == "plain" && source.faceName(2) == "2.jpg")
    }

    @Test func failuresAreNotRemembered() {
        let counter = CountingFaceSource()
        let source = RememberedFaceSource(counter)
        for _ in 0..<2 { #expect(throws: FaceError.self) { try source.face(4) } }
        #expect(counter.asked.withLock { $0 } == [4, 4])
    }
}

private final class CountingFaceSource: FaceSource {
    let plain = PlainFaceSource(count: 5, unreadable: [4])
    let asked = Locked<[Int]>([])

    var name: String { plain.name }
    var side: Int { plain.side }
    var count: Int { plain.count }

    func faceName(_ index: Int) -> String { plain.faceName(index) }

    func face(_ index: Int) throws(FaceError) -> FaceImage {
        asked.withLock { $0.append(index) }
        return try plain.face(index)
    }
}
