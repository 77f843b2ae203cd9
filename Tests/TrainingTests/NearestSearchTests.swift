import Faces
import Networks
import RunEvents
import Testing

@testable import Training

@Suite(.timeLimit(.minutes(15))) struct NearestSearchTests {
    /// Faces of smooth colours that differ in brightness and tint.
    private func face(_ seed: Int) -> [UInt8] {
        var random = SeededRandom(seed: UInt64(seed), stream: 5)
        let base = (0..<3).map { _ in Int(random.next() & 0x7f) + 40 }
        return (0..<FaceImage.byteCount).map { place in
            UInt8(clamping: base[place % 3] + place / 84 + Int(random.next() & 15))
        }
    }

    @Test func theTableFindsWhatAFullComparisonFinds() {
        let queries = (0..<5).map { face(1000 + $0) }
        let faces = (0..<200).map(face)
        var table = NearestTable(side: FaceImage.tutorialSide)
        for query in queries { table.add(query) }
        for (number, face) in faces.enumerated() { table.compare(with: face, number: number) }
        for (index, query) in queries.enumerated() {
            let best = faces.map { NearestTable.distance(query, $0) }.min() ?? 0
            #expect(table.distances[index] == (Float(best) / Float(FaceImage.byteCount)).squareRoot())
        }
        let nearest = queries.map { query in
            faces.min { NearestTable.distance(query, $0) < NearestTable.distance(query, $1) } ?? []
        }
        #expect(table.nearest(5) == nearest.flatMap(\.self))
    }

    @Test func blockSumsNeverExcludeTheNearest() {
        let faces = (0..<40).map(face)
        for one in faces {
            for other in faces {
                #expect(
                    BlockSums(one, side: FaceImage.tutorialSide).leastDistance(
                        to: BlockSums(other, side: FaceImage.tutorialSide))
                        <= NearestTable.distance(one, other))
            }
        }
    }

    @Test func aFaceIsNotItsOwnNearestAndACopyIsFound() {
        var table = NearestTable(side: FaceImage.tutorialSide)
        table.add(face(3), own: 3)
        table.add(face(3))
        #expect(table.distances == [.infinity, .infinity] && table.nearest(1) == nil)
        for number in 0..<9 { table.compare(with: face(number), number: number) }
        #expect(table.distances[0] > 1 && table.distances[1] == 0)
    }

    @Test(arguments: [0, 1, 2, 3, 10, 97, 1000]) func everyNumberComesOnce(count: Int) {
        let order = Array(ScatteredOrder(count: count))
        #expect(order.sorted() == Array(0..<count))
        guard count == 1000 else { return }
        let tenths = Set(order.prefix(20).map { $0 / 100 })
        #expect(tenths.count == 10, "the first few come from everywhere")
    }

    @Test func aRunTellsTheNearestOfItsFaces() throws {
        let folder = try TemporaryFolder()
        let source = FakeFaces(broken: [4])
        let run = try TrainingRun(
            configuration: Bench.configuration(steps: 3), source: source, folder: folder.file("run"))
        run.start()
        _ = try Bench.events(of: run) { $0 == .phase(.finished) }
        run.send(.nearestFaces(count: 3))
        let events = try Bench.events(of: run) { event in
            if case .nearestFaces(let faces) = event { faces.searched == source.count } else { false }
        }
        let results = events.compactMap { if case .nearestFaces(let faces) = $0 { faces } else { nil } }
        let last = try #require(results.last)
        #expect(last.step == 3 && last.generated.count == 3 && last.nearest.count == 3)
        let real = (0..<source.count).compactMap { try? source.face($0).pixels }
        for index in 0..<3 {
            let generated = Array(last.generated.face(index))
            let best = real.map { NearestTable.distance(generated, $0) }.min() ?? 0
            #expect(last.distances[index] == (Float(best) / Float(FaceImage.byteCount)).squareRoot())
            #expect(real.contains(Array(last.nearest.face(index))))
        }
        #expect((last.realDistance ?? 0) > 50, "random faces are far from each other")
        run.send(.nearestFaces(count: 0))
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
    }
}
