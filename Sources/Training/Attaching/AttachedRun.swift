import Dispatch
import Foundation
import Networks
import RunEvents
import Snapshots

extension TrainingRun: WatchedRun {}

/// A run of another process, through the socket in its folder.
public final class AttachedRun: WatchedRun {
    /// What the run tells. Closed when it is over, or its process gone.
    public let events = EventMailbox()
    /// The run's folder.
    public let folder: String

    private let connection: SocketConnection
    private let queue = DispatchQueue(label: "gantop.commands")

    /// Attaches to the run in a folder; nil for the newest below `runs` that is running.
    public init(folder: String?, runs: String = "runs") throws(AttachError) {
        let place: String
        if let folder { place = folder } else { place = try Self.newestRunning(in: runs) }
        self.folder = place
        do throws(FileError) {
            connection = try SocketConnection(folder: place, name: RunServer.socketName)
        } catch {
            guard FileSystem.status(RunFolder.configurationPath(in: place)) != nil else { throw .noRun(folder: place) }
            guard !RunList.isInUse(place) else { throw .noAnswer(folder: place) }
            guard let ended = EndedRun(at: place) else { throw .noRun(folder: place) }
            throw .notRunning(ended)
        }
        if let process = connection.peerProcess, ProcessState.isStopped(process) {
            throw .suspended(folder: place, process: process)
        }
        var parser = WireParser(limit: WireParser.eventLimit)
        let first = try Self.greet(connection, &parser, folder: place)
        let reader = Reader(connection: connection, events: events, parser: parser)
        let thread = Thread { reader.read(first) }
        thread.name = "gantop attached"
        thread.start()
    }

    deinit { connection.end() }

    /// Sends a command; whatever keeps it from arriving ends the events.
    public func send(_ command: RunCommand) {
        guard let bytes = WireMessage.command(command).bytes else { return }
        queue.async { [connection] in
            if !connection.send(bytes) { connection.end() }
        }
    }

    /// Leaves, once what was asked for is sent: the run goes on.
    public func detach() {
        queue.sync {}
        connection.end()
    }

    private static func greet(
        _ connection: SocketConnection, _ parser: inout WireParser, folder: String
    ) throws(AttachError) -> [WireMessage] {
        // A suspended process accepts connections and says nothing.
        let watchdog = DispatchWorkItem { connection.end() }
        DispatchQueue.global().asyncAfter(deadline: .now() + 10, execute: watchdog)
        defer { watchdog.cancel() }
        guard let hello = WireMessage.hello().bytes else { throw .noAnswer(folder: folder) }
        // Whoever takes no more watchers may have closed already: what it said is still there to read.
        _ = connection.send(hello)
        while true {
            let bytes = connection.receive(limit: 64 << 10)
            guard !bytes.isEmpty, let messages = try? parser.takeIn(bytes) else { throw .noAnswer(folder: folder) }
            guard let first = messages.first else { continue }
            guard case .hello(let version, let gantop, _, let count) = first else { throw .noAnswer(folder: folder) }
            guard version == WireMessage.protocolVersion else { throw .otherVersion(folder: folder, found: gantop) }
            if let count { throw .tooManyWatchers(folder: folder, count: count) }
            return Array(messages.dropFirst())
        }
    }

    private static func newestRunning(in runs: String) throws(AttachError) -> String {
        guard let list = try? RunList.runs(in: runs), let newest = list.first else { throw .noRuns(folder: runs) }
        guard let running = list.first(where: \.isInUse) else { throw .notRunning(EndedRun(newest)) }
        return running.path
    }
}

/// Reads events into a mailbox until the connection ends; knows nothing of the run's owner, so that it can be let go.
private final class Reader: Sendable {
    private let connection: SocketConnection
    private let events: EventMailbox
    private let parser: WireParser

    init(connection: SocketConnection, events: EventMailbox, parser: WireParser) {
        self.connection = connection
        self.events = events
        self.parser = parser
    }

    func read(_ first: [WireMessage]) {
        defer {
            connection.end()
            events.close()
        }
        var parser = parser
        var messages = first
        while true {
            for message in messages {
                guard case .event(let event) = message else { return }
                events.post(event)
            }
            let bytes = connection.receive(limit: 64 << 10)
            guard !bytes.isEmpty, let more = try? parser.takeIn(bytes) else { return }
            messages = more
        }
    }
}
