import Dispatch
import Networks
import RunEvents
import Testing

@testable import Training

@Suite(.timeLimit(.minutes(15))) struct EventMailboxTests {
    private func step(_ number: Int) -> RunEvent {
        .steps([
            StepMetrics(
                step: number, epoch: 1, discriminatorLoss: 1, generatorLoss: 1, realScore: 0.5, fakeScore: 0.5,
                discriminatorGradientNorm: 1, generatorGradientNorm: 1, discriminatorLearningRate: 1,
                generatorLearningRate: 1, seconds: 1, waitSeconds: 0)
        ])
    }

    private func preview(_ step: Int) -> RunEvent {
        .preview(Preview(step: step, weights: .raw, latentSeed: 0, faces: .none))
    }

    @Test func stepsGatherAndPreviewsGiveWay() {
        let mailbox = EventMailbox()
        for number in 1...1000 {
            mailbox.post(step(number))
            if number % 100 == 0 { mailbox.post(preview(number)) }
        }
        let events = mailbox.drain()
        #expect(Bench.steps(events).map(\.step) == Array(1...1000))
        #expect(events.filter { if case .preview = $0 { true } else { false } } == [preview(1000)])
        #expect(mailbox.drain().isEmpty)
    }

    @Test func memoryIsBoundedWhenNobodyLooks() {
        let mailbox = EventMailbox()
        for number in 1...100_000 { mailbox.post(step(number)) }
        for number in 1...5000 {
            mailbox.post(.notice(Notice(severity: .information, text: "\(number)")))
        }
        mailbox.post(.phase(.paused))
        mailbox.post(.phase(.running))
        let events = mailbox.drain()
        let steps = Bench.steps(events).map(\.step)
        #expect(steps.count <= EventMailbox.stepLimit)
        #expect(steps.count > EventMailbox.stepLimit / 2)
        #expect(steps.last == 100_000)
        #expect(steps == steps.sorted())
        #expect(events.count <= EventMailbox.eventLimit)
        #expect(events.suffix(2) == [.notice(Notice(severity: .information, text: "5000")), .phase(.running)])
    }

    @Test func descriptionsOutliveNotices() {
        let mailbox = EventMailbox()
        mailbox.post(.history([]))
        for number in 1...3000 {
            mailbox.post(.phase(.paused))
            mailbox.post(step(number))
        }
        #expect(mailbox.drain().first == .history([]))
    }

    @Test func waitingEndsWithAnEventOrTheEnd() async {
        let mailbox = EventMailbox()
        #expect(mailbox.wait(seconds: 0).isEmpty)
        DispatchQueue.global().async { mailbox.post(.skippedFaces(1)) }
        #expect(mailbox.wait(seconds: 60) == [.skippedFaces(1)])
        DispatchQueue.global().async { mailbox.close() }
        #expect(mailbox.wait(seconds: 60).isEmpty)
        #expect(mailbox.isClosed)
        mailbox.post(.skippedFaces(2))
        #expect(mailbox.drain().isEmpty)
    }
}

@Suite(.timeLimit(.minutes(15))) struct EventHubTests {
    /// Whoever is told of an event may ask the hub at once: no lock is held then.
    @Test func whoIsToldMayAsk() {
        let hub = EventHub()
        let mailbox = EventMailbox()
        let answers = Locked<[Bool]>([])
        hub.add(mailbox, wantsPreviews: true)
        mailbox.onArrival { answers.withLock { $0.append(hub.isTraining) } }
        hub.post(.phase(.running))
        hub.notice(.information, "a line")
        hub.close()
        #expect(answers.withLock { $0 } == [true, true, true])
    }

    /// A watcher who comes late is told what those before were, and may ask meanwhile.
    @Test func lateWatchersMayAskWhileTheyAreTold() {
        let hub = EventHub()
        hub.post(.phase(.paused))
        let mailbox = EventMailbox()
        let asked = Locked(0)
        mailbox.onArrival { asked.withLock { $0 += hub.isWatched ? 1 : 0 } }
        hub.add(mailbox, wantsPreviews: false)
        #expect(asked.withLock { $0 } == 1 && mailbox.drain() == [.phase(.paused)])
    }
}
