import ArgumentParser
import Dashboard
import Foundation
import Glibc
import Training

/// `gantop runs`: what runs there are, and the removal of those that nobody needs any more.
struct RunsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs", abstract: "List runs, and remove those that are no longer needed.",
        discussion: """
            --prune removes the runs that are named, or of a folder of runs those that --keep and --older-than do not \
            spare, with all their files, after asking. A run that is training is never removed.
            """)

    @Argument(help: ArgumentHelp("Folders of runs, or runs.", valueName: "folder"))
    var places: [String] = ["runs"]

    @Flag(help: "Remove runs.")
    var prune = false

    @Option(help: "With --prune: spare so many of the newest.")
    var keep: Int?

    @Option(name: .customLong("older-than"), help: "With --prune: spare those changed in the last so many days.")
    var olderThan: Double?

    @Flag(help: "With --prune: do not ask.")
    var yes = false

    func validate() throws {
        try require(keep, in: 0...1_000_000, "--keep")
        try require(olderThan, in: 0...1_000_000, "--older-than")
        if !prune, yes || keep != nil || olderThan != nil {
            throw ValidationError("--keep, --older-than and --yes go with --prune.")
        }
    }

    func run() throws {
        let now = Date().timeIntervalSince1970
        var listed: [RunRecord] = []
        var chosen: [RunRecord] = []
        for place in places {
            if let record = RunList.run(at: runFolder(place)) {
                listed.append(record)
                if isOldEnough(record, now) { chosen.append(record) }
            } else {
                let runs = try RunList.runs(in: place)
                listed += runs
                if prune { chosen += try expendable(of: runs, in: place, now) }
            }
        }
        guard !listed.isEmpty else { return PlainOutput.line("no runs in \(places.joined(separator: ", "))") }
        if prune { return try remove(chosen, now) }
        for line in RunTable.lines(listed.map { RunTable.Row($0, now: now) }) { PlainOutput.line(line) }
        for run in listed {
            if let file = run.lastWords { PlainOutput.line("\(run.path): what it said last is in \(file)") }
        }
    }

    private func isOldEnough(_ run: RunRecord, _ now: Double) -> Bool {
        olderThan.map { now - run.changed > $0 * 86_400 } ?? true
    }

    /// Those of a folder's runs that are not spared, the newest being first.
    private func expendable(of runs: [RunRecord], in place: String, _ now: Double) throws -> [RunRecord] {
        guard keep != nil || olderThan != nil else {
            throw ValidationError("Say which runs of \(place): name them, or give --keep or --older-than.")
        }
        return runs.dropFirst(keep ?? 0).filter { isOldEnough($0, now) }
    }

    private func remove(_ chosen: [RunRecord], _ now: Double) throws {
        let (alive, gone) = (chosen.filter(\.isInUse), chosen.filter { !$0.isInUse })
        for run in alive { PlainOutput.line("\(run.path) is training: stays") }
        guard !gone.isEmpty else { return PlainOutput.line("nothing to remove") }
        let rows = gone.map { RunTable.Row($0, now: now) }
        if !yes {
            for line in RunTable.lines(rows) { PlainOutput.line(line) }
            guard try confirm("remove \(RunTable.summary(rows))?") else { return PlainOutput.line("nothing removed") }
        }
        var (removed, refusals): ([RunTable.Row], [String]) = ([], [])
        for (run, row) in zip(gone, rows) {
            do {
                try RunList.remove(run)
                removed.append(row)
            } catch {
                refusals.append(error.description)
            }
        }
        PlainOutput.line(removed.isEmpty ? "nothing removed" : "removed \(RunTable.summary(removed))")
        guard let last = refusals.popLast() else { return }
        for refusal in refusals { ErrorOutput.line(refusal) }
        throw RunFailure(description: last)
    }

    private func confirm(_ question: String) throws -> Bool {
        guard isatty(STDIN_FILENO) != 0, isatty(STDOUT_FILENO) != 0 else {
            throw RunFailure(description: "nobody to ask here; give --yes to \(question.dropLast())")
        }
        print(question, "[y/N] ", terminator: "")
        fflush(nil)
        return ["y", "yes"].contains(readLine()?.lowercased() ?? "")
    }
}

extension RunTable.Row {
    /// What a run's record tells, and its process if one answers.
    init(_ run: RunRecord, now: Double) {
        let pulse = run.isInUse ? RunPulse.of(folder: run.path) : nil
        self.init(
            name: run.path, state: Self.state(run, pulse), screens: pulse?.screens,
            step: pulse?.step ?? run.lastStep?.step ?? run.snapshotStep,
            savedAge: run.snapshotStep.map { _ in now - run.changed },
            discriminatorLoss: run.lastStep?.discriminatorLoss, generatorLoss: run.lastStep?.generatorLoss,
            size: run.size, process: pulse?.process)
    }

    private static func state(_ run: RunRecord, _ pulse: RunPulse?) -> String {
        guard run.isInUse else { return run.ending?.rawValue ?? (run.lastWords == nil ? "cut off" : "crashed") }
        switch pulse?.phase {
        case .starting: return "starting"
        case .running: return "training"
        case .paused: return "paused"
        case .finished: return "finished"
        case .stopping, .stopped, .failed: return "ending"
        case nil: return "no answer"
        }
    }
}
