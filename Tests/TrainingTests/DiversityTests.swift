import Dispatch
import Faces
import Foundation
import RunEvents
import Testing

@testable import Training

@Suite(.timeLimit(.minutes(15))) struct DiversityTests {
    private func measured(_ events: [RunEvent]) -> [Diversity] {
        events.flatMap { event in if case .diversity(let measured) = event { measured } else { [Diversity]() } }
    }

    private func rows(_ path: String) throws -> [Int] {
        try Bench.lines(path).compactMap { DiversityTable.measure($0)?.step }
    }

    @Test func distancesOfFewFaces() {
        let black = [UInt8](repeating: 0, count: 12)
        let white = [UInt8](repeating: 255, count: 12)
        let half = black.prefix(6) + white.prefix(6)
        #expect(Diversity.Distances(of: black, size: 12) == .init(mean: 0, nearest: 0))
        #expect(Diversity.Distances(of: black + white, size: 12) == .init(mean: 1, nearest: 1))
        let root = Float(0.5).squareRoot()
        #expect(
            Diversity.Distances(of: black + half + white, size: 12) == .init(mean: (1 + 2 * root) / 3, nearest: root))
        // Two modes are far from each other on average, yet everyone has a twin.
        #expect(
            Diversity.Distances(of: black + white + black + white, size: 12) == .init(mean: 4.0 / 6, nearest: 0))
    }

    @Test func aRowComesBack() {
        let diversity = Diversity(
            step: 150, faceCount: 64, generated: .init(mean: 0.1234567, nearest: 1e-9),
            real: .init(mean: 0.3, nearest: 0.2))
        #expect(DiversityTable.measure(DiversityTable.row(diversity)) == diversity)
        #expect(DiversityTable.measure(DiversityTable.header) == nil)
        #expect(DiversityTable.measure("50,64,0.1,0.1,nan,0.1") == nil)
        #expect(DiversityTable.measure("50,64,0.1,0.1,0.1") == nil)
    }

    @Test func aRunMeasuresAtRoundSteps() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        let events = try Bench.train(Bench.configuration(steps: 101), in: path)
        let measured = measured(events)
        #expect(measured.map(\.step) == [50, 100])
        #expect(try Bench.lines(path + "/diversity.csv") == [DiversityTable.header] + measured.map(DiversityTable.row))
        // The fake source's pixels are uniform noise: two differ by the root of 1/6 on average.
        let expected = Float(1.0 / 6).squareRoot()
        #expect(measured.allSatisfy { abs($0.real.mean - expected) < 0.01 && abs($0.real.nearest - expected) < 0.02 })
        #expect(measured.allSatisfy { $0.generated.mean > 0 && $0.generated.nearest <= $0.generated.mean })
    }

    @Test func whatWasMeasuredStaysWithTheRun() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        let first = measured(try Bench.train(Bench.configuration(steps: 60), in: path))
        let resumed = try Bench.resume(path, options: Bench.options(steps: 110))
        #expect(measured(resumed).map(\.step) == [50, 100])
        #expect(measured(resumed).first == first.first)

        let fork = folder.file("fork")
        let start = path + "/snapshots/step-0000060.safetensors"
        let point = try ResumePoint.find(start).forked()
        let (configuration, _) = point.configuration(applying: Bench.options(steps: 61))
        let run = try TrainingRun(
            configuration: configuration, source: FakeFaces(), resume: point, folder: fork, endsWhenDone: true)
        run.start()
        #expect(run.waitUntilEnded() == .stopped)
        #expect(measured(run.events.drain()) == first)
        #expect(try rows(fork + "/diversity.csv") == [50])

        try Bench.resume(start, options: Bench.options(steps: 61))
        #expect(try rows(path + "/diversity.csv") == [50])
        #expect(try rows(path + "/diversity.csv.after-0000060") == [100])
    }

    /// Real faces that cannot be read yet hold no step up; what was measured meanwhile is told when they are there.
    @Test func aSourceThatIsStuckHoldsNoStepUp() throws {
        let folder = try TemporaryFolder()
        let all = FakeFaces(count: GatedFaces.faceCount)
        let expected = measured(
            try Bench.train(Bench.configuration(steps: 110), in: folder.file("plain"), source: all))
        let gate = DispatchSemaphore(value: 0)
        let run = try TrainingRun(
            configuration: Bench.configuration(steps: 110), source: GatedFaces(gate: gate),
            folder: folder.file("run"))
        run.start()
        let before = try Bench.events(of: run) { $0 == .phase(.finished) }
        #expect(measured(before).isEmpty)
        gate.signal()
        var after: [Diversity] = []
        while after.count < 2 {
            after += measured(
                try Bench.events(of: run) { event in if case .diversity = event { true } else { false } })
        }
        #expect(expected.map(\.step) == [50, 100])
        #expect(after == expected)
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
        #expect(try rows(folder.file("run/diversity.csv")) == [50, 100])
    }

    @Test func realFacesThatNeverComeDoNotKeepTheRunFromEnding() throws {
        let folder = try TemporaryFolder()
        let gate = DispatchSemaphore(value: 0)
        let run = try TrainingRun(
            configuration: Bench.configuration(steps: 60), source: GatedFaces(gate: gate), folder: folder.file("run"))
        run.start()
        _ = try Bench.events(of: run) { $0 == .phase(.finished) }
        run.send(.stop(saving: false))
        #expect(run.waitUntilEnded() == .stopped)
        #expect(try rows(folder.file("run/diversity.csv")).isEmpty)
        gate.signal()
    }

    @Test func whoComesLaterHearsOfAll() throws {
        let diversity = Diversity(
            step: 50, faceCount: 2, generated: .init(mean: 0, nearest: 0), real: .init(mean: 1, nearest: 1))
        var later = diversity
        later.step = 100
        let hub = EventHub()
        hub.post(.diversity([diversity]))
        hub.post(.diversity([later]))
        let mailbox = EventMailbox()
        hub.add(mailbox, wantsPreviews: false)
        #expect(mailbox.drain() == [.diversity([diversity, later])])
        hub.post(.wentBack(WentBack(fromStep: 120, toStep: 60, divergence: nil)))
        let last = EventMailbox()
        hub.add(last, wantsPreviews: false)
        #expect(last.drain().filter { $0.kind != .past } == [.diversity([diversity])])
    }
}

/// Fake faces of which one comes only when a gate lets it: one that is measured, and that no early batch holds.
private struct GatedFaces: FaceSource {
    static let faceCount = 2000
    let name = "fake faces"
    let side = FaceImage.tutorialSide
    var count: Int { faces.count }
    let gate: DispatchSemaphore
    private let faces = FakeFaces(count: Self.faceCount)

    init(gate: DispatchSemaphore) { self.gate = gate }

    func faceName(_ index: Int) -> String { faces.faceName(index) }

    func face(_ index: Int) throws(FaceError) -> FaceImage {
        if index == Self.faceCount / 2 { gate.wait() }
        return try faces.face(index)
    }
}
