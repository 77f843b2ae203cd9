import Foundation
import Glibc
import Testing

@testable import gantop

/// Lines of a run whose reader reads no more.
@Suite struct RunOutputTests {
    @Test func linesThatNobodyReadsAreLostAndCounted() throws {
        let pipe = Pipe()
        let (reader, writer) = (pipe.fileHandleForReading, pipe.fileHandleForWriting.fileDescriptor)
        var output = RunOutput(to: PatientWriter(descriptor: writer))
        output.line("first\u{7}")
        // Filled by somebody else, to the last byte.
        let flags = fcntl(writer, F_GETFL)
        #expect(fcntl(writer, F_SETFL, flags | O_NONBLOCK) == 0)
        var filled = 0
        for size in [4096, 1] {
            while true {
                let count = [UInt8](repeating: 0x2e, count: size).withUnsafeBytes {
                    write(writer, $0.baseAddress, size)
                }
                if count <= 0 { break }
                filled += count
            }
        }
        #expect(fcntl(writer, F_SETFL, flags) == 0)
        for number in 0..<1000 { output.line("lost \(number)") }
        #expect(try reader.read(upToCount: 7) == Data("first\u{FFFD}\n".utf8.prefix(7)))
        var rest = Data()
        // The first of them was on its way already: it comes whole.
        let late = filled + 2 + "lost 0\n".utf8.count
        while rest.count < late { rest += try reader.read(upToCount: late - rest.count) ?? Data() }
        #expect(String(decoding: rest.suffix(8), as: UTF8.self) == ".lost 0\n")
        output.line("last")
        try pipe.fileHandleForWriting.close()
        let end = String(decoding: try reader.readToEnd() ?? Data(), as: UTF8.self)
        #expect(end == "(999 lines before this could not be printed)\nlast\n")
    }

    @Test func aBrokenPipeTakesWhatIsLost() throws {
        signal(SIGPIPE, SIG_IGN)
        let pipe = Pipe()
        try pipe.fileHandleForReading.close()
        let writer = PatientWriter(descriptor: pipe.fileHandleForWriting.fileDescriptor)
        // Lost without a wait, and the next one, too.
        #expect(writer.write("nobody"))
        #expect(writer.write("nobody", isKnownStuck: true))
    }
}
