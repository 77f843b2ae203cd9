import Networks
import RunEvents
import Snapshots
import Testing

@testable import Training

/// The latent vectors of sums of faces, and runs that are asked for them.
@Suite(.timeLimit(.minutes(15))) struct FaceSumTests {
    @Test func theSumIsTheMeansSum() {
        let size = 7
        let all = LatentVectors.fixed(seed: 5, count: 9, size: size)
        func mean(_ numbers: [Int], _ index: Int) -> Double {
            numbers.reduce(0) { $0 + Double(all[($1 - 1) * size + index]) } / Double(numbers.count)
        }
        let sum = FaceSum([3, 7, 9], minus: [1, 4], plus: [2])
        let latents = LatentVectors.sum(sum, seed: 5, variation: 0, size: size)
        #expect(latents.count == 9 * size)
        for index in 0..<size {
            let expected = mean([3, 7, 9], index) - mean([1, 4], index) + mean([2], index)
            // Six roundings of numbers below 4.
            #expect(abs(Double(latents[4 * size + index]) - expected) < 6 * 4 * 0x1p-24)
        }
        for place in 0..<9 where place != 4 {
            let distances = (0..<size).map { abs(latents[place * size + $0] - latents[4 * size + $0]) }
            #expect(distances.allSatisfy { $0 <= 0.25 + 1e-6 } && distances.contains { $0 > 0.01 })
        }
        #expect(latents == LatentVectors.sum(sum, seed: 5, variation: 0, size: size))
        let other = LatentVectors.sum(sum, seed: 5, variation: 1, size: size)
        #expect(other[4 * size..<5 * size] == latents[4 * size..<5 * size] && other[..<size] != latents[..<size])
    }

    /// A run answers with the terms' faces and the nine, and goes on as if nobody had asked.
    @Test func aRunAnswersAndIsNotChanged() throws {
        let folder = try TemporaryFolder()
        let request = FaceSumRequest(sum: FaceSum([1, 2], minus: [3], plus: [2]), variation: 2, weights: .raw)
        let events = try Bench.train(
            Bench.configuration(steps: 6), in: folder.file("asked"), commands: [.sumFaces(request)])
        let answers = events.compactMap { event -> FaceSumFaces? in
            if case .faceSum(let faces) = event { faces } else { nil }
        }
        let answer = try #require(answers.first)
        #expect(answer.request == request && answer.faces.count == 4 + 9 && answer.faces.width == 28)
        #expect(answer.faces.face(1) == answer.faces.face(3), "the second face is in two terms")
        try Bench.train(Bench.configuration(steps: 6), in: folder.file("alone"))
        let files = try ["asked", "alone"].map { try folder.bytes("\($0)/snapshots/step-0000006.safetensors") }
        #expect(files[0] == files[1])
    }

    @Test func nonsenseIsRefused() throws {
        let folder = try TemporaryFolder()
        var request = FaceSumRequest(sum: FaceSum([1], minus: [3], plus: [2]), variation: 0, weights: .raw)
        request.sum.terms = [[1], [0], [5000]]
        let events = try Bench.train(
            Bench.configuration(steps: 2), in: folder.file("run"), commands: [.sumFaces(request)])
        #expect(!events.contains { if case .faceSum = $0 { true } else { false } })
    }
}
