import Glibc
import Testing

@testable import Snapshots

@Suite struct FolderLockTests {
    @Test func aFolderHasOneHolder() throws {
        let folder = try TemporaryFolder()
        var first = try FolderLock(folder: folder.path)
        #expect(first != nil)
        #expect(try FolderLock(folder: folder.path) == nil)
        first = nil
        #expect(try FolderLock(folder: folder.path) != nil)
    }

    /// File systems without locks say so with one of these; the file names the holder then.
    @Test(arguments: [ENOLCK, ENOSYS, EOPNOTSUPP, EINVAL])
    func withoutLocksTheFileNamesTheHolder(code: Int32) throws {
        let folder = try TemporaryFolder()
        var calls = FileCalls.system
        calls.lock = { _, _ in code }
        #expect(!FolderLock.isHeld(folder: folder.path, calls: calls))
        var first = try FolderLock(folder: folder.path, calls: calls)
        #expect(first?.isGuaranteed == false)
        #expect(try FolderLock(folder: folder.path, calls: calls) == nil)
        #expect(FolderLock.isHeld(folder: folder.path, calls: calls))
        first = nil
        #expect(!FolderLock.isHeld(folder: folder.path, calls: calls))
        #expect(try FolderLock(folder: folder.path, calls: calls) != nil)
    }

    /// What a killed process, or anything else, left in the file keeps nobody out.
    @Test func whoeverRunsNoLongerHoldsNothing() throws {
        let folder = try TemporaryFolder()
        var calls = FileCalls.system
        calls.lock = { _, _ in ENOLCK }
        let own = try #require(ProcessMark.own)
        let earlier = ProcessMark(machine: own.machine, process: own.process, start: "1")
        let elsewhere = ProcessMark(machine: own.machine + "x", process: own.process, start: own.start)
        for text in [earlier.text, elsewhere.text, "", "x", "a b c", "host -1 5", "host 99999999999 5"] {
            try folder.write(Array(text.utf8), "lock")
            #expect(!FolderLock.isHeld(folder: folder.path, calls: calls), "\(text)")
            #expect(try FolderLock(folder: folder.path, calls: calls) != nil, "\(text)")
        }
        try folder.write(Array(own.text.utf8), "lock")
        #expect(FolderLock.isHeld(folder: folder.path, calls: calls))
        #expect(ProcessMark(own.text) == own)
    }

    @Test func anotherTroubleIsStillOne() throws {
        let folder = try TemporaryFolder()
        var calls = FileCalls.system
        calls.lock = { _, _ in EIO }
        #expect(throws: FileError(operation: .lock, path: folder.file("lock"), code: EIO)) {
            try FolderLock(folder: folder.path, calls: calls)
        }
    }
}
