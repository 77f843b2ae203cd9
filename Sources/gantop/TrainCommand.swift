import ArgumentParser
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

    func run() throws {
        let isHeadless = headless || isatty(STDOUT_FILENO) == 0
        let plan = try TrainingPlan(options)
        if isHeadless {
            try HeadlessWatcher(run: plan.makeRun(isHeadless: true), plan: plan).watch()
        } else {
            try DashboardWatcher(plan: plan, screen: screen).watch()
        }
    }
}
