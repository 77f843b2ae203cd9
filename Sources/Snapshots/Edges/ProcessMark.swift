import Glibc
import Networks

/// Names a process of a machine, so that another one can tell whether it still runs. A number alone would not do: numbers
/// are given again.
struct ProcessMark: Equatable {
    /// The machine, the process's number, and when it started, in ticks since the machine did (proc(5), `stat`).
    let machine: String
    let process: Int32
    let start: String

    /// This process's own.
    static var own: ProcessMark? { running(getpid()) }

    /// The mark of a process of this machine; nil if there is none of this number.
    private static func running(_ process: Int32) -> ProcessMark? {
        guard let stat = SystemFile.read("/proc/\(process)/stat") else { return nil }
        // The name in brackets may hold anything; the start is the twentieth value behind it.
        let values = stat.split(separator: ")").last?.split(separator: " ") ?? []
        guard values.count > 19 else { return nil }
        return ProcessMark(machine: machineName, process: process, start: String(values[19]))
    }

    private static var machineName: String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "?" }
        let text = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return text.isEmpty ? "?" : text
    }

    /// Whether the process still runs, on this machine.
    var isRunning: Bool { machine == Self.machineName && Self.running(process) == self }

    /// A line of a file.
    var text: String { "\(machine) \(process) \(start)\n" }

    init(machine: String, process: Int32, start: String) {
        self.machine = machine
        self.process = process
        self.start = start
    }

    /// Reads a line; nil if it is none.
    init?(_ text: String) {
        let parts = text.split { $0 == " " || $0 == "\n" }.map(String.init)
        guard parts.count == 3, let process = Int32(parts[1]), process > 0 else { return nil }
        self.init(machine: parts[0], process: process, start: parts[2])
    }
}
