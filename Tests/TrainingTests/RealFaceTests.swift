import Dispatch
import Faces
import Networks
import RunEvents
import Testing

@testable import Training

/// Real faces for the screen, read beside the training.
@Suite(.timeLimit(.minutes(15))) struct RealFaceTests {
    /// The faces of the next answer.
    private func next(_ mailbox: EventMailbox) throws -> FaceImages {
        while true {
            for event in mailbox.wait(seconds: 50) { if case .realFaces(let faces) = event { return faces } }
            try #require(!mailbox.isClosed)
        }
    }

    @Test func eachLookShowsOthers() throws {
        let (hub, mailbox) = (EventHub(), EventMailbox())
        hub.add(mailbox, wantsPreviews: false)
        let source = FakeFaces(count: 12, broken: [3])
        let reader = RealFaceReader(source: source, hub: hub)
        var seen: Set<[UInt8]> = []
        for _ in 0..<3 {
            reader.send(4)
            let faces = try next(mailbox)
            #expect(faces.count == 4)
            for index in 0..<4 { seen.insert(Array(faces.face(index))) }
        }
        // Eleven can be read; each look begins where the last one ended.
        #expect(seen.count == 11)
    }

    /// The first places of the order cannot be read: the first look goes far beyond as many as it shows.
    @Test func theNextLookBeginsBehindAllThatWereTried() throws {
        let (hub, mailbox) = (EventHub(), EventMailbox())
        hub.add(mailbox, wantsPreviews: false)
        let order = Array(ScatteredOrder(count: 12))
        let source = FakeFaces(count: 12, broken: Set(order[..<6]))
        let reader = RealFaceReader(source: source, hub: hub)
        for places in [order[6..<9], order[9...]] {
            reader.send(3)
            #expect(try next(mailbox).pixels == places.flatMap { try source.face($0).pixels })
        }
    }

    @Test func fewerThanAskedForAreAll() throws {
        let (hub, mailbox) = (EventHub(), EventMailbox())
        hub.add(mailbox, wantsPreviews: false)
        let reader = RealFaceReader(source: FakeFaces(count: 5), hub: hub)
        reader.send(9)
        #expect(try next(mailbox).count == 5)
        reader.send(0)
        #expect(try next(mailbox).count == 0)
    }

    @Test func everyPlaceOfTheOrderIsItsNumber() {
        for count in [0, 1, 2, 3, 8, 37, 100] {
            let order = ScatteredOrder(count: count)
            #expect(Array(order) == (0..<count).map { order[$0] } && Set(order).count == count)
        }
    }

    /// A source that does not answer holds up neither a step nor a command.
    @Test func aStuckSourceHoldsNothingUp() throws {
        let (hub, mailbox) = (EventHub(), EventMailbox())
        hub.add(mailbox, wantsPreviews: false)
        let gate = DispatchSemaphore(value: 0)
        let reader = RealFaceReader(source: GatedFaces(gate: gate), hub: hub)
        reader.send(2)
        reader.cancel()
        hub.notice(.information, "gone on")
        #expect(mailbox.drain() == [.notice(Notice(severity: .information, text: "gone on"))])
        for _ in 0..<8 { gate.signal() }
    }
}

/// Faces that come when a gate lets them.
private struct GatedFaces: FaceSource {
    let name = "gated"
    let count = 4
    let side = 28
    let gate: DispatchSemaphore

    func faceName(_ index: Int) -> String { "\(index)" }

    func face(_ index: Int) throws(FaceError) -> FaceImage {
        gate.wait()
        throw .unreadableFace(name: "gated", reason: "never read")
    }
}
