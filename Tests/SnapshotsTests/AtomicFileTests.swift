import Foundation
import Glibc
import Networks
import Testing

@testable import Snapshots

@Suite struct AtomicFileTests {
    @Test(arguments: [0, 1, 4095, 4096, 100_003]) func writesAllBytes(count: Int) throws {
        let folder = try TemporaryFolder()
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try AtomicFile.write(bytes, to: folder.file("a"))
        try AtomicFile.write(bytes, to: folder.file("a"))
        #expect(try folder.bytes("a") == bytes)
        #expect(try folder.names() == ["a"])
    }

    @Test func interruptedAndShortWritesGoOn() throws {
        let folder = try TemporaryFolder()
        let count = Locked(0)
        var calls = FileCalls.system
        calls.write = { file, bytes in
            let turn = count.withLock { count in
                count += 1
                return count
            }
            if turn % 2 == 1 { return (-1, EINTR) }
            return FileCalls.system.write(file, UnsafeRawBufferPointer(rebasing: bytes.prefix(7)))
        }
        let bytes = (0..<100).map { UInt8($0) }
        try AtomicFile.write(bytes, to: folder.file("a"), calls: calls)
        #expect(try folder.bytes("a") == bytes)
    }

    @Test(arguments: [ENOSPC, EIO, EROFS, EDQUOT]) func aFailedWriteLeavesTheFormerFile(code: Int32) throws {
        let folder = try TemporaryFolder()
        try AtomicFile.write([1, 2, 3], to: folder.file("a"))
        for stage in 0..<3 {
            var calls = FileCalls.system
            switch stage {
            case 0:
                calls.write = { file, bytes in
                    bytes.count > 50
                        ? FileCalls.system.write(file, UnsafeRawBufferPointer(rebasing: bytes.prefix(50))) : (-1, code)
                }
            case 1: calls.sync = { _ in code }
            default: calls.rename = { _, _ in code }
            }
            let bytes = [UInt8](repeating: 9, count: 99)
            let error = #expect(throws: FileError.self) {
                try AtomicFile.write(bytes, to: folder.file("a"), calls: calls)
            }
            #expect(error?.path == folder.file("a"))
            #expect(error?.code == code)
            #expect(try folder.bytes("a") == [1, 2, 3])
            #expect(try folder.names() == ["a"])
        }
    }

    @Test func errorsSayWhatWhereAndWhatToDo() {
        let error = FileError(operation: .write, path: "runs/x", code: ENOSPC)
        #expect(
            error.description
                == "cannot write runs/x: No space left on device; free some space there or choose another folder")
    }

    @Test func missingFoldersAndFoldersAreRefused() throws {
        let folder = try TemporaryFolder()
        let missing = #expect(throws: FileError.self) { try AtomicFile.write([1], to: folder.file("b/a")) }
        #expect(missing?.code == ENOENT)
        #expect(missing?.path == folder.file("b/a"))
        try FileManager.default.createDirectory(atPath: folder.file("c"), withIntermediateDirectories: false)
        let isFolder = #expect(throws: FileError.self) { try AtomicFile.write([1], to: folder.file("c")) }
        #expect(isFolder?.code == EISDIR)
    }

    @Test func devicesStayDevices() throws {
        try AtomicFile.write([1, 2, 3], to: "/dev/null")
        var status = stat()
        #expect(stat("/dev/null", &status) == 0)
        #expect(status.st_mode & S_IFMT == S_IFCHR)
    }

    @Test func linksAreReplaced() throws {
        let folder = try TemporaryFolder()
        try folder.write([1], "one")
        try folder.write([2], "two")
        try AtomicFile.link(folder.file("latest"), to: "one")
        #expect(try folder.bytes("latest") == [1])
        try AtomicFile.link(folder.file("latest"), to: "two")
        #expect(try folder.bytes("latest") == [2])
        #expect(try folder.names() == ["latest", "one", "two"])
        #expect(FileSystem.destination(ofLink: folder.file("latest")) == "two")
    }
}
