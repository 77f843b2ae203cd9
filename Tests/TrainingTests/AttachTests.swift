import Foundation
import Glibc
import Networks
import RunEvents
import Testing

@testable import Training

@Suite(.timeLimit(.minutes(15))) struct AttachTests {
    private func begin(in folder: TemporaryFolder, steps: Int = 1_000_000) throws -> TrainingRun {
        let run = try TrainingRun(
            configuration: Bench.configuration(steps: steps), source: FakeFaces(), folder: folder.file("run"))
        run.send(.pause)
        run.start()
        return run
    }

    private func isStep(_ number: Int) -> (RunEvent) -> Bool {
        { event in if case .steps(let steps) = event { steps.contains { $0.step == number } } else { false } }
    }

    @Test func whoComesLaterIsToldHowThingsStand() throws {
        let folder = try TemporaryFolder()
        let run = try begin(in: folder)
        for _ in 0..<3 { run.send(.singleStep) }
        run.send(.setLearningRate(.both, rate: 0.25))
        _ = try Bench.events(of: run) { if case .learningRate = $0 { true } else { false } }
        let attached = try AttachedRun(folder: folder.file("run"))
        let events = try Bench.events(of: attached) { $0 == .phase(.paused) }
        guard case .described(let description)? = events.first else {
            Issue.record("no description")
            return
        }
        #expect(description.generatorLearningRate == 0.25)
        #expect(Bench.history(events)?.map(\.step) == [1, 2, 3])
        attached.send(.singleStep)
        _ = try Bench.events(of: attached, until: isStep(4))
        run.send(.stop(saving: true))
        _ = try Bench.events(of: attached) { $0 == .phase(.stopped) }
        #expect(run.waitUntilEnded() == .stopped)
        #expect(!FileManager.default.fileExists(atPath: folder.file("run/socket")))
    }

    @Test func severalWatchAndMayLeave() throws {
        let folder = try TemporaryFolder()
        let run = try begin(in: folder)
        var first: AttachedRun? = try AttachedRun(folder: folder.file("run"))
        let second = try AttachedRun(folder: nil, runs: folder.path)
        #expect(second.folder == folder.file("run"))
        first?.send(.singleStep)
        _ = try Bench.events(of: #require(first), until: isStep(1))
        _ = try Bench.events(of: second, until: isStep(1))
        first?.detach()
        while first?.events.isClosed == false { _ = first?.events.wait(seconds: 60) }
        first = nil
        second.send(.singleStep)
        _ = try Bench.events(of: second, until: isStep(2))
        second.send(.stop(saving: false))
        #expect(run.waitUntilEnded() == .stopped)
    }

    @Test func aRunLeftToItselfEndsWhenDone() throws {
        let folder = try TemporaryFolder()
        let run = try begin(in: folder, steps: 5)
        let attached = try AttachedRun(folder: folder.file("run"))
        run.leaveUnattended()
        attached.send(.resume)
        _ = try Bench.events(of: attached) { $0 == .phase(.finished) }
        #expect(run.end == nil)
        attached.send(.trainOn(epochs: 1))
        _ = try Bench.events(of: attached, until: isStep(14))
        attached.detach()
        #expect(run.waitUntilEnded() == .stopped)
        #expect(run.events.isClosed)
    }

    @Test func onlyItsOwnerMayOpenTheSocket() throws {
        let folder = try TemporaryFolder()
        let run = try begin(in: folder)
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.file("run/socket"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        run.send(.stop(saving: false))
        #expect(run.waitUntilEnded() == .stopped)
    }

    @Test func whoeverTalksNonsenseIsRefusedAndTheRunGoesOn() throws {
        let folder = try TemporaryFolder()
        let run = try begin(in: folder)
        let length: [UInt8] = [5, 0, 0, 0]
        let other = try #require(WireMessage.hello(protocolVersion: 99, gantopVersion: "9").bytes)
        let command = try #require(WireMessage.command(.stop(saving: false)).bytes)
        for bytes in [[0xff, 0xff, 0xff, 0xff], length + [1, 2, 3, 4, 5], other, command] as [[UInt8]] {
            let connection = try SocketConnection(folder: folder.file("run"), name: RunServer.socketName)
            #expect(connection.send(bytes))
            // The greeting, then the end.
            while !connection.receive(limit: 4096).isEmpty {}
        }
        run.send(.singleStep)
        _ = try Bench.events(of: run, until: isStep(1))
        run.send(.stop(saving: false))
        #expect(run.waitUntilEnded() == .stopped)
    }

    @Test func whatDoesNotRunCannotBeAttachedTo() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        #expect(throws: AttachError.noRun(folder: path)) { try AttachedRun(folder: path) }
        #expect(throws: AttachError.noRuns(folder: folder.path)) { try AttachedRun(folder: nil, runs: folder.path) }
        try Bench.train(Bench.configuration(steps: 1), in: path)
        let ended = try #require(EndedRun(at: path))
        #expect(ended.ending == .done && ended.step == 1 && ended.isSaved)
        #expect(throws: AttachError.notRunning(ended)) { try AttachedRun(folder: path) }
        #expect(throws: AttachError.notRunning(ended), "the newest is told of") {
            try AttachedRun(folder: nil, runs: folder.path)
        }
        // What a dead process leaves is no obstacle.
        try Data().write(to: URL(filePath: path + "/socket"))
        try Bench.resume(path, options: Bench.options(steps: 2))
    }

    @Test func whoLooksInSeesHowTheRunStands() throws {
        let folder = try TemporaryFolder()
        let run = try begin(in: folder)
        let attached = try AttachedRun(folder: folder.file("run"))
        attached.send(.singleStep)
        _ = try Bench.events(of: attached, until: isStep(1))
        let pulse = try #require(RunPulse.of(folder: folder.file("run")))
        #expect(pulse.screens == 2 && pulse.step == 1 && pulse.phase == .paused)
        #expect(pulse.process == Int(ProcessInfo.processInfo.processIdentifier))
        run.send(.stop(saving: false))
        #expect(run.waitUntilEnded() == .stopped)
        #expect(RunPulse.of(folder: folder.file("run")) == nil)
    }

    @Test func everyoneIsToldTheEnd() throws {
        let folder = try TemporaryFolder()
        let run = try begin(in: folder)
        let attached = try (0..<3).map { _ in try AttachedRun(folder: folder.file("run")) }
        run.send(.stop(saving: false))
        for one in attached { _ = try Bench.events(of: one) { $0 == .phase(.stopped) } }
        #expect(run.waitUntilEnded() == .stopped)
    }

    @Test func oneThatStallsSlowsNobody() throws {
        let folder = try TemporaryFolder()
        let run = try begin(in: folder, steps: 40)
        let stalled = try SocketConnection(folder: folder.file("run"), name: RunServer.socketName)
        #expect(stalled.send(try #require(WireMessage.hello().bytes)))
        let attached = try AttachedRun(folder: folder.file("run"))
        for _ in 0..<10 { attached.send(.realFaces(count: 37)) }
        attached.send(.resume)
        _ = try Bench.events(of: attached) { $0 == .phase(.finished) }
        attached.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
        #expect(try Bench.kinds(folder.file("run/journal.jsonl")).last == "stopped")
    }

    @Test func whoLeavesARunToItselfIsInItsJournal() throws {
        let folder = try TemporaryFolder()
        let run = try begin(in: folder)
        run.leaveUnattended()
        run.send(.stop(saving: false))
        #expect(run.waitUntilEnded() == .stopped)
        #expect(try Bench.kinds(folder.file("run/journal.jsonl")).contains("detached"))
    }

    @Test func arrivalsAreAnnouncedButSteps() throws {
        let mailbox = EventMailbox()
        let count = Locked(0)
        mailbox.onArrival { count.withLock { $0 += 1 } }
        mailbox.post(.steps([]))
        #expect(count.withLock { $0 } == 0)
        mailbox.post(.phase(.running))
        #expect(count.withLock { $0 } == 1)
        mailbox.onArrival(nil)
        mailbox.close()
        #expect(count.withLock { $0 } == 1)
    }

    @Test func oneTooManyIsToldSo() throws {
        let folder = try TemporaryFolder()
        let run = try begin(in: folder)
        let path = folder.file("run")
        var attached = try (0..<RunServer.watcherLimit).map { _ in try AttachedRun(folder: path) }
        let error = AttachError.tooManyWatchers(folder: path, count: RunServer.watcherLimit)
        #expect(throws: error) { try AttachedRun(folder: path) }
        #expect(error.description.contains("16 are watching already"))
        // Who only looks in still sees it.
        #expect(RunPulse.of(folder: path) != nil)
        // One that leaves makes room.
        attached.removeLast()
        var late: AttachedRun?
        while late == nil { late = try? AttachedRun(folder: path) }
        run.send(.stop(saving: false))
        #expect(run.waitUntilEnded() == .stopped)
    }

    @Test func attachingOutlivesAShortageOfFiles() throws {
        let folder = try TemporaryFolder()
        let failures = Locked<[Int32]>([EMFILE, ENFILE, ECONNABORTED, ENOMEM, EINTR, EPERM])
        let waits = Locked(0)
        var calls = SocketListener.Calls.system
        calls.accept = { number in
            let code = failures.withLock { $0.popLast() }
            return code.map { (-1, $0) } ?? SocketListener.Calls.system.accept(number)
        }
        calls.wait = { _ in waits.withLock { $0 += 1 } }
        let listener = try SocketListener(folder: folder.path, name: "socket", calls: calls)
        let connection = try SocketConnection(folder: folder.path, name: "socket")
        let accepted = try #require(listener.accept())
        #expect(accepted.send([7]) && connection.receive(limit: 1) == [7])
        #expect(waits.withLock { $0 } == 4)
        listener.stop()
        #expect(listener.accept() == nil)
    }

    @Test func aLongPathIsNoObstacle() throws {
        let folder = try TemporaryFolder()
        let deep = folder.file(String(repeating: "a", count: 120))
        let run = try TrainingRun(
            configuration: Bench.configuration(steps: 1), source: FakeFaces(), folder: deep)
        let attached = try AttachedRun(folder: deep)
        attached.send(.stop(saving: false))
        #expect(run.waitUntilEnded() == .stopped)
    }
}

@Suite struct WireMessageTests {
    private static let step = StepMetrics(
        step: 7, epoch: 2, discriminatorLoss: .nan, generatorLoss: .infinity, realScore: 1 / 3, fakeScore: 1e-30,
        discriminatorGradientNorm: 3, generatorGradientNorm: 0, discriminatorLearningRate: 2e-4,
        generatorLearningRate: 1, seconds: 0.1, waitSeconds: 0)
    private static var realStep: StepMetrics {
        var real = step
        (real.discriminatorLoss, real.generatorLoss) = (-1.5, .greatestFiniteMagnitude)
        (real.step, real.epoch) = (.max, -3)
        return real
    }
    private static let faces = FaceImages(width: 2, height: 1, count: 2, pixels: Array(250...255) + Array(0...5))

    @Test(arguments: [
        WireMessage.hello(), .command(.pause), .command(.scaleLearningRate(.generator, factor: 0.1)),
        .command(.newFaces(seed: .max)), .command(.goBack(snapshot: "ü\"\n")), .event(.phase(.failed("x"))),
        .event(.preview(Preview(step: 1, weights: .raw, latentSeed: .max, faces: faces))), .event(.history([])),
        .event(.history([realStep, realStep])),
    ])
    func messagesComeBack(message: WireMessage) throws {
        var parser = WireParser(limit: 1 << 20)
        #expect(try parser.takeIn(#require(message.bytes)) == [message])
    }

    @Test func numbersThatAreNotFiniteComeBack() throws {
        var parser = WireParser(limit: 1 << 20)
        let messages = try parser.takeIn(#require(WireMessage.event(.steps([Self.step])).bytes))
        guard case .event(.steps(let steps))? = messages.first, let step = steps.first else {
            Issue.record("no steps came back")
            return
        }
        #expect(step.discriminatorLoss.isNaN)
        #expect(step.generatorLoss == .infinity)
        #expect(step.realScore == Self.step.realScore)
    }

    @Test func historiesArePackedAndHalvesAreRefused() throws {
        let steps = Array(repeating: Self.realStep, count: 1000)
        #expect(try #require(WireMessage.event(.history(steps)).bytes).count < 90_000)
        #expect(MetricsPacking.unpack(Data(repeating: 0, count: 63)) == nil)
        let half = Data(#"{"history":{"_0":"AAAA"}}"#.utf8)
        #expect(throws: WireMessage.Fault.unreadable) { try WireMessage(parsing: Array(half)) }
        let unreal = try #require(WireMessage.event(.history([Self.step])).bytes)
        var parser = WireParser(limit: 1 << 20)
        guard case .event(.history(let back))? = try parser.takeIn(unreal).first else {
            Issue.record("no history came back")
            return
        }
        #expect(back.first?.discriminatorLoss.isNaN == true && back.first?.generatorLoss == .infinity)
    }

    @Test func messagesComeInAnyPieces() throws {
        let messages: [WireMessage] = [.hello(), .command(.resume), .event(.realFaces(Self.faces))]
        let bytes = try messages.flatMap { try #require($0.bytes) }
        for size in [1, 2, 3, 7, 64, bytes.count] {
            var parser = WireParser(limit: 1 << 20)
            var received: [WireMessage] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                received += try parser.takeIn(Array(bytes[start..<min(start + size, bytes.count)]))
            }
            #expect(received == messages)
        }
    }

    @Test func claimsAreNotBelieved() throws {
        var parser = WireParser(limit: 100)
        #expect(throws: WireMessage.Fault.tooLong(claimed: 101, limit: 100)) { try parser.takeIn([101, 0, 0, 0]) }
        var other = WireParser(limit: .max)
        #expect(try other.takeIn([0xff, 0xff, 0xff, 0xff]).isEmpty)
        let broken = Data(
            #"{"event":{"_0":{"realFaces":{"_0":{"width":2,"height":2,"count":1,"pixels":"AAAA"}}}}}"#.utf8)
        #expect(throws: WireMessage.Fault.unreadable) { try WireMessage(parsing: Array(broken)) }
    }
}
