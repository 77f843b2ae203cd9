import ArgumentParser
import Foundation
import Networks
import RunEvents
import Snapshots

/// `gantop snapshot`: what a snapshot holds, and whether it is whole.
struct SnapshotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot", abstract: "Show what a snapshot holds, and whether it is whole.")

    @Argument(help: "A snapshot, or the folder of a run for its latest one.")
    var file: String

    @Flag(help: "List every tensor.")
    var tensors = false

    @Flag(help: "Print the description of its networks as JSON instead, as --network FILE.json reads it.")
    var networks = false

    func run() throws {
        let snapshot = try SnapshotFile(path: snapshotPath(file))
        let state = try snapshot.state()
        guard !networks else {
            PlainOutput.line(state.architecture.json(isPretty: true))
            return
        }
        let (g, d) = (channels(state.architecture.generator), channels(state.architecture.discriminator))
        let rates = state.hyperparameters
        row("file", "\(snapshot.path), \(megabytes(snapshot.byteCount))")
        row("sha256", "\(snapshot.sha256) (whole)")
        row("written by", "gantop \(snapshot.gantopVersion)")
        row("step", "\(state.step), epoch \(state.epoch + 1), \(state.offset) of \(state.faceCount) faces into it")
        row("seed", "\(state.seed)")
        row("batch size", "\(state.batchSize)")
        let picture = state.architecture.picture
        row("pictures", "\(picture.side) x \(picture.side), \(picture.channels) colours")
        row(
            "generator",
            "z \(state.architecture.latentSize), channels \(g), learning rate \(rates.generatorLearningRate)")
        row("discriminator", "channels \(d), learning rate \(rates.discriminatorLearningRate)")
        if let conditions = state.conditions { row("told", Self.words(conditions)) }
        row(
            "Adam",
            "beta1 \(rates.beta1), beta2 \(rates.beta2), epsilon \(rates.epsilon); real label \(rates.realLabel)")
        if let last = lastLosses(state) { row("losses", last) }
        row("tensors", "\(snapshot.tensors.count), float32")
        guard tensors else { return }
        for tensor in snapshot.tensors { PlainOutput.line("  \(tensor.name) \(tensor.shape)") }
    }

    /// What the networks are told, in a line.
    private static func words(_ table: ConditionTable) -> String {
        let noun = table.isVocabulary ? "words of captions" : "attributes"
        let shown = table.names.prefix(shownNames).joined(separator: ", ")
        let more = table.names.count > shownNames ? ", …" : ""
        return "\(table.names.count) \(noun) (\(shown)\(more)), \(table.rowCount) rows of the data"
    }

    /// Names of conditions that the line has room for.
    private static let shownNames = 4

    /// The widths of a network's stages but the last.
    private func channels(_ stages: [Stage]) -> String {
        stages.dropLast().map { String($0.channels) }.joined(separator: "-")
    }

    private func lastLosses(_ state: TrainingState) -> String? {
        guard state.history.rowCount > 0 else { return nil }
        let last = state.history.rowCount - 1
        let (step, means) = state.history.means(ofRow: last)
        let first = last > 0 ? state.history.means(ofRow: last - 1).lastStep + 1 : 1
        let place = first < step ? "means of steps \(first.grouped) to \(step.grouped)" : "at step \(step.grouped)"
        return String(
            format: "D %.3f, G %.3f, D(x) %.2f, D(G(z)) %.2f; ", means.discriminatorLoss, means.generatorLoss,
            means.realScore, means.fakeScore) + place
    }

    private func row(_ name: String, _ value: String) {
        PlainOutput.line(name.padding(toLength: 14, withPad: " ", startingAt: 0) + value)
    }
}

/// A size in decimal megabytes, as file managers show it.
func megabytes(_ bytes: Int) -> String {
    String(format: "%.1f MB", Double(bytes) / 1e6)
}

/// The snapshot that a path names: itself, or the latest one of a run folder.
func snapshotPath(_ path: String) -> String {
    guard FileSystem.status(path)?.kind == .folder else { return path }
    let snapshots = SnapshotFolder(path: path.hasSuffix("/") ? path + "snapshots" : path + "/snapshots")
    return snapshots.latest ?? snapshots.latestPath
}
