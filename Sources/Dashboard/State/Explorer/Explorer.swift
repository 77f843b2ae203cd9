import RunEvents
import TerminalUI

/// A walk between generated faces, as the user has chosen it.
struct Explorer: Sendable {
    /// Faces to walk between, at most.
    static let greatestPickCount = 4
    /// Faces of a walk between two, ends included.
    static let walkLength = 41
    /// Faces of the walk that pass in a second at a speed of 1.
    static let facesPerSecond = 10.0
    /// The speeds to choose from.
    static let speeds = [0.25, 0.5, 1, 2, 4]
    /// Seconds between requests for the same walk while the run goes on.
    static let refreshSeconds = 3.0
    /// Seconds after which a request without an answer is made again.
    static let patienceSeconds = 15.0

    /// The chosen ones of the fixed faces, in the order of choosing.
    private(set) var picks: [Int] = []
    /// The face that enter chooses.
    var pointer = 0
    /// Whether the walk is shown, not the faces to choose from.
    private(set) var isWalking = false
    var path = WalkRequest.Path.straight
    var speed = 2
    /// The walk that came last.
    private(set) var walk: Walk?
    var cells = FaceCells()
    var largeCells = FaceCells()
    /// What was asked for last, of which latent vectors, and when.
    var request: WalkRequest?
    var requestedSeed: UInt64?
    var requestedAt = 0.0
    /// How far the animation has come, in faces, there and back.
    private var position = 0.0

    /// Whether there is a walk between the faces chosen.
    var isComplete: Bool { picks.count == 2 || picks.count == 4 }

    /// The walk, if it is the one shown.
    var shownWalk: Walk? { isWalking && walk?.request.corners == picks ? walk : nil }

    /// The place of a face among the chosen ones: A, B, C or D.
    func letter(of face: Int) -> Character? { picks.firstIndex(of: face).map(Self.letter) }

    /// The letter of a chosen face by its place.
    static func letter(_ place: Int) -> Character { ["A", "B", "C", "D"][place & 3] }

    /// Chooses a face, or no longer; with the second and the fourth the walk begins.
    mutating func pick(_ face: Int) {
        if let place = picks.firstIndex(of: face) {
            picks.remove(at: place)
        } else if picks.count < Self.greatestPickCount {
            picks.append(face)
            if isComplete { begin() }
        }
    }

    /// Drops choices that are no longer among so many faces.
    mutating func clamp(to count: Int) {
        guard count > 0 else { return }
        pointer = min(max(0, pointer), count - 1)
    }

    /// Shows the walk, if there is one.
    mutating func begin() {
        guard isComplete else { return }
        isWalking = true
        position = 0
    }

    /// Goes back to the faces to choose from.
    mutating func chooseMore() { isWalking = false }

    /// Forgets the choice.
    mutating func clear() {
        picks = []
        isWalking = false
    }

    /// Takes in the faces of a walk, if it is the one asked for: others who watch the run may ask for theirs.
    mutating func takeIn(_ walk: Walk) {
        let count = walk.faces.count
        guard walk.request == request, walk.request.isSane, count == walk.request.columns * walk.request.rows else {
            return
        }
        self.walk = walk
        cells.replace(walk.faces)
        largeCells.replace(walk.faces)
    }

    /// The face of a walk between two that the animation shows, there and back.
    var frame: Int {
        let last = max(1, (walk?.faces.count ?? 0) - 1)
        let place = Int(position) % (2 * last)
        return place <= last ? place : 2 * last - place
    }

    /// Moves the animation on; says whether it shows another face.
    mutating func advance(by seconds: Double) -> Bool {
        guard isAnimated, seconds > 0 else { return false }
        let before = frame
        let length = Double(2 * max(1, (walk?.faces.count ?? 0) - 1))
        // After a long sleep it goes on where it was.
        position += min(seconds, 1) * Self.facesPerSecond * Self.speeds[speed]
        if position >= length { position = position.truncatingRemainder(dividingBy: length) }
        return frame != before
    }

    /// Whether something moves.
    var isAnimated: Bool { (shownWalk?.request.corners.count ?? 0) == 2 }
}
