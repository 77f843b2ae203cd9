import Dashboard
import Dispatch
import Foundation
import RunEvents
import Training

/// Watches a run without a screen: a plain line a report, ctrl-c and SIGTERM save and stop.
struct HeadlessWatcher {
    let run: TrainingRun
    let onHangup: HangupPolicy

    func watch() throws {
        let signals = StopSignals(for: run, onHangup: onHangup)
        defer { signals.cancel() }
        var report = HeadlessReport(every: max(1, run.configuration.sampleEvery))
        run.start()
        while true {
            let events = run.events.wait(seconds: 60)
            for event in events {
                for line in report.update(event) { PlainOutput.line(line) }
            }
            if events.isEmpty, run.events.isClosed { break }
        }
        if case .failed(let reason) = run.waitUntilEnded() { throw RunFailure(description: reason) }
    }
}

extension TrainingRun {
    /// What somebody who does not wait for the save still has.
    var whatIsKept: String {
        guard let step = lastSavedStep else { return "nothing was saved yet in \(folder)" }
        return "the snapshot of step \(step.grouped) in \(folder) is whole"
    }
}

/// A run that failed, in one plain line.
struct RunFailure: Error, CustomStringConvertible {
    let description: String
}

/// Calls back, with how many there were so far, for each SIGINT and SIGTERM, and SIGHUP where that is to stop a run.
final class StopSignals {
    private let sources: [any DispatchSourceSignal]

    init(onHangup: HangupPolicy, _ handler: @escaping (Int) -> Void) {
        let queue = DispatchQueue(label: "gantop.signals")
        var count = 0
        var lastTermination: DispatchTime?
        // nohup(1) leaves SIGHUP ignored: then it stays so.
        let numbers = [SIGINT, SIGTERM] + (onHangup == .detach || Self.ignoresHangup ? [] : [SIGHUP])
        if onHangup == .detach { signal(SIGHUP, SIG_IGN) }
        sources = numbers.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                // timeout(1) sends SIGTERM twice, to the process and to its group: that is no impatience.
                let now = DispatchTime.now()
                if number == SIGTERM, let last = lastTermination, now < last + 1 { return }
                if number == SIGTERM { lastTermination = now }
                count += 1
                handler(count)
            }
            source.resume()
            return source
        }
    }

    /// Whether the kernel's mask of ignored signals, in hexadecimal with SIGHUP as its lowest bit, has it.
    private static var ignoresHangup: Bool {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let mask = status.split(separator: "\n").first { $0.hasPrefix("SigIgn:") }?.split(separator: "\t").last
        return mask.flatMap { UInt64($0, radix: 16) }.map { $0 & 1 == 1 } ?? false
    }

    func cancel() {
        for source in sources { source.cancel() }
    }
}

/// Lines on stdout that appear at once. A closed pipe or a full disk behind it must not end a run: such lines are lost.
enum PlainOutput {
    static func line(_ text: String) {
        try? FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
    }
}

/// One plain line on stderr, as the command line's own errors are.
enum ErrorOutput {
    static func line(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data("Error: \(text)\n".utf8))
    }
}
