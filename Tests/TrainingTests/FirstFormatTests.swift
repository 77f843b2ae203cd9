import Foundation
import Networks
import Snapshots
import Testing

@testable import Training

/// A snapshot of the first format, with the tutorial's widths in the place of a description, goes on as it did then.
///
/// `Fixtures/format-1.safetensors` is the state after 5 steps of `Bench`'s small run, written before networks became
/// values, as are the digests of the state 2 steps later.
@Suite(.timeLimit(.minutes(15))) struct FirstFormatTests {
    /// Of all tensors after 7 steps, in their order; where products are fused with sums, and where they are not.
    private static let digests = ["fused": "45b2772ad96c53ad", "portable": "fdb7ecf44999b4be"]

    private var fixture: String {
        get throws {
            try #require(Bundle.module.path(forResource: "format-1", ofType: "safetensors", inDirectory: "Fixtures"))
        }
    }

    @Test func itsNextStepsAreTheSame() throws {
        let folder = try TemporaryFolder()
        try folder.write([UInt8](Data(contentsOf: URL(filePath: fixture))), "old.safetensors")
        try Bench.resume(
            folder.file("old.safetensors"), options: Bench.options(steps: 7), newFolder: folder.file("run"))
        let file = try SnapshotFile(path: folder.file("run/snapshots/step-0000007.safetensors"))
        let kind = Processor.description == "portable" ? "portable" : "fused"
        #expect(try Self.digest(file) == Self.digests[kind])
    }

    @Test func itIsTheTutorialsPair() throws {
        let file = try SnapshotFile(path: fixture)
        #expect(file.metadata["format_version"] == "1" && file.metadata["architecture"] == nil)
        let state = try file.state()
        #expect(state.architecture == Bench.architecture && state.step == 5)
    }

    /// FNV-1a of 64 bits, a number at a time (Fowler, Noll and Vo, draft-eastlake-fnv).
    private static func digest(_ file: SnapshotFile) throws -> String {
        var value: UInt64 = 0xcbf2_9ce4_8422_2325
        let tensors = file.tensors.filter { $0.name != "history" }
        try file.read(tensors) { _, values in
            for index in values.indices { value = (value ^ UInt64(values[index].bitPattern)) &* 0x100_0000_01b3 }
        }
        return String(value, radix: 16)
    }
}
