import ArgumentParser
import Networks
import RunEvents
import Snapshots
import Training

/// `gantop sample`: faces from a snapshot's generator.
struct SampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample", abstract: "Generate faces from a snapshot.")

    @Argument(help: "A snapshot, or the folder of a run for its latest one.")
    var snapshot: String

    @Option(help: "How many faces.")
    var count = 64

    @Option(
        help: """
            Add faces: 'A - B + C', up to three faces each, such as '3,7,9 - 1,4,6 + 2,5,8': numbers of the faces of \
            --seed, from 1. Makes 3x3 faces, the sum in the middle, noise around it.
            """)
    var arithmetic: String?

    @Option(help: "With --arithmetic: which noise around the sum.")
    var variation = 0

    @Option(help: "Decides the latent vectors, those of the dashboard's faces (default: random, shown).")
    var seed: UInt64?

    @Option(help: "The averaged generator (ema) or the one being trained (raw).")
    var weights: WeightsChoice = .ema

    @Option(help: "The picture to write: a PNG grid, ceil(sqrt(count)) faces across.")
    var out = "grid.png"

    @Option(help: "Also write z [n,100] and faces [n,3,side,side] in [-1,1] as safetensors.")
    var tensors: String?

    @Option(help: "Threads that compute (default: all cores).")
    var threads: Int?

    enum WeightsChoice: String, CaseIterable, ExpressibleByArgument {
        case ema, raw
    }

    func validate() throws {
        try require(count, in: 1...100_000, "--count")
        try require(threads, in: 1...1024, "--threads")
        try require(variation, in: 0...1_000_000, "--variation")
        if let arithmetic {
            do throws(FaceSum.Complaint) { _ = try FaceSum(arithmetic) } catch {
                throw ValidationError("--arithmetic: \(error)")
            }
        } else if variation != 0 {
            throw ValidationError("--variation goes with --arithmetic.")
        }
    }

    func run() throws {
        let file = try SnapshotFile(path: snapshotPath(snapshot))
        let generator = try file.generator(weights == .ema ? .average : .raw, threads: threads)
        let side = generator.architecture.picture.side
        let sum = try arithmetic.map { try FaceSum($0) }
        let count = sum == nil ? self.count : FaceSum.shownCount
        try GridLimit.check(count: count, side: side)
        let seed = self.seed ?? UInt64.random(in: 0...UInt64(UInt32.max))
        let latentSize = generator.architecture.latentSize
        let latents =
            sum.map { LatentVectors.sum($0, seed: seed, variation: variation, size: latentSize) }
            ?? LatentVectors.fixed(seed: seed, count: count, size: latentSize)
        let bytes = generator.generateBytes(latents: latents)
        try FaceGrid(faces: bytes, count: count, faceWidth: side, faceHeight: side).write(to: out)
        if let tensors {
            try write(latents, size: latentSize, faces: generator.generate(latents: latents), side: side, to: tensors)
        }
        let step = file.metadata["step"].map { " at step \($0)" } ?? ""
        let noun = sum.map { "faces around \($0.text)" } ?? (count == 1 ? "face" : "faces")
        print("\(out): \(count) \(noun) of \(file.path)\(step), \(weights.rawValue) weights, seed \(seed)")
    }

    private func write(_ latents: [Float], size: Int, faces: [Float], side: Int, to path: String) throws {
        let tensors = [
            TensorDescription(name: "z", shape: [latents.count / size, size]),
            TensorDescription(name: "faces", shape: [latents.count / size, 3, side, side]),
        ]
        try SafetensorsFile.write(tensors, to: path) { index, numbers in
            for (place, value) in (index == 0 ? latents : faces).enumerated() { numbers[place] = value }
        }
    }
}
