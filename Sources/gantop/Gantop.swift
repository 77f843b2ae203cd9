import ArgumentParser
import CMemory
import Glibc
import RunEvents
import SystemNames

/// The command line. Each subcommand has a file of its own; training is what happens unless another is named.
@main struct Gantop: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gantop",
        abstract: "Watch two networks learn to fake celebrity faces, in your terminal.",
        discussion: """
            With no command, gantop trains: on --data, else on CelebA where it usually lies (data/celebA, \
            data/img_align_celeba or img_align_celeba, each also as .zip), else on faces that it draws itself. Press ? \
            on the dashboard for its keys.
            """,
        version: GantopVersion.current,
        subcommands: [
            TrainCommand.self, AttachCommand.self, RunsCommand.self, SampleCommand.self, RestoreCommand.self,
            DataCommand.self, PhraseCommand.self, SnapshotCommand.self, NetworkCommand.self, BenchCommand.self,
        ],
        defaultSubcommand: TrainCommand.self)

    static func main() {
        StandardStreams.fillGaps()
        // A closed pipe on stdout must not end a run: writes to it fail instead, and nobody reads them.
        signal(SIGPIPE, SIG_IGN)
        // So does a limit on the size of files.
        signal(SIGXFSZ, SIG_IGN)
        memory_return_large_blocks()
        do {
            var command = try parseAsRoot(Array(CommandLine.systemArguments.dropFirst()))
            try command.run()
        } catch {
            leave(with: error)
        }
    }

    /// Ends as ArgumentParser would, but for what steers a terminal in the names that errors are about.
    private static func leave(with error: any Error) -> Never {
        let (text, code) = (fullMessage(for: error), exitCode(for: error))
        if !text.isEmpty {
            // Help and completion scripts are our own words, and have tabs.
            if code == .success { print(text) } else { ErrorOutput.remark(text) }
        }
        Glibc.exit(code.rawValue)
    }
}
