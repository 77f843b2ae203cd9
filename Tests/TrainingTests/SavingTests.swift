import RunEvents
import Testing

@testable import Training

/// Which snapshots are asked for, without a disk.
@Suite struct SavingTests {
    private func request(_ orders: [Lifecycle.Order]) -> Saving.Request? {
        orders.compactMap { if case .write(let request) = $0 { request } else { nil } }.first
    }

    @Test func oneIsWrittenAtATime() {
        var saving = Saving()
        #expect(request(saving.write()) == Saving.Request(isKept: false, name: nil))
        saving.ask()
        #expect(saving.write().isEmpty && saving.isAskedFor)
        saving.saved()
        #expect(request(saving.write()) == Saving.Request(isKept: true, name: nil))
        #expect(!saving.isAskedFor)
    }

    @Test func namesGoWithOneSnapshotEach() throws {
        let names = try ["one", "two"].map { try #require(SnapshotName(cleaning: $0)) }
        var saving = Saving()
        names.forEach { saving.ask(named: $0) }
        for name in names {
            #expect(saving.isAskedFor)
            #expect(request(saving.write()) == Saving.Request(isKept: true, name: name))
            saving.saved()
        }
        #expect(!saving.isAskedFor)
    }

    @Test func whatTheDiskRefusesIsAskedForAgain() throws {
        let names = try ["one", "two"].map { try #require(SnapshotName(cleaning: $0)) }
        var saving = Saving()
        names.forEach { saving.ask(named: $0) }
        let first = request(saving.write())
        #expect(saving.refused().count == 1 && saving.isTroubled && saving.names == names)
        // The retry that is coming serves for all.
        #expect(saving.retryLater().isEmpty)
        saving.retryCame()
        #expect(request(saving.write()) == first)
        saving.saved()
        #expect(!saving.isTroubled && saving.isAskedFor)
    }

    @Test func anAutomaticSnapshotThatIsRefusedIsNotAskedFor() {
        var saving = Saving()
        _ = saving.write()
        _ = saving.refused()
        #expect(!saving.isAskedFor)
    }

    @Test func namesBeyondTheLimitAreDropped() {
        var saving = Saving()
        for number in 0...Saving.mostNames { saving.ask(named: SnapshotName(cleaning: "\(number)")) }
        #expect(saving.names.count == Saving.mostNames)
        #expect(saving.names.last?.text == "\(Saving.mostNames - 1)")
    }
}
