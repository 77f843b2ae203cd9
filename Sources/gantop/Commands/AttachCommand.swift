import ArgumentParser
import CursesTerminal
import Dashboard
import Dispatch
import Foundation
import RunEvents
import Snapshots
import Training

/// `gantop attach`: the dashboard on a run that another gantop trains.
struct AttachCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attach", abstract: "Watch and steer a run that trains in another process.",
        discussion: """
            Any number of terminals may watch a run. q and ctrl-c leave it training; q also offers to save and stop it. \
            Only the user who started a run can attach to it.
            """)

    @Argument(help: "The run's folder, or its name in runs (default: the newest run that is training).")
    var name: String?

    @OptionGroup var screen: ScreenOptions

    func run() throws {
        do {
            try attach()
        } catch let error as TerminalError {
            // There is nothing to attach without a screen.
            throw RunFailure(description: error.advice)
        }
    }

    private func attach() throws {
        try CursesTerminal.check()
        var attached = try AttachedRun(folder: name.map(runFolder))
        while true {
            let start = DispatchTime.now()
            let ending = try DashboardWatcher(screen: screen, tie: .attached).show(attached)
            // A screen that was suspended for long is let go of by the run, and comes back to it.
            if ending == .lost, DispatchTime.now() > start + 5, let again = try? AttachedRun(folder: attached.folder) {
                attached = again
                continue
            }
            attached.detach()
            return try tell(ending, of: attached)
        }
    }

    /// One line on how it ended.
    private func tell(_ ending: Ending, of run: AttachedRun) throws {
        switch ending {
        case .detached: RunOutput.line(OwnDashboard.farewell(folder: run.folder))
        case .saved:
            RunOutput.line("saved: \(run.folder); go on with: gantop train --resume \(run.folder.shellQuoted)")
        case .over, .unsaved, .abandoned:
            RunOutput.line(
                "the run has ended: \(run.folder); go on with: gantop train --resume \(run.folder.shellQuoted)")
        case .failed(let reason): throw RunFailure(description: reason)
        case .lost:
            let lastWords = RunList.run(at: run.folder)?.lastWords.map { "what it said last is in \($0); " } ?? ""
            throw RunFailure(
                description: "\(run.folder): the run's process is gone; \(lastWords)go on from its last snapshot with: "
                    + "gantop train --resume \(run.folder.shellQuoted)")
        }
    }
}

/// The folder of a run that a path or a name in `runs` tells.
func runFolder(_ name: String) -> String {
    let below = "runs/" + name
    return FileSystem.status(name) == nil && FileSystem.status(below) != nil ? below : name
}
