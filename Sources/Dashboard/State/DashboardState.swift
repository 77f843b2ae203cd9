import RunEvents
import TerminalUI

/// All that the dashboard knows; a pure fold of messages.
///
/// `update` takes a message in and says what the main loop shall do; `view` draws the whole screen. Time comes in as
/// messages, so that the same messages always give the same screens.
public struct DashboardState: Sendable {
    // The terminal.
    var size: Size
    var capabilities: Capabilities
    let startedAt: Double
    let tie: RunTie
    var now: Double
    /// Grows whenever the screen may look different: the main loop need not draw while it stays. Ages and clocks on the
    /// screen move by whole seconds.
    public private(set) var revision = 0
    /// Grows whenever faces come that the user has just asked for, however long that took: they are drawn at once.
    public internal(set) var answers = 0

    // The run, as it told of itself.
    var description: RunDescription?
    var phase = RunPhase.starting
    var history = MetricHistory()
    var doctor = Doctor()
    var speed = SpeedMeter()
    /// Steps done when what a step costs was changed last.
    var speedChange = 0
    /// Seconds that the run's steps took so far, the wait for faces included.
    var trainedSeconds = 0.0
    var edits: [EditMark] = []
    var discriminatorRate: Float?
    var generatorRate: Float?
    var runSettings: RunSettings?
    var preview: Preview?
    var film = Filmstrip()
    var generatedCells = FaceCells()
    var realCells = FaceCells()
    var filmCells = FaceCells()
    var filmStep: Int?
    var snapshot: SavedSnapshot?
    var snapshotAt: Double?
    /// Going back from numbers that were not finite, until it is known how to go on.
    var divergence: WentBack?
    var skippedFaces = 0
    /// What is wrong with the run's files now.
    var troubles: [Trouble] = []
    var log = MessageLog()

    // What the user chose.
    var page = Page.overview
    var overlay = Overlay.none
    var selection = NetworkSelection.both
    var weights = GeneratorWeights.average
    var usesLogScale = false
    var showsRecent = false
    /// How large faces are shown.
    var faceSize = FaceSize.normal
    var showsRealFaces = false
    var journalScroll = 0
    /// The step looked at; nil follows the run.
    var cursor: Int?
    /// The cursor if it was put on just this step, rather than on a column of a plot.
    var exactCursor: Int?
    /// The face shown large in the view of faces.
    var zoomedFace: Int?
    /// The snapshots to go back to.
    var snapshots = SnapshotBrowser()
    var nearest = NearestState()
    var explorer = Explorer()
    /// The explorer's sum of faces.
    var arithmetic = FaceArithmetic()
    /// What the faces are asked to have.
    var phrase = PhraseState()

    // What has been asked of the run and not yet answered.
    var pauseRequest: Bool?
    var stopRequest: StopRequest?
    /// Whether the end is asked for by something that takes no answer.
    var mustEnd = false
    /// Why the run stayed when it was to be saved and left; nil once it is saved.
    var unsavedReason: String?
    var requestedPreview: PreviewRequest?
    var requestedRealFaces = 0
    var pastLines: [String] = []

    // The terminal as it is, and what the user prefers.
    var ownGround: Ground
    var ownSymbols: PictureSymbols
    var themeName: ThemeName?
    var chosenSymbols: PictureSymbols?
    var keptPreferences = Preferences()

    /// A dashboard before the first word of its run.
    ///
    /// - Parameters:
    ///   - size: of the terminal, in cells.
    ///   - capabilities: what the terminal can show.
    ///   - seconds: the time now on the clock that `Message.tick` tells.
    ///   - tie: whose run it is.
    ///   - preferences: what the user chose in the past.
    public init(
        size: Size, capabilities: Capabilities, startedAt seconds: Double, tie: RunTie = .own(outlivesTerminal: true),
        preferences: Preferences = Preferences()
    ) {
        self.size = size
        self.capabilities = capabilities
        ownGround = capabilities.ground
        ownSymbols = capabilities.symbols
        startedAt = seconds
        self.tie = tie
        now = seconds
        adopt(preferences)
    }

    /// Takes one message in.
    ///
    /// - Returns: what the main loop shall do, in this order.
    public mutating func update(_ message: Message) -> [Effect] {
        var effects: [Effect] = []
        switch message {
        case .tick(let seconds): advance(to: seconds)
        case .run(let event):
            revision &+= 1
            takeIn(event, &effects)
        case .input(let event):
            revision &+= 1
            takeIn(event, &effects)
        case .lost: lose(&effects)
        }
        requestFaces(&effects)
        requestSnapshots(&effects)
        keepSettings(&effects)
        requestNearest(&effects)
        requestWalk(&effects)
        requestSum(&effects)
        requestPhrase(&effects)
        prepareFaces()
        prepareSnapshotFaces()
        prepareNearest()
        prepareExplorer()
        preparePhrase()
        return effects
    }

    /// Steps done since the run's first.
    var step: Int {
        history.latest?.step ?? min(max(0, description?.firstStep ?? 0), MetricHistory.greatestStep)
    }

    /// Seconds since the dashboard started.
    var elapsed: Double { now - startedAt }

    private mutating func advance(to seconds: Double) {
        guard seconds.isFinite, seconds > now else { return }
        let moves = page == .explorer && explorer.advance(by: seconds - now)
        if moves || seconds.rounded(.down) != now.rounded(.down) { revision &+= 1 }
        now = seconds
    }

    mutating func say(_ text: String, _ kind: MessageLog.Kind = .plain, shortText: String? = nil) {
        say(MessageLog.Words(text, kind, shortText: shortText))
    }

    mutating func say(_ words: MessageLog.Words) {
        log.append(words, step: step, trainedSeconds: trainedSeconds, seconds: elapsed)
        // Who reads older lines keeps them in sight.
        if journalScroll > 0 { journalScroll += 1 }
    }
}

/// How the run was asked to end.
enum StopRequest: Sendable, Equatable {
    case saving
    case discarding
}

/// What previews were asked to hold.
struct PreviewRequest: Sendable, Equatable {
    var count: Int
    var weights: GeneratorWeights
}

/// A change that somebody made while the run went on, to be marked on the plots.
struct EditMark: Sendable, Equatable {
    /// More marks than these are not kept; the oldest go first.
    static let capacity = 500

    /// Steps done when it took effect.
    var step: Int
    /// Which networks it touched.
    var selection: NetworkSelection
    /// What changed, in a few words.
    var text: String
    /// What kind of change it was.
    var kind = Kind.rate

    /// Kinds of changes.
    enum Kind: Sendable, Equatable {
        /// Of a learning rate.
        case rate
        /// Of another setting.
        case settings
        /// The run went back to this step.
        case wentBack
    }
}
