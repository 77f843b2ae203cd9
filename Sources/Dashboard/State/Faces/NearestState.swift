import RunEvents

/// What is known of the nearest real faces.
struct NearestState: Sendable {
    /// A search that was asked for.
    struct Request: Sendable, Equatable {
        var count: Int
        var weights: GeneratorWeights
        var latentSeed: UInt64?
    }

    /// Seconds between a search that has come to its end and the next one.
    static let pause = 10.0

    /// Whether the view of faces shows them.
    var isShown = false
    /// The search asked for last.
    var request: Request?
    /// When it was asked for.
    var requestedAt = 0.0
    /// The faces shown: those of the last search that ended, until another has.
    private(set) var faces: NearestFaces?
    var generatedCells = FaceCells()
    var realCells = FaceCells()

    /// Whether the search of the faces shown has looked at all real ones.
    var isWhole: Bool { faces.map { $0.searched >= $0.total } ?? false }

    /// Forgets the faces shown: they are others from now on.
    mutating func clear() {
        faces = nil
        generatedCells.replace(.none)
        realCells.replace(.none)
    }

    /// Takes in how a search comes along.
    mutating func takeIn(_ faces: NearestFaces) {
        let count = faces.generated.count
        let hasAll = faces.nearest.count == count && faces.distances.count == count
        guard count > 0, hasAll || faces.nearest.count == 0 else { return }
        // The next search over the same faces shows what it found when it is through.
        guard !isWhole || hasAll && faces.searched >= faces.total else { return }
        self.faces = faces
        generatedCells.replace(faces.generated)
        realCells.replace(faces.nearest)
    }

    /// The median distance of the first `count` faces; nil while there is none.
    func typicalDistance(_ count: Int) -> Float? {
        let distances = (faces?.distances ?? []).prefix(count).filter(\.isFinite).sorted()
        return distances.isEmpty ? nil : distances[distances.count / 2]
    }

    /// Whether a distance is so much smaller than those among real faces that the face must be one of them.
    func isCopy(_ distance: Float) -> Bool {
        guard let real = faces?.realDistance, real > 0 else { return false }
        return distance < real / 2
    }
}

extension DashboardState {
    /// Shows the nearest real faces, or no longer.
    mutating func switchNearest() {
        guard page == .faces else {
            page = .faces
            nearest.isShown = true
            return
        }
        nearest.isShown.toggle()
    }

    /// Asks for a search whenever other faces are shown than were looked for, or the last one is old.
    mutating func requestNearest(_ effects: inout [Effect]) {
        guard isAlive, ScreenLayout.fits(size) else { return }
        guard nearest.isShown else {
            if nearest.request != nil { effects.append(.send(.nearestFaces(count: 0))) }
            nearest.request = nil
            return
        }
        guard page == .faces, let preview else { return }
        let count = nearestLayout?.grid.count ?? 0
        // One large pair needs no fewer than were looked for, and itself.
        let needed = zoomedFace.map { max($0 + 1, nearest.request?.count ?? 1) } ?? 0
        let wanted = NearestState.Request(
            count: min(max(count, needed), NearestLayout.greatestCount), weights: weights,
            latentSeed: preview.latentSeed)
        guard wanted.count > 0 else { return }
        if wanted != nearest.request {
            nearest.clear()
        } else {
            let isOld = now - nearest.requestedAt >= NearestState.pause
            guard nearest.isWhole, isOld, let shown = nearest.faces, shown.step != step else { return }
        }
        // The search draws its faces with the weights that previews have.
        guard requestedPreview?.weights == weights else { return }
        nearest.request = wanted
        nearest.requestedAt = now
        effects.append(.send(.nearestFaces(count: wanted.count)))
    }

    /// Where the pairs stand now.
    var nearestLayout: NearestLayout? {
        guard nearest.isShown, page == .faces, ScreenLayout.fits(size) else { return nil }
        let inside = ScreenLayout(size: size).body.inset(horizontally: 1, vertically: 1)
        return zoomedFace == nil
            ? NearestLayout(area: inside, faces: faceMeasure)
            : NearestLayout(enlargedIn: inside, faces: faceMeasure)
    }

    /// Renders the pairs that are shown, unless that is done.
    mutating func prepareNearest() {
        guard let layout = nearestLayout else { return }
        let indices = shownZoom.map { $0..<$0 + 1 } ?? 0..<layout.grid.count
        nearest.generatedCells.prepare(indices, size: layout.face, capabilities: capabilities)
        nearest.realCells.prepare(indices, size: layout.face, capabilities: capabilities)
    }
}
