import Testing

@testable import Snapshots

@Suite struct SnapshotFolderTests {
    @Test func namesHaveSevenDigits() {
        let folder = SnapshotFolder(path: "s")
        #expect(folder.path(step: 400, isKept: false) == "s/step-0000400.safetensors")
        #expect(folder.path(step: 400, isKept: true) == "s/step-0000400-kept.safetensors")
        #expect(folder.path(step: 12_345_678, isKept: false) == "s/step-12345678.safetensors")
    }

    @Test func theLastFiveAutomaticOnesAndAllOthersStay() throws {
        let temporary = try TemporaryFolder()
        let folder = SnapshotFolder(path: temporary.path)
        for step in 1...9 {
            let isKept = step == 2 || step == 7
            let path = folder.path(step: step, isKept: isKept)
            try AtomicFile.write([UInt8(step)], to: path)
            try folder.settle(latest: path, keepingAutomatic: 5)
            #expect(try temporary.bytes("latest.safetensors") == [UInt8(step)])
        }
        let entries = try folder.entries()
        #expect(entries.map(\.step) == [2, 4, 5, 6, 7, 8, 9])
        #expect(entries.filter(\.isKept).map(\.step) == [2, 7])
    }

    @Test func aNameStandsInTheFileName() throws {
        let temporary = try TemporaryFolder()
        let folder = SnapshotFolder(path: temporary.path)
        #expect(
            SnapshotFolder(path: "s").path(step: 4, isKept: true, name: "a.b") == "s/step-0000004-kept-a.b.safetensors")
        for name in [nil, "second", "first"] {
            let path = folder.path(step: 3, isKept: true, name: name)
            try AtomicFile.write([7], to: path)
            try folder.settle(latest: path, keepingAutomatic: 5)
        }
        #expect(try folder.entries().map(\.name) == ["first", "second", nil])
        #expect(try folder.entries().allSatisfy(\.isKept))
    }

    @Test func aKeptOneReplacesTheAutomaticOneOfItsStep() throws {
        let temporary = try TemporaryFolder()
        let folder = SnapshotFolder(path: temporary.path)
        for isKept in [false, true] {
            let path = folder.path(step: 3, isKept: isKept)
            try AtomicFile.write([isKept ? 1 : 0], to: path)
            try folder.settle(latest: path, keepingAutomatic: 5)
        }
        #expect(try temporary.names() == ["latest.safetensors", "step-0000003-kept.safetensors"])
        #expect(try temporary.bytes("latest.safetensors") == [1])
    }

    @Test func theLatestStaysWhateverItsStep() throws {
        let temporary = try TemporaryFolder()
        let folder = SnapshotFolder(path: temporary.path)
        for step in [100, 200, 300, 400, 500, 600, 50] {
            let path = folder.path(step: step, isKept: false)
            try AtomicFile.write([0], to: path)
            try folder.settle(latest: path, keepingAutomatic: 5)
        }
        #expect(try folder.entries().map(\.step) == [50, 300, 400, 500, 600])
    }

    @Test func otherFilesAreLeftAlone() throws {
        let temporary = try TemporaryFolder()
        let folder = SnapshotFolder(path: temporary.path)
        let others = [
            "step-1.safetensors", "notes.txt", "step-0000001.safetensors.bak", "step-0000001-mine.safetensors",
        ]
        for name in others { try temporary.write([1], name) }
        try temporary.write([1], ".step-0000009.safetensors.12-3.partial")
        #expect(try folder.entries().isEmpty)
        try folder.removePartialFiles()
        #expect(try temporary.names() == others.sorted())
    }
}
