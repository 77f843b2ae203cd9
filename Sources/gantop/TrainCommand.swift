import ArgumentParser

/// `gantop train`, which `gantop` alone is too.
struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Train, with the dashboard or as plain lines.")

    @OptionGroup var options: TrainOptions
    @OptionGroup var screen: ScreenOptions

    func run() throws {
    }
}
