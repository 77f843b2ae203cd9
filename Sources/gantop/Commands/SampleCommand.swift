import ArgumentParser
import Networks
import Snapshots

/// `gantop sample`: faces from a snapshot's generator.
struct SampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample", abstract: "Generate faces from a snapshot.")

    @Argument(help: "A snapshot, or the folder of a run for its latest one.")
    var snapshot: String

    @Option(help: "How many faces.")
    var count = 64

    @Option(help: "Decides the latent vectors (default: random, shown).")
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
    }

    func run() throws {
        let file = try SnapshotFile(path: snapshotPath(snapshot))
        let generator = try file.generator(weights == .ema ? .average : .raw, threads: threads)
        let side = generator.architecture.picture.side
        try GridLimit.check(count: count, side: side)
        let seed = self.seed ?? UInt64.random(in: 0...UInt64(UInt32.max))
        var random = SeededRandom(seed: seed)
        let latentSize = generator.architecture.latentSize
        let latents = (0..<count * latentSize).map { _ in random.nextSymmetric() }
        let bytes = generator.generateBytes(latents: latents)
        try FaceGrid(faces: bytes, count: count, faceWidth: side, faceHeight: side).write(to: out)
        if let tensors {
            try write(latents, size: latentSize, faces: generator.generate(latents: latents), side: side, to: tensors)
        }
        let step = file.metadata["step"].map { " at step \($0)" } ?? ""
        let noun = count == 1 ? "face" : "faces"
        print("\(out): \(count) \(noun) of \(file.path)\(step), \(weights.rawValue) weights, seed \(seed)")
    }

    private func write(_ latents: [Float], size: Int, faces: [Float], side: Int, to path: String) throws {
        let tensors = [
            TensorDescription(name: "z", shape: [count, size]),
            TensorDescription(name: "faces", shape: [count, 3, side, side]),
        ]
        try SafetensorsFile.write(tensors, to: path) { index, numbers in
            for (place, value) in (index == 0 ? latents : faces).enumerated() { numbers[place] = value }
        }
    }
}
