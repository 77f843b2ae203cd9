import ArgumentParser
import CursesTerminal
import Faces
import Glibc
import Training

/// `gantop train`, which `gantop` alone is too.
struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Train, with the dashboard or as plain lines.")

    @OptionGroup var options: TrainOptions
    @OptionGroup var screen: ScreenOptions

    @Flag(help: "No dashboard: one plain line a report. Also chosen where stdout is no terminal.")
    var headless = false

    @Flag(help: "In the background: says where, and returns once the run has begun. 'gantop attach' watches it.")
    var detached = false

    @Option(
        name: .customLong("on-hangup"),
        help: "When the terminal is gone: detach (train on without it) or stop (save and exit).")
    var onHangup: HangupPolicy = .detach

    func validate() throws {
        if detached, headless { throw ValidationError("Give --detached or --headless, not both.") }
        if detached, onHangup == .stop {
            throw ValidationError("--detached has no terminal: --on-hangup stop does not go with it.")
        }
    }

    func run() throws {
        if detached {
            try TerminalSession.split(isDetached: true)
            try UnattendedRun(run: TrainingPlan(options).makeRun(isHeadless: true)).begin()
        } else if headless || isatty(STDOUT_FILENO) == 0 {
            try HeadlessWatcher(run: TrainingPlan(options).makeRun(isHeadless: true), onHangup: onHangup).watch()
        } else {
            // A terminal that cannot be drawn on is told before the run's folder is made.
            try CursesTerminal.check()
            try TerminalSession.split(isDetached: false)
            try OwnDashboard(plan: TrainingPlan(options), screen: screen, onHangup: onHangup).watch()
        }
    }
}
