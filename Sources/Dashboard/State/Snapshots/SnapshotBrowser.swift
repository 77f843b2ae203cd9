import RunEvents

/// The list of snapshots to go back to, as far as it has been read, and the place of the user in it.
struct SnapshotBrowser: Sendable {
    /// More faces of each are never asked for.
    static let greatestFaceCount = 64

    /// What the run has told; nil before its first word.
    private(set) var listing: SnapshotListing?
    /// When it was told, on the clock of `Message.tick`.
    private(set) var toldAt = 0.0
    /// The one chosen, by name, so that it stays chosen while others come and go.
    private(set) var chosenName: String?
    /// The step asked for, until its snapshot has been read.
    private(set) var wantedStep: Int?
    /// Whether the user is asked to confirm.
    var isConfirming = false
    /// How many faces of each were asked for.
    var requestedFaces = 0
    /// The faces of the one chosen.
    var faces = FaceCells()
    private var shown: SnapshotSummary?

    /// Nothing yet; the snapshot of this step, or the last one before it, is chosen once it is there.
    init(choosing step: Int? = nil) { wantedStep = step }

    /// The snapshots, the newest first; of those of one step the one written last.
    var entries: [SnapshotSummary] {
        (listing?.entries ?? []).sorted { left, right in
            left.step != right.step
                ? left.step > right.step : left.age != right.age ? left.age < right.age : left.name > right.name
        }
    }

    /// The place of the one chosen.
    var chosenIndex: Int? { entries.firstIndex { $0.name == chosenName } }

    /// The one chosen.
    var chosen: SnapshotSummary? { listing?.entries.first { $0.name == chosenName } }

    /// Seconds since one was written.
    func age(of entry: SnapshotSummary, at now: Double) -> Double { entry.age + max(0, now - toldAt) }

    /// Takes in what the run tells.
    mutating func takeIn(_ listing: SnapshotListing, at now: Double) {
        let place = chosenIndex ?? 0
        self.listing = listing
        toldAt = now
        let entries = entries
        if let wantedStep, let entry = entries.first(where: { $0.step <= wantedStep }) {
            chosenName = entry.name
            self.wantedStep = nil
        } else if chosenIndex == nil, !entries.isEmpty {
            // The one chosen is gone: its neighbour takes its place.
            chosenName = entries[min(place, entries.count - 1)].name
            isConfirming = false
        }
        showChosen()
    }

    /// Chooses the one that many places further down, as far as there are any.
    mutating func move(by distance: Int) {
        choose((chosenIndex ?? 0) + distance)
    }

    /// Chooses the one at a place, or the nearest to it.
    mutating func choose(_ index: Int) {
        let entries = entries
        guard !entries.isEmpty else { return }
        chosenName = entries[min(max(0, index), entries.count - 1)].name
        wantedStep = nil
        showChosen()
    }

    private mutating func showChosen() {
        guard let chosen, chosen.faces != shown?.faces else { return }
        shown = chosen
        faces.replace(chosen.faces)
    }
}
