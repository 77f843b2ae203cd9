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

    @Option(help: "How many faces (default: 64); with --phrase, --set and --sweep of each (default: 8).")
    var count: Int?

    @Option(
        help: """
            Faces for a phrase, such as 'a smiling woman with blond hair', from a run with --phrases; once for each row \
            of the picture. '' says nothing.
            """)
    var phrase: [String] = []

    @Option(help: "Faces with these attributes, such as 'Smiling=1,Male=-1'.")
    var set: String?

    @Option(help: "Faces along which an attribute, such as Smiling, goes from -1 to +1 in 9 steps.")
    var sweep: String?

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

    @Option(
        help: """
            Also write z [n,100], faces [n,3,side,side] in [-1,1] and, of a run with phrases, conditions [n,k] as \
            safetensors.
            """)
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
        let asked = [!phrase.isEmpty, set != nil, sweep != nil, arithmetic != nil].count { $0 }
        guard asked <= 1 else {
            throw ValidationError("Give one of --phrase, --set, --sweep and --arithmetic at a time.")
        }
        if let arithmetic {
            do throws(FaceSum.Complaint) { _ = try FaceSum(arithmetic) } catch {
                throw ValidationError("--arithmetic: \(error)")
            }
        } else if variation != 0 {
            throw ValidationError("--variation goes with --arithmetic.")
        }
    }

    /// What was asked for; one thing at a time.
    private func subject() throws -> SampledFaces.Subject {
        let each = count ?? Self.defaultRow
        if !phrase.isEmpty { return .phrases(phrase, faces: each) }
        if let set { return .settings(set, faces: each) }
        if let sweep { return .sweep(sweep, faces: each) }
        if let arithmetic { return .sum(try FaceSum(arithmetic), variation: variation) }
        return .faces(count ?? Self.defaultCount)
    }

    /// Faces of a picture, and of each of its rows, unless others are asked for.
    private static let defaultCount = 64
    private static let defaultRow = 8

    func run() throws {
        let file = try SnapshotFile(path: snapshotPath(snapshot))
        let state = try file.state()
        try PurposeCheck.require(.generating, of: state.architecture, path: file.path)
        let side = state.architecture.picture.side
        let seed = self.seed ?? UInt64.random(in: 0...UInt64(UInt32.max))
        let subject = try subject()
        try GridLimit.check(count: Self.faceCount(subject), side: side)
        let faces = try SampledFaces(subject, state: state, seed: seed, path: file.path)
        let generator = try file.generator(weights == .ema ? .average : .raw, threads: threads)
        let bytes = generator.generateBytes(latents: faces.latents, conditions: faces.conditions)
        try FaceGrid(
            faces: bytes, count: faces.count, faceWidth: side, faceHeight: side, columns: faces.columns
        ).write(to: out)
        if let tensors { try write(faces, by: generator, to: tensors) }
        for remark in faces.remarks { PlainOutput.line(remark.printable) }
        let step = file.metadata["step"].map { " at step \($0)" } ?? ""
        PlainOutput.line(
            "\(out): \(faces.count) \(faces.noun.printable) of \(file.path)\(step), \(weights.rawValue) weights, seed"
                + " \(seed)")
    }

    /// How many faces a subject makes, before any is made.
    private static func faceCount(_ subject: SampledFaces.Subject) -> Int {
        switch subject {
        case .faces(let count), .settings(_, let count): count
        case .sum: FaceSum.shownCount
        case .phrases(let phrases, let count): phrases.count * count
        case .sweep(_, let count): SampledFaces.sweepColumns * count
        }
    }

    private func write(_ faces: SampledFaces, by generator: GeneratorModel, to path: String) throws {
        let (architecture, count) = (generator.architecture, faces.count)
        let side = architecture.picture.side
        let pixels = generator.generate(latents: faces.latents, conditions: faces.conditions)
        var tensors = [
            (TensorDescription(name: "z", shape: [count, architecture.latentSize]), faces.latents),
            (TensorDescription(name: "faces", shape: [count, 3, side, side]), pixels),
        ]
        if architecture.conditions > 0 {
            let shape = [count, architecture.conditions]
            tensors.append((TensorDescription(name: "conditions", shape: shape), faces.conditions))
        }
        try SafetensorsFile.write(tensors.map(\.0), to: path) { index, numbers in
            for (place, value) in tensors[index].1.enumerated() { numbers[place] = value }
        }
    }
}
