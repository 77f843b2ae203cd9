import Networks
import Snapshots
import Testing

@testable import Training

/// What memory there is, from files of every kind of system, and what a run takes.
@Suite struct MemoryTests {
    private static let machine = "MemTotal:       24000000 kB\nMemFree: 1 kB\nMemAvailable:    1000 kB\n"
    /// 100 pages of addresses, 20 of data.
    private static let use = "100 50 10 1 0 20 0\n"

    private func files(_ texts: [String: String]) throws -> (MemoryFiles, TemporaryFolder) {
        let folder = try TemporaryFolder()
        for (name, text) in texts {
            try FileSystem.makeFolders(PathText.folder(of: folder.file(name)))
            try folder.write(Array(text.utf8), name)
        }
        return (
            MemoryFiles(controlGroups: ControlGroups(processes: folder.file("proc"), groups: folder.file("cgroup"))),
            folder
        )
    }

    private func room(_ texts: [String: String], _ limits: ProcessLimits = ProcessLimits()) throws -> MemoryRoom? {
        let (files, folder) = try files(texts)
        return withExtendedLifetime(folder) { MemoryRoom(files: files, limits: limits) }
    }

    @Test func theMachineAlone() throws {
        #expect(try room(["proc/meminfo": Self.machine]) == MemoryRoom(bytes: 1_024_000, source: .machine))
        #expect(try room([:]) == nil)
    }

    @Test(arguments: ["", "MemAvailable:", "MemAvailable: x kB", "MemAvailable: 99999999999999999999 kB", "\u{0}"])
    func nonsenseTellsNothing(text: String) throws {
        #expect(try room(["proc/meminfo": text, "proc/self/cgroup": text]) == nil)
    }

    /// The least of a group, those above it, and both limits of version 2.
    @Test func controlGroupsOfVersion2() throws {
        let texts = [
            "proc/meminfo": Self.machine, "proc/self/cgroup": "0::/a/b\n",
            "cgroup/a/b/memory.max": "900000\n", "cgroup/a/b/memory.high": "max\n",
            "cgroup/a/b/memory.current": "300000\n", "cgroup/a/memory.max": "max\n",
            "cgroup/a/memory.high": "500000\n", "cgroup/a/memory.current": "450000\n",
        ]
        #expect(try room(texts) == MemoryRoom(bytes: 50_000, source: .controlGroup))
    }

    /// In a container the group's own folder is mounted as the root, whatever its path is called outside.
    @Test func containersOfVersion2() throws {
        let texts = [
            "proc/meminfo": Self.machine, "proc/self/cgroup": "0::/outside/name\n", "cgroup/memory.max": "700\n",
            "cgroup/memory.current": "800\n",
        ]
        #expect(try room(texts) == MemoryRoom(bytes: 0, source: .controlGroup))
    }

    @Test func controlGroupsOfVersion1() throws {
        let texts = [
            "proc/meminfo": Self.machine, "proc/self/cgroup": "5:cpu,cpuacct:/x\n4:memory:/jobs/7\n0::/\n",
            "cgroup/memory/jobs/7/memory.limit_in_bytes": "9223372036854771712\n",
            "cgroup/memory/jobs/7/memory.usage_in_bytes": "10\n",
            "cgroup/memory/jobs/memory.limit_in_bytes": "5000\n",
            "cgroup/memory/jobs/memory.usage_in_bytes": "1000\n",
        ]
        #expect(try room(texts) == MemoryRoom(bytes: 4000, source: .controlGroup))
    }

    @Test func limitsOfTheProcess() throws {
        let texts = ["proc/meminfo": "MemAvailable: 99999999 kB\n", "proc/self/statm": Self.use]
        let reserved = 160 << 20
        let addresses = try room(texts, ProcessLimits(addresses: reserved + 500_000))
        #expect(addresses == MemoryRoom(bytes: 500_000 - 100 * 4096, source: .addresses))
        let data = try room(texts, ProcessLimits(addresses: 1 << 40, data: reserved + 100_000))
        #expect(data == MemoryRoom(bytes: 100_000 - 20 * 4096, source: .data))
        #expect(try room(texts, ProcessLimits(addresses: 0))?.bytes == 0)
    }

    @Test func whatFitsIsAdvised() throws {
        let pair = Architecture.tutorial
        let need = MemoryNeed(pair, threads: 1, isDrawn: true)
        let room = MemoryRoom(bytes: need.bytes(batchSize: 40), source: .controlGroup)
        try MemoryNeed.check(pair, batchSize: 40, threads: 1, isDrawn: true, room: room)
        try MemoryNeed.check(pair, batchSize: 400, threads: 1, isDrawn: true, room: nil)
        let error = #expect(throws: MemoryError.self) {
            try MemoryNeed.check(pair, batchSize: 400, threads: 1, isDrawn: true, room: room)
        }
        let line = try #require(error?.description)
        #expect(line.hasPrefix("this run takes about 1.") && line.contains("its control group allows"))
        #expect(line.hasSuffix("; --batch-size 40 fits"))
    }

    @Test func smallerNetworksAreAdvisedWhereNoBatchFits() throws {
        let paper = try #require(Architecture.paper())
        let half = paper.scalingChannels(by: 0.5)
        let room = MemoryRoom(
            bytes: MemoryNeed(half, threads: 1, isDrawn: false).bytes(batchSize: 16), source: .machine)
        let error = #expect(throws: MemoryError.self) {
            try MemoryNeed.check(
                paper, batchSize: 16, threads: 1, isDrawn: false, room: room, alternatives: [("--channels 0.5", half)])
        }
        #expect(error?.advice == "--channels 0.5")
        let nothing = #expect(throws: MemoryError.self) {
            try MemoryNeed.check(
                paper, batchSize: 16, threads: 1, isDrawn: false, room: MemoryRoom(bytes: 1, source: .addresses),
                alternatives: [("--channels 0.5", half)])
        }
        #expect(nothing?.description.hasSuffix("; nothing smaller fits") == true)
    }

    /// More faces, threads and channels take more; a model's numbers are part of all.
    @Test func needsGrow() throws {
        let pair = Architecture.tutorial
        let plan = try PairPlan(pair)
        // 3.9 M numbers of G with average and two moments, 1.3 M of D: 4 bytes each.
        #expect(plan.parameterMemory > 70_000_000 && plan.parameterMemory < 100_000_000)
        let sizes = [1, 16, 17, 64, 256].map { plan.trainingMemory(batchSize: $0, threads: 2) }
        #expect(sizes == sizes.sorted() && sizes[0] > plan.parameterMemory)
        #expect(plan.trainingMemory(batchSize: 16, threads: 4) > plan.trainingMemory(batchSize: 16, threads: 1))
        #expect(plan.samplingMemory(threads: 1) < plan.trainingMemory(batchSize: 1, threads: 1))
    }
}
