import ArgumentParser
import Faces
import RunEvents
import Training

/// The options of `gantop train`, checked for sense; defaults are the recipe's.
struct TrainOptions: ParsableArguments {
    @Option(help: "Faces to learn from: a folder or zip of JPEG or PNG files, or 'synthetic'.")
    var data: String?

    @Option(help: "Which square of each picture: recipe (the middle 108 of CelebA's 178 pixels) or full (the largest).")
    var crop: FaceCrop?

    @Option(help: "CelebA's table of attributes, .txt or .csv (default: list_attr_celeba beside the faces).")
    var attributes: String?

    @Option(help: "Only faces that match, such as 'Smiling & Eyeglasses & !Male'; '' for all again.")
    var only: String?

    @Option(help: "One of CelebA's official parts, by list_eval_partition beside the faces; all for all again.")
    var part: FacePart?

    @Flag(
        help: """
            Learn from the faces' attributes, so that a phrase such as 'a smiling woman with blond hair' becomes faces. \
            One face in ten is held out, and half of them are mirrored.
            """)
    var phrases = false

    @Option(
        help: """
            Learn from the words of captions instead: a folder or zip of a text file a picture, or one file of \
            name TAB caption, CSV or JSON lines; 'gantop data --captions' shows what they give.
            """)
    var captions: String?

    @Flag(inversion: .prefixedNo, help: "Show each face as in a mirror with probability 1/2 (default: with --phrases).")
    var mirror: Bool?

    @Flag(
        inversion: .prefixedNo,
        help:
            "Keep one face in ten, by its name, from training; 'gantop data --held-out' lists them (default: with --phrases)."
    )
    var holdOut: Bool?

    @OptionGroup var networks: NetworkOptions

    @Option(
        help: """
            What to learn: generate (faces from nothing) or restore (damaged and blurred faces; --side 28, 32 or 64). \
            A restorer sees half of the faces in a mirror and is judged by one in ten that it does not see.
            """)
    var task: TrainingTask?

    @Option(
        help: "With --task restore: the damages to learn from, such as hole,blur (default: all, \(DamageList.all)).")
    var damage: DamageList?

    @Option(name: .customLong("batch-size"), help: "Faces a step.")
    var batchSize: Int?

    @Option(
        help:
            "Stop after this many epochs (default: \(RunDefaults.epochs), or \(RunDefaults.leastSteps) steps if that is more)."
    )
    var epochs: Int?

    @Option(help: "Stop after this many steps, counted from the run's first.")
    var steps: Int?

    @Option(name: .customLong("learning-rate"), help: "Adam's learning rate for both networks (default: 2e-4).")
    var learningRate: Float?

    @Option(name: .customLong("discriminator-learning-rate"), help: "D's own learning rate, where it differs.")
    var discriminatorLearningRate: Float?

    @Option(name: .customLong("generator-learning-rate"), help: "G's own learning rate, where it differs.")
    var generatorLearningRate: Float?

    @Option(help: "Adam's first-moment decay (default: 0.5).")
    var beta1: Float?

    @Option(
        name: .customLong("real-label"), help: "What D should say of real faces: one-sided smoothing (default: 0.9).")
    var realLabel: Float?

    @Option(
        name: .customLong("step-ratio"),
        help: "Updates of D to those of G in a step, from 1:5 to 5:1 (default: 1:1).")
    var stepRatio: StepRatio?

    @Option(help: "Decides weights, latent vectors and order (default: random, shown and stored).")
    var seed: UInt64?

    @Option(help: "Threads that compute (default: all cores). The same seed gives the same bits on any number.")
    var threads: Int?

    @Option(
        name: .customLong("run-folder"),
        help: "Where the run is kept (default: runs/<date-time>); with --resume the folder of a fork.")
    var runFolder: String?

    @Option(
        defaultAsFlag: ResumeTarget.newest,
        help: "Go on from a snapshot or a run folder; with no value from the newest run.")
    var resume: ResumeTarget?

    @Flag(help: "With --resume: go on in a new run folder; the run it comes from stays as it is.")
    var fork = false

    @Option(
        name: .customLong("snapshot-every"),
        help: "Steps between automatic snapshots (default: \(RunDefaults.snapshotSteps)).")
    var snapshotEvery: Int?

    @Option(
        name: .customLong("snapshot-seconds"),
        help:
            "Seconds between automatic snapshots, whichever comes first (default: \(Int(RunDefaults.snapshotSeconds)); 0: steps alone count)."
    )
    var snapshotSeconds: Double?

    @Option(
        help:
            "Seconds that a run waits for a full disk, or for faces that are away, before it gives up (default: \(Int(RunDefaults.patienceSeconds)); 0: none)."
    )
    var patience: Double?

    @Option(
        name: .customLong("on-divergence"),
        help: """
            When numbers are no longer finite: stop, or rollback (to the last good state, on with half the rate). \
            Default: ask on the dashboard, stop without one. Three in a row always stop.
            """)
    var onDivergence: DivergencePolicy?

    @Option(name: .customLong("sample-every"), help: "Steps between reports and pictures in the run folder.")
    var sampleEvery: Int?

    @Flag(inversion: .prefixedNo, help: "Write TensorBoard's event files into the run folder, too.")
    var tensorboard: Bool?

    func validate() throws {
        try require(batchSize, in: 1...4096, "--batch-size")
        try require(epochs, in: 1...1_000_000, "--epochs")
        try require(steps, in: 1...1_000_000_000, "--steps")
        try require(threads, in: 1...1024, "--threads")
        try require(snapshotEvery, in: 1...1_000_000_000, "--snapshot-every")
        try require(snapshotSeconds, in: 0...1_000_000_000, "--snapshot-seconds")
        try require(patience, in: 0...1_000_000_000, "--patience")
        try require(sampleEvery, in: 1...1_000_000_000, "--sample-every")
        try require(learningRate, in: 0...1, "--learning-rate")
        try require(discriminatorLearningRate, in: 0...1, "--discriminator-learning-rate")
        try require(generatorLearningRate, in: 0...1, "--generator-learning-rate")
        try require(beta1, in: 0...0.9999, "--beta1")
        try require(realLabel, in: 0...1, "--real-label")
        if fork, resume == nil {
            throw ValidationError("--fork goes with --resume: it leaves the run named there as it is.")
        }
        if steps != nil, epochs != nil { throw ValidationError("Give --steps or --epochs, not both.") }
    }
}

extension FaceCrop: ExpressibleByArgument {}

extension FacePart: ExpressibleByArgument {}

extension DivergencePolicy: ExpressibleByArgument {}

extension StepRatio: ExpressibleByArgument {
    /// Reads `2:1`.
    public init?(argument: String) {
        self.init(argument)
    }
}

/// Throws unless a value, if given, lies in a range.
func require<Value: Comparable>(_ value: Value?, in range: ClosedRange<Value>, _ name: String) throws {
    guard let value, !range.contains(value) else { return }
    throw ValidationError("\(name) must lie in \(range.lowerBound)...\(range.upperBound), and \(value) does not.")
}
