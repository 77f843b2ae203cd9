import Testing

@testable import Networks
@testable import Snapshots

/// How many threads are worth having, from what control groups of every kind allow.
@Suite struct ProcessorShareTests {
    private func count(_ texts: [String: String], affine: Int = 8) throws -> Int {
        let folder = try TemporaryFolder()
        for (name, text) in texts {
            try FileSystem.makeFolders(PathText.folder(of: folder.file(name)))
            try folder.write(Array(text.utf8), name)
        }
        let groups = ControlGroups(processes: folder.file("proc"), groups: folder.file("cgroup"))
        return withExtendedLifetime(folder) { ProcessorShare.count(groups: groups, affine: affine) }
    }

    @Test func anAffinityAlone() throws {
        #expect(try count([:], affine: 3) == 3)
        #expect(try count([:], affine: 0) == 1)
    }

    /// The least of a group and those above it, rounded up, and never more than the affinity.
    @Test(arguments: [
        ("max 100000", "150000 100000", 2), ("50000 100000", "max 100000", 1), ("300000 100000", "200000 100000", 2),
        ("1600000 100000", "max 100000", 8), ("max 100000", "max 100000", 8), ("1000 100000", "200000 100000", 1),
        ("400001 100000\n", "", 5),
    ])
    func quotasOfVersion2(own: String, above: String, expected: Int) throws {
        let texts = ["proc/self/cgroup": "0::/a/b\n", "cgroup/a/b/cpu.max": own, "cgroup/a/cpu.max": above]
        #expect(try count(texts) == expected)
    }

    @Test(arguments: [("-1\n", 8), ("250000\n", 3), ("100000\n", 1)])
    func quotasOfVersion1(quota: String, expected: Int) throws {
        let texts = [
            "proc/self/cgroup": "5:cpu,cpuacct:/x\n4:memory:/jobs/7\n0::/\n", "cgroup/cpu/x/cpu.cfs_quota_us": quota,
            "cgroup/cpu/x/cpu.cfs_period_us": "100000\n",
        ]
        #expect(try count(texts) == expected)
    }

    @Test(arguments: [
        "", "max", "x y", "-5 100000", "100000 0", "100000 -1", "1 2 3", "99999999999999999999 1", "\u{0}",
    ])
    func nonsenseLimitsNothing(text: String) throws {
        #expect(try count(["proc/self/cgroup": "0::/\n", "cgroup/cpu.max": text]) == 8)
    }

    @Test func theSystemsOwnIsAtLeastOne() {
        #expect(ProcessorShare.count >= 1)
    }
}
