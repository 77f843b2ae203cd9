import Dispatch
import Foundation
import RunEvents
import Snapshots

/// How a running run stands, for whoever only looks in; said by its process to everyone who connects.
public struct RunPulse: Codable, Sendable, Equatable {
    /// The process that trains.
    public var process: Int
    /// Screens that show it: its own and those attached.
    public var screens: Int
    /// What it is doing.
    public var phase: RunPhase
    /// Its last step.
    public var step: Int

    /// Asks the process that trains in a folder; nil if none answers within a second.
    public static func of(folder: String) -> RunPulse? {
        guard let connection = try? SocketConnection(folder: folder, name: RunServer.socketName) else { return nil }
        // A suspended process accepts connections and says nothing.
        let watchdog = DispatchWorkItem { connection.end() }
        DispatchQueue.global().asyncAfter(deadline: .now() + 1, execute: watchdog)
        defer { watchdog.cancel() }
        var parser = WireParser(limit: WireParser.commandLimit)
        while true {
            let bytes = connection.receive(limit: 4096)
            guard !bytes.isEmpty, let messages = try? parser.takeIn(bytes) else { return nil }
            if case .hello(_, _, let pulse, _)? = messages.first { return pulse }
        }
    }
}
