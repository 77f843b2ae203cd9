import Foundation
import Networks
import RunEvents
import Snapshots

/// Lets other processes of the same user watch and steer a run through the socket in its folder.
///
/// Each watcher has a mailbox and two threads of its own, so one that stalls slows nobody. What is damaged, huge or of
/// another version ends that connection and nothing else.
final class RunServer: Sendable {
    /// The socket's name in a run's folder.
    static let socketName = "socket"
    /// Watchers at a time.
    static let watcherLimit = 16

    private let folder: String
    private let listener: Locked<SocketListener>
    private let hub: EventHub
    private let watchers = Locked<[SocketConnection]>([])
    private let send: @Sendable (RunCommand) -> Void
    private let watchersChanged: @Sendable () -> Void
    /// Whoever has not been told everything yet.
    private let telling = DispatchGroup()

    /// Begins to listen.
    ///
    /// - Parameters:
    ///   - send: takes what watchers ask for.
    ///   - watchersChanged: called when one comes or leaves.
    init(
        folder: String, hub: EventHub, send: @escaping @Sendable (RunCommand) -> Void,
        watchersChanged: @escaping @Sendable () -> Void
    ) throws(FileError) {
        self.folder = folder
        let listener = try SocketListener(folder: folder, name: Self.socketName)
        self.listener = Locked(listener)
        self.hub = hub
        self.send = send
        self.watchersChanged = watchersChanged
        take(from: listener)
    }

    private func take(from listener: SocketListener) {
        detach("gantop attach") { server in
            while let connection = listener.accept() { server.takeIn(connection) }
        }
    }

    /// Listens in the folder again if the socket went with it. Whoever is attached stays so; where there can be no
    /// socket, the next call tries again.
    func listenAnewIfLost() {
        listener.withLock { listener in
            guard !listener.isAtItsPath, let fresh = try? SocketListener(folder: folder, name: Self.socketName) else {
                return
            }
            listener.stop()
            listener = fresh
            take(from: fresh)
        }
    }

    /// Takes no more watchers. Those who are there get the rest of their events.
    func stop() {
        listener.withLock { $0 }.stop()
    }

    /// Waits until every watcher has been told the last events, but not long for one that stalls.
    func waitUntilTold() {
        _ = telling.wait(timeout: .now() + 1)
    }

    private func takeIn(_ connection: SocketConnection) {
        guard connection.isOwners else { return }
        let isAllowed = watchers.withLock { watchers in
            guard watchers.count < Self.watcherLimit else { return false }
            watchers.append(connection)
            return true
        }
        guard isAllowed else {
            let full = WireMessage.hello(hub.pulse(), watchersAtLimit: Self.watcherLimit)
            _ = full.bytes.map(connection.send)
            return
        }
        detach("gantop watcher") { server in
            server.greet(connection)
            connection.end()
            server.watchers.withLock { watchers in watchers.removeAll { $0 === connection } }
        }
    }

    /// Exchanges greetings, then reads commands while another thread sends events.
    private func greet(_ connection: SocketConnection) {
        var parser = WireParser(limit: WireParser.commandLimit)
        guard let hello = WireMessage.hello(hub.pulse()).bytes, connection.send(hello) else { return }
        var isGreeted = false
        var mailbox: EventMailbox?
        defer {
            mailbox.map(hub.remove)
            watchersChanged()
        }
        while true {
            let bytes = connection.receive(limit: 16 << 10)
            guard !bytes.isEmpty, let messages = try? parser.takeIn(bytes) else { return }
            for message in messages {
                switch message {
                case .hello(WireMessage.protocolVersion, _, _, _) where !isGreeted:
                    isGreeted = true
                    let fresh = EventMailbox()
                    mailbox = fresh
                    hub.add(fresh, wantsPreviews: true)
                    watchersChanged()
                    telling.enter()
                    detach("gantop events") { server in
                        Self.pass(fresh, to: connection)
                        server.telling.leave()
                    }
                case .command(let command) where isGreeted: send(command)
                default: return
                }
            }
        }
    }

    /// Sends a mailbox's events until the run is over or the watcher gone.
    private static func pass(_ mailbox: EventMailbox, to connection: SocketConnection) {
        while true {
            let events = mailbox.wait(seconds: 60)
            for event in events {
                guard let bytes = WireMessage.event(event).bytes else { continue }
                guard connection.send(bytes) else { return connection.end() }
            }
            if events.isEmpty, mailbox.isClosed { return connection.end() }
        }
    }

    /// Runs `body` on a thread of its own.
    private func detach(_ name: String, _ body: @escaping @Sendable (RunServer) -> Void) {
        let thread = Thread { [self] in body(self) }
        thread.name = name
        thread.start()
    }
}
