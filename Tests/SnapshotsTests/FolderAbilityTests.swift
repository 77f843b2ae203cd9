import Glibc
import Testing

@testable import Snapshots

/// File systems that lack something.
@Suite struct FolderAbilityTests {
    private func calls(_ change: (inout FileCalls) -> Void) -> FileCalls {
        var calls = FileCalls.system
        change(&calls)
        return calls
    }

    @Test func whatIsMissingIsFoundAndNothingIsLeft() throws {
        let folder = try TemporaryFolder()
        func missing(_ change: (inout FileCalls) -> Void) -> [FolderAbility] {
            FolderAbility.missing(in: folder.path, calls: calls(change))
        }
        #expect(missing { _ in } == [])
        #expect(missing { $0.lock = { _, _ in ENOLCK } } == [.locks])
        #expect(missing { $0.link = { _, _ in EPERM } } == [.links])
        #expect(missing { $0.sync = { _ in EINVAL } } == [.syncing])
        #expect(missing { $0.sync = { _ in EIO } } == [])
        #expect(try folder.names().isEmpty)
        #expect(FolderAbility.missing(in: folder.file("none")) == [])
    }

    /// Saved all the same where nothing tells when bytes have reached the disk; a disk that fails is no such case.
    @Test func filesAreWrittenWithoutSyncing() throws {
        let folder = try TemporaryFolder()
        try AtomicFile.write([1, 2], to: folder.file("a"), calls: calls { $0.sync = { _ in EINVAL } })
        #expect(try folder.bytes("a") == [1, 2])
        #expect(throws: FileError(operation: .sync, path: folder.file("b"), code: EIO)) {
            try AtomicFile.write([1], to: folder.file("b"), calls: calls { $0.sync = { _ in EIO } })
        }
    }

    @Test(arguments: [EPERM, EOPNOTSUPP, ENOSYS])
    func withoutLinksThereIsNone(code: Int32) throws {
        let folder = try TemporaryFolder()
        let calls = calls { $0.link = { _, _ in code } }
        try folder.write([9], "latest")
        #expect(try !AtomicFile.link(folder.file("latest"), to: "one", calls: calls))
        #expect(try !AtomicFile.link(folder.file("latest"), to: "one", calls: calls))
        #expect(try folder.names().isEmpty)
        #expect(throws: FileError(operation: .link, path: folder.file("latest"), code: ENOSPC)) {
            try AtomicFile.link(folder.file("latest"), to: "one", calls: self.calls { $0.link = { _, _ in ENOSPC } })
        }
    }

    /// Without a link the latest snapshot is that of the highest step; one that dangles names none.
    @Test func theLatestIsFoundWithoutALink() throws {
        let folder = try TemporaryFolder()
        let snapshots = SnapshotFolder(path: folder.path)
        #expect(snapshots.latest == nil)
        for name in ["step-0000002.safetensors", "step-0000010-kept.safetensors"] { try folder.write([1], name) }
        #expect(snapshots.latest == folder.file("step-0000010-kept.safetensors"))
        try AtomicFile.link(snapshots.latestPath, to: "step-0000002.safetensors")
        #expect(snapshots.latest == folder.file("step-0000002.safetensors"))
        try AtomicFile.link(snapshots.latestPath, to: "step-0000003.safetensors")
        #expect(snapshots.latest == folder.file("step-0000010-kept.safetensors"))
    }
}
