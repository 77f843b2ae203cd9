import Dispatch
import Faces
import Foundation
import Networks
import RunEvents

/// Goes through the real faces for the nearest of each of some generated ones, on a thread of its own that takes a
/// small part of the time of one processor.
final class NearestSearch: Sendable {
    /// More generated faces than these are not looked for.
    static let greatestCount = 64
    /// Real faces whose own nearest ones are looked for, as a measure.
    private static let measureCount = 24
    /// The part of a processor's time while the run trains, and while it does not.
    private static let shares = (training: 0.015, idle: 0.5)
    /// Seconds of work between rests, and between reports.
    private static let slice = 0.001
    private static let reportSeconds = 1.0

    private let source: any FaceSource
    private let first: NearestFaces
    private let hub: EventHub
    private let isCancelled = Locked(false)

    /// - Parameters:
    ///   - first: the generated faces, without any nearest.
    init(_ first: NearestFaces, source: any FaceSource, hub: EventHub) {
        self.first = first
        self.source = source
        self.hub = hub
    }

    /// Begins; tells the hub how it comes along.
    func start() {
        let thread = Thread { [self] in search() }
        thread.name = "gantop nearest"
        thread.start()
    }

    /// Ends the search soon; nothing is told any more.
    func cancel() { isCancelled.withLock { $0 = true } }

    private var mayGoOn: Bool { !isCancelled.withLock { $0 } }

    private func search() {
        var table = NearestTable(side: first.generated.width)
        for face in 0..<first.generated.count { table.add(Array(first.generated.face(face))) }
        var rest = Rest()
        for measure in 0..<min(Self.measureCount, source.count) {
            guard mayGoOn else { return }
            let number = measure * source.count / min(Self.measureCount, source.count)
            if let face = try? source.face(number) { table.add(face.pixels, own: number) }
            rest.ifDue(share: share)
        }
        var searched = 0
        var reported = Trainer.now
        for number in ScatteredOrder(count: source.count) {
            guard mayGoOn else { return }
            if let face = try? source.face(number) { table.compare(with: face.pixels, number: number) }
            searched += 1
            rest.ifDue(share: share)
            guard Trainer.now - reported >= Self.reportSeconds, searched < source.count else { continue }
            reported = Trainer.now
            report(table, searched: searched)
        }
        guard mayGoOn else { return }
        report(table, searched: searched)
    }

    private var share: Double { hub.isTraining ? Self.shares.training : Self.shares.idle }

    private func report(_ table: NearestTable, searched: Int) {
        let generated = first.generated
        guard let nearest = table.nearest(generated.count) else { return }
        let distances = table.distances
        var faces = first
        faces.searched = searched
        faces.nearest = FaceImages(
            width: generated.width, height: generated.height, count: generated.count, pixels: nearest)
        faces.distances = Array(distances.prefix(generated.count))
        let measures = distances.dropFirst(generated.count).filter(\.isFinite).sorted()
        faces.realDistance = measures.isEmpty ? nil : measures[measures.count / 2]
        hub.post(.nearestFaces(faces))
    }

    /// Rests after each slice of work, as long as keeps to the share.
    private struct Rest {
        private var start = Trainer.now

        mutating func ifDue(share: Double) {
            let worked = Trainer.now - start
            guard worked >= NearestSearch.slice else { return }
            Thread.sleep(forTimeInterval: min(worked * (1 / share - 1), 2))
            start = Trainer.now
        }
    }
}

/// All numbers below a count, each once, in an order whose every beginning is spread over all.
struct ScatteredOrder: Sequence {
    let count: Int
    /// A step near the golden section of the count that has no divisor in common with it.
    private let stride: Int

    init(count: Int) {
        func divisor(_ one: Int, _ other: Int) -> Int { other == 0 ? one : divisor(other, one % other) }
        var stride = Swift.max(1, Int(Double(count) * 0.618_033_988_75))
        while count > 1, divisor(count, stride) != 1 { stride += 1 }
        self.count = count
        self.stride = stride
    }

    /// The number at a place of the order.
    subscript(_ place: Int) -> Int { count > 0 ? place % count * stride % count : 0 }

    func makeIterator() -> some IteratorProtocol<Int> {
        var place = 0
        return (0..<count).lazy.map { _ in
            defer { place = (place + stride) % count }
            return place
        }.makeIterator()
    }
}
