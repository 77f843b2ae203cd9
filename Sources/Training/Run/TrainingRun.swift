import Dispatch
import Faces
import Networks
import RunEvents
import Snapshots

/// A run: trains on a queue of its own, takes commands and tells what happens.
///
/// Make it, `start()` it, send it commands and take its events; it is over when it says so. Everything may be called
/// from any thread.
public final class TrainingRun: Sendable {
    /// What the run tells its owner.
    public let events: EventMailbox
    /// The path of the run's folder.
    public let folder: String
    /// What the run was asked to be.
    public let configuration: RunConfiguration

    private let hub: EventHub
    private let commands: CommandPath
    private let savedStep: Locked<Int?>
    private let ending: Ending
    private let server: Locked<RunServer?>

    /// Opens or makes the run's folder, brings it to the step where the run goes on, and reads the first batch.
    ///
    /// - Parameters:
    ///   - configuration: what to train; for a resumed run what `ResumePoint.configuration(applying:)` gave.
    ///   - source: the faces that the configuration's `data` names.
    ///   - heldOut: faces of the same kind that are not learned from, by which a restorer is judged.
    ///   - conditions: what is known of the source's faces, for networks that are told as many conditions.
    ///   - resume: where to go on; nil for a new run.
    ///   - folder: the new run's folder; nil for one named by date and time below `runs`. A resumed run has its own.
    ///   - runs: where folders without a name of their own go.
    ///   - remarks: lines to tell and to write into the journal, such as what resuming found.
    ///   - endsWhenDone: whether to end when all steps are done, instead of waiting for commands.
    ///   - drawsPreviews: whether anyone looks at previews.
    /// - Throws: when the folder cannot be used, or is another gantop's, or the faces cannot fill a batch.
    public init(
        configuration: RunConfiguration, source: any FaceSource, heldOut: (any FaceSource)? = nil,
        conditions: FaceConditions? = nil,
        resume: ResumePoint? = nil, folder: String? = nil, runs: String = "runs", remarks: [String] = [],
        endsWhenDone: Bool = false, drawsPreviews: Bool = true
    ) throws(RunError) {
        let hub = EventHub()
        let events = EventMailbox()
        hub.add(events, wantsPreviews: drawsPreviews)
        let setup = try RunSetup(
            configuration: configuration, source: source, heldOut: heldOut, conditions: conditions, resume: resume,
            folder: folder,
            runs: runs,
            endsWhenDone: endsWhenDone, hub: hub)
        self.hub = hub
        self.events = events
        self.folder = setup.folder.path
        self.configuration = setup.configuration
        savedStep = setup.savedStep
        server = setup.server
        setup.announce(remarks: remarks)
        let ending = Ending(setup)
        self.ending = ending
        let queue = DispatchQueue(label: "gantop.training", qos: .userInitiated)
        let trainer = QueueConfined(queue: queue) { place in
            Trainer(setup: setup, queue: place) { end in ending.begin(end, releasing: place, on: queue) }
        }
        commands = CommandPath(trainer: trainer, batcher: setup.batcher)
        serve()
    }

    deinit { send(.stop(saving: false)) }

    /// Begins to step.
    public func start() {
        commands.trainer.async { $0.begin() }
    }

    /// Asks for something; it is done between two steps, after everything asked for before.
    public func send(_ command: RunCommand) {
        commands.send(command)
    }

    /// Leaves the run to itself, as when its terminal is gone: nothing more comes to `events`, and it ends when all is
    /// done and nobody is attached.
    public func leaveUnattended() {
        hub.remove(events)
        commands.trainer.async { $0.handle(.leftUnattended) }
    }

    /// The file that takes what the process says on stderr while nobody sees it.
    public var errorsPath: String { RunFolder.errorsPath(in: folder) }

    /// Removes that file if nothing was said.
    public func removeErrorsIfNone() {
        guard FileSystem.status(errorsPath)?.size == 0 else { return }
        try? FileSystem.remove(errorsPath)
    }

    /// The step of the last whole snapshot in the run's folder; nil while there is none.
    public var lastSavedStep: Int? { savedStep.withLock { $0 } }

    /// How the run ended; nil while it goes on.
    public var end: RunEnd? { ending.end }

    /// Waits until the run is over and its files are written and free for another.
    public func waitUntilEnded() -> RunEnd {
        ending.wait()
    }

    /// Lets others attach. A file system without sockets costs that and nothing else.
    private func serve() {
        do throws(FileError) {
            let server = try RunServer(folder: folder, hub: hub) { [commands] in
                commands.send($0)
            } watchersChanged: { [commands] in
                commands.trainer.async { $0.watchersChanged() }
            }
            self.server.withLock { $0 = server }
        } catch {
            hub.notice(.warning, "gantop attach will not find this run: \(error.description)")
        }
    }
}

/// The way of commands to a trainer.
private struct CommandPath: Sendable {
    let trainer: QueueConfined<Trainer>
    let batcher: Locked<FaceBatcher>

    /// Seconds that the end waits for a step under way.
    private static let patience = 3.0

    func send(_ command: RunCommand) {
        trainer.async { $0.apply(command) }
        guard case .stop = command else { return }
        // A step that waits for its faces, from a slow disk say, must not keep the end waiting.
        let current = batcher.withLock { $0 }
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience) { current.stop() }
    }
}

/// Brings a run to its end once training is over, and tells who waits for it.
private final class Ending: Sendable {
    private let finalEnd = Locked<RunEnd?>(nil)
    private let isOver = DispatchSemaphore(value: 0)
    private let hub: EventHub
    private let logs: [LineFile]
    private let pictures: PictureWriter
    private let film: FilmArchive
    private let server: Locked<RunServer?>

    init(_ setup: RunSetup) {
        hub = setup.hub
        logs = setup.logs.files
        pictures = setup.pictures
        film = setup.film
        server = setup.server
    }

    var end: RunEnd? { finalEnd.withLock { $0 } }

    /// Lets go of the trainer, and with it of the folder's lock, then waits for the files.
    func begin(_ end: RunEnd, releasing trainer: QueueConfined<Trainer>, on queue: DispatchQueue) {
        // Before the lock is free: whoever takes it next makes a socket of the same name.
        server.withLock { $0?.stop() }
        queue.async {
            trainer.release()
            DispatchQueue.global(qos: .utility).async { self.finish(end) }
        }
    }

    func wait() -> RunEnd {
        while true {
            if let end { return end }
            isOver.wait()
            // Whoever else waits is woken in turn.
            isOver.signal()
        }
    }

    private func finish(_ end: RunEnd) {
        pictures.waitUntilWritten()
        film.waitUntilWritten()
        // What cannot be written now was told when it first could not.
        for log in logs { try? log.synchronize() }
        hub.close()
        // The process may end as soon as this is over.
        server.withLock { $0 }?.waitUntilTold()
        finalEnd.withLock { $0 = end }
        isOver.signal()
    }
}
