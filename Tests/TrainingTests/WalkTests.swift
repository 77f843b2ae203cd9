import Networks
import RunEvents
import Testing

@testable import Training

@Suite(.timeLimit(.minutes(15))) struct WalkTests {
    private func request(
        _ corners: [Int], _ columns: Int, _ rows: Int = 1, _ path: WalkRequest.Path = .straight
    ) -> WalkRequest {
        WalkRequest(corners: corners, columns: columns, rows: rows, path: path, weights: .average)
    }

    private func vector(_ walk: LatentWalk, _ index: Int, size: Int = 100) -> [Float] {
        Array(walk.latents[index * size..<(index + 1) * size])
    }

    private func length(_ vector: [Float]) -> Float { vector.reduce(0) { $0 + $1 * $1 }.squareRoot() }

    @Test(arguments: WalkRequest.Path.allCases) func endsAreTheFacesThemselves(path: WalkRequest.Path) {
        let fixed = LatentVectors.fixed(seed: 3, count: 6, size: 100)
        let walk = LatentWalk(request([5, 2], 9, 1, path), seed: 3, size: 100)
        #expect(vector(walk, 0) == Array(fixed[500..<600]))
        #expect(vector(walk, 8) == Array(fixed[200..<300]))
        let field = LatentWalk(request([0, 1, 2, 3], 4, 3, path), seed: 3, size: 100)
        #expect(field.latents.count == 1200)
        for (index, face) in [(0, 0), (3, 1), (8, 2), (11, 3)] {
            #expect(vector(field, index) == Array(fixed[face * 100..<(face + 1) * 100]))
        }
    }

    @Test func theLineStaysInTheCubeAndTheArcKeepsTheLength() {
        let line = LatentWalk(request([0, 1], 21), seed: 3, size: 100)
        #expect(line.latents.allSatisfy { (-1...1).contains($0) })
        let arc = LatentWalk(request([0, 1], 21, 1, .arc), seed: 3, size: 100)
        let (start, end) = (length(vector(arc, 0)), length(vector(arc, 20)))
        for index in 0...20 {
            #expect(length(vector(arc, index)) > min(start, end) * 0.98)
        }
        #expect(length(vector(line, 10)) < min(start, end) * 0.85, "halfway the line is nearer to the middle")
    }

    @Test func vectorsWithoutAnArcBetweenThemTakeTheLine() {
        #expect(LatentWalk.between([1, 0], [2, 0], 0.5, .arc) == [1.5, 0])
        #expect(LatentWalk.between([1, 0], [-1, 0], 0.25, .arc) == [0.5, 0])
        #expect(LatentWalk.between([0, 0], [1, 0], 0.5, .arc) == [0.5, 0])
    }

    @Test(arguments: [
        ([0, 1], 129, 1), ([0, 1], 0, 1), ([0, 1], 5, 2), ([0], 5, 1), ([0, 1, 2, 3], 20, 20), ([0, -1], 5, 1),
        ([0, 1, 2, 3], .max, .max), ([0, 4096], 5, 1),
    ]) func whatMakesNoSenseIsRefused(corners: [Int], columns: Int, rows: Int) {
        #expect(!request(corners, columns, rows).isSane)
    }

    @Test func aPausedRunAnswersAndTheLastOfManyWins() throws {
        let folder = try TemporaryFolder()
        let run = try TrainingRun(
            configuration: Bench.configuration(steps: 9), source: FakeFaces(), folder: folder.file("run"))
        run.send(.pause)
        run.start()
        for columns in 2...9 { run.send(.walk(request([0, 1], columns))) }
        let events = try Bench.events(of: run) { if case .walk(let walk) = $0 { walk.faces.count == 9 } else { false } }
        let walks = events.compactMap { if case .walk(let walk) = $0 { walk } else { nil } }
        #expect(walks.count <= 2, "one at once, the last one later")
        run.send(.walk(request([0], 3)))
        _ = try Bench.events(of: run) { if case .notice = $0 { true } else { false } }
        run.send(.stop(saving: false))
        #expect(run.waitUntilEnded() == .stopped)
    }

    @Test func walksLeaveTheTrainingAsItIs() throws {
        let folder = try TemporaryFolder()
        try Bench.train(Bench.configuration(steps: 6), in: folder.file("a"))
        try Bench.train(
            Bench.configuration(steps: 6), in: folder.file("b"),
            commands: [.walk(request([0, 1, 2, 3], 4, 4)), .nearestFaces(count: 3), .saveAnimation])
        let name = "/snapshots/step-0000006.safetensors"
        #expect(try Bench.bytes(folder.file("a") + name) == Bench.bytes(folder.file("b") + name))
    }
}
