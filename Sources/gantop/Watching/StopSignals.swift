import Dispatch
import Foundation

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
