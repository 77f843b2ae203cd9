import Dispatch
import Foundation
import Glibc
import Networks
import Testing

@testable import Snapshots

@Suite struct LineFileTests {
    private let queue = DispatchQueue(label: "test")

    @Test func linesFollowTheHeader() throws {
        let folder = try TemporaryFolder()
        for part in 0..<2 {
            let file = try LineFile(path: folder.file("a"), header: "h", queue: queue) { _ in }
            for line in 0..<3 { file.append("\(part)\(line)") }
            try file.synchronize()
        }
        #expect(String(decoding: try folder.bytes("a"), as: UTF8.self) == "h\n00\n01\n02\n10\n11\n12\n")
    }

    @Test func linesWaitForAFullDisk() throws {
        let folder = try TemporaryFolder()
        let isFull = Locked(true)
        let troubles = Locked<[LineFile.Trouble]>([])
        var calls = FileCalls.system
        calls.write = { file, bytes in
            guard isFull.withLock({ $0 }) else { return FileCalls.system.write(file, bytes) }
            guard bytes.count > 4 else { return (-1, ENOSPC) }
            return FileCalls.system.write(file, UnsafeRawBufferPointer(rebasing: bytes.prefix(bytes.count - 4)))
        }
        let file = try LineFile(path: folder.file("a"), header: "", queue: queue, calls: calls) { trouble in
            troubles.withLock { $0.append(trouble) }
        }
        for line in 0..<5 { file.append("line \(line)") }
        let error = #expect(throws: FileError.self) { try file.synchronize() }
        #expect(error?.code == ENOSPC)
        isFull.withLock { $0 = false }
        file.append("line 5")
        try file.synchronize()
        let text = String(decoding: try folder.bytes("a"), as: UTF8.self)
        #expect(text == (0..<6).map { "line \($0)\n" }.joined())
        let full = FileError(operation: .write, path: folder.file("a"), code: ENOSPC)
        #expect(troubles.withLock { $0 } == [.began(full), .ended(path: folder.file("a"), lostLines: 0)])
    }

    @Test func linesWaitForAFolderThatIsGone() throws {
        let folder = try TemporaryFolder()
        let troubles = Locked<[LineFile.Trouble]>([])
        try FileManager.default.createDirectory(atPath: folder.file("sub"), withIntermediateDirectories: true)
        let file = try LineFile(path: folder.file("sub/a"), header: "h", queue: queue) { trouble in
            troubles.withLock { $0.append(trouble) }
        }
        file.append("1")
        try file.synchronize()
        try FileManager.default.moveItem(atPath: folder.file("sub"), toPath: folder.file("away"))
        file.append("2")
        let error = #expect(throws: FileError.self) { try file.synchronize() }
        #expect(error?.isOfMissingFolder == true)
        try FileManager.default.moveItem(atPath: folder.file("away"), toPath: folder.file("sub"))
        try file.synchronize()
        #expect(String(decoding: try folder.bytes("sub/a"), as: UTF8.self) == "h\n1\n2\n")
        #expect(troubles.withLock { $0.last } == .ended(path: folder.file("sub/a"), lostLines: 0))
    }

    @Test func aRemovedFileIsMadeAnew() throws {
        let folder = try TemporaryFolder()
        let file = try LineFile(path: folder.file("a"), header: "h", queue: queue) { _ in }
        file.append("1")
        try file.synchronize()
        try FileManager.default.removeItem(atPath: folder.file("a"))
        try file.synchronize()
        file.append("2")
        try file.synchronize()
        #expect(String(decoding: try folder.bytes("a"), as: UTF8.self) == "h\n2\n")
    }
}
