import Foundation

// Trials that take longer than tests may: `.ci/trials` builds and runs them.

let arguments = Array(CommandLine.arguments.dropFirst())
let count = arguments.count > 1 ? Int(arguments[1]) ?? 0 : 0
do {
    switch arguments.first {
    case "child": try NarrowRun.train(in: arguments[1], steps: NarrowRun.length)
    case "kill": try KillTrial.run(kills: count)
    case "disk":
        try DiskTrial.run()
        try ReadOnlyTrial.run()
    case "mutate": try MutationTrial.run(count: count)
    case "text" where arguments.count == 3: try TextTrial.run(count: count, corpus: arguments[2])
    default:
        print("usage: RunTrials kill COUNT | disk | mutate COUNT | text COUNT CORPUS")
        exit(64)
    }
} catch {
    print("FAILED: \(error)")
    exit(1)
}
