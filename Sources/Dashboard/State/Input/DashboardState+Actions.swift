import RunEvents

extension DashboardState {
    /// One press of `+`; `-` is its inverse, so that as many of one undo as many of the other.
    static let rateFactor: Float = 1.25

    /// Does what a key stands for.
    mutating func perform(_ action: Action, _ effects: inout [Effect]) {
        switch action {
        case .pauseOrResume: pauseOrResume(&effects)
        case .singleStep: stepOnce(&effects)
        case .raiseRate: scaleRate(by: Self.rateFactor, &effects)
        case .lowerRate: scaleRate(by: 1 / Self.rateFactor, &effects)
        case .favourDiscriminator: shiftRatio(by: 1, &effects)
        case .favourGenerator: shiftRatio(by: -1, &effects)
        case .selectDiscriminator: select(.discriminator)
        case .selectGenerator: select(.generator)
        case .undo: undoEdit(&effects)
        case .saveSnapshot: saveSnapshot(name: nil, &effects)
        case .goBack: browseSnapshots()
        case .newFaces:
            guard isAlive else { return }
            effects.append(.send(.newFaces(seed: nil)))
            say("new faces, from other latent vectors")
        case .realFaces:
            showsRealFaces.toggle()
            nearest.isShown = false
        case .nearestFaces: switchNearest()
        case .savePicture: savePicture(&effects)
        case .saveAnimation: saveAnimation(&effects)
        case .switchWeights: weights = weights == .average ? .raw : .average
        case .switchLogScale: usesLogScale.toggle()
        case .switchWindow: showsRecent.toggle()
        case .show(let page): self.page = page
        case .nextPage: page = page.advanced(by: 1, among: pages)
        case .previousPage: page = page.advanced(by: -1, among: pages)
        case .trainOn: trainOn(&effects)
        case .nextTheme: choose(shownTheme.next)
        case .nextFaceSize: choose(faceSize.next)
        case .help: overlay = .help(scroll: 0)
        case .typeCommand: overlay = .command(CommandLine())
        case .leave: leave(&effects)
        case .detach: detach(&effects)
        }
    }

    /// The views that this run has: that of phrases only where its networks are told something, or where it is shown.
    var pages: [Page] { Page.allCases.filter { $0 != .phrase || phrase.conditions != nil || page == .phrase } }

    /// Whether the run still takes commands.
    var isAlive: Bool {
        switch phase {
        case .starting, .running, .paused, .finished: stopRequest == nil
        case .stopping, .stopped, .failed: false
        }
    }

    /// Whether the run has steps to do, and is not on its way out.
    private var isTraining: Bool { isAlive && phase != .finished }

    private mutating func pauseOrResume(_ effects: inout [Effect]) {
        guard isTraining else {
            if phase == .finished, isAlive { say("finished; e trains another epoch, q leaves") }
            return
        }
        let pausing = !(pauseRequest ?? (phase == .paused))
        pauseRequest = pausing
        effects.append(.send(pausing ? .pause : .resume))
    }

    private mutating func stepOnce(_ effects: inout [Effect]) {
        guard isTraining else { return }
        pauseRequest = true
        effects.append(.send(.singleStep))
    }

    private mutating func scaleRate(by factor: Float, _ effects: inout [Effect]) {
        guard isAlive else { return }
        effects.append(.send(.scaleLearningRate(selection, factor: factor)))
    }

    private mutating func shiftRatio(by distance: Int, _ effects: inout [Effect]) {
        guard isAlive else { return }
        effects.append(.send(.shiftStepRatio(by: distance)))
    }

    mutating func select(_ selection: NetworkSelection) {
        // The same key again goes back to both.
        self.selection = self.selection == selection ? .both : selection
    }

    mutating func saveSnapshot(name: String?, _ effects: inout [Effect]) {
        guard isAlive else { return }
        effects.append(.send(name.map { .namedSnapshot($0) } ?? .snapshot))
        say("saving a snapshot" + (name.map { ", \($0)" } ?? ""))
    }

    private mutating func trainOn(_ effects: inout [Effect]) {
        guard phase == .finished, isAlive else {
            if isAlive { say("e trains another epoch once all steps are done") }
            return
        }
        effects.append(.send(.trainOn(epochs: 1)))
    }
}
