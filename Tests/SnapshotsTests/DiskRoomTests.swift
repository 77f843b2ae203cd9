import Glibc
import Testing

@testable import Snapshots

/// What may still be written somewhere: asked of the disk, and of its statistics where it cannot be asked.
@Suite struct DiskRoomTests {
    private func calls(_ code: Int32) -> FileCalls {
        var calls = FileCalls.system
        calls.reserve = { _, _ in code }
        return calls
    }

    @Test("The nearest folder above counts, and nothing is left there")
    func above() throws {
        let folder = try TemporaryFolder()
        let room = DiskRoom(at: folder.file("runs/of/mine"))
        #expect(room.folder == folder.path)
        #expect((room.freeBytes ?? 0) > 0)
        #expect(room.refusal(ofFile: 4096) == nil)
        #expect(try FileSystem.names(in: folder.path).isEmpty)
        #expect(DiskRoom(at: folder.path).folder == folder.path)
    }

    @Test("A full disk, a quota and a limit are refusals", arguments: [ENOSPC, EDQUOT, EFBIG])
    func refusals(code: Int32) throws {
        let folder = try TemporaryFolder()
        let refusal = DiskRoom(at: folder.path, calls: calls(code)).refusal(ofFile: 10)
        #expect(refusal == FileError(operation: .write, path: folder.path, code: code))
        #expect(try FileSystem.names(in: folder.path).isEmpty)
    }

    @Test("Where room cannot be asked for, what is left counts", arguments: [EOPNOTSUPP, ENOSYS, EINVAL])
    func statistics(code: Int32) throws {
        let folder = try TemporaryFolder()
        let room = DiskRoom(at: folder.path, calls: calls(code))
        #expect(room.refusal(ofFile: 10) == nil)
        #expect(room.refusal(ofFile: .max)?.code == ENOSPC)
    }

    @Test("Where nothing can be made at all, whoever makes the folder says why")
    func nowhere() {
        #expect(DiskRoom(at: "/proc/self/gantop").refusal(ofFile: .max) == nil)
    }
}
