import RunEvents
import TerminalUI

/// A sum of faces, as the user has chosen it: A - B + C, up to three faces each.
struct FaceArithmetic: Sendable {
    /// Seconds between requests for the same sum while the run goes on.
    static let refreshSeconds = 3.0
    /// Seconds after which a request without an answer is made again.
    static let patienceSeconds = 15.0

    /// Whether the explorer adds faces instead of walking between them.
    var isOn = false
    /// Whether the sum is shown, not the faces to choose from.
    private(set) var isShown = false
    /// The chosen faces of A, B and C, from 0, in the order of choosing.
    private(set) var terms: [[Int]] = [[], [], []]
    /// The term that enter adds to.
    private(set) var current = 0
    /// Which noise stands around the sum.
    private(set) var variation = 0
    /// The faces that came last.
    private(set) var faces: FaceSumFaces?
    var termCells = FaceCells()
    var sumCells = FaceCells()
    var request: FaceSumRequest?
    var requestedSeed: UInt64?
    var requestedAt = 0.0

    /// The terms' letters.
    static let letters: [Character] = ["A", "B", "C"]

    /// Whether each term has a face.
    var isComplete: Bool { terms.allSatisfy { !$0.isEmpty } }

    /// The sum, numbers from 1; nil while a term has no face.
    var sum: FaceSum? {
        guard isComplete else { return nil }
        let numbers = terms.map { $0.map { $0 + 1 } }
        return FaceSum(numbers[0], minus: numbers[1], plus: numbers[2])
    }

    /// The faces of the sum, if they are those of the choice.
    var shown: FaceSumFaces? { isShown && faces?.request.sum == sum ? faces : nil }

    /// The letters of the terms that a face belongs to.
    func letters(of face: Int) -> String {
        String(terms.indices.filter { terms[$0].contains(face) }.map { Self.letters[$0] })
    }

    /// Takes a face into a term or out of it. A full term passes on to the next one that has room.
    ///
    /// - Returns: whether there was room.
    mutating func toggle(_ face: Int, in term: Int) -> Bool {
        current = term
        if let place = terms[term].firstIndex(of: face) {
            terms[term].remove(at: place)
            return true
        }
        guard terms[term].count < FaceSum.greatestTermCount else { return false }
        terms[term].append(face)
        if terms[term].count == FaceSum.greatestTermCount {
            current = (1...2).map { (term + $0) % 3 }.first { terms[$0].count < FaceSum.greatestTermCount } ?? term
            if isComplete, terms.allSatisfy({ $0.count == FaceSum.greatestTermCount }) { isShown = true }
        }
        return true
    }

    /// Shows the sum, if it is complete, or the faces to choose from.
    mutating func switchView() { isShown = !isShown && isComplete }

    /// Other faces around the sum.
    mutating func vary() { variation += 1 }

    /// Takes back the last face of the current term, or of the one before it.
    mutating func takeBack() {
        isShown = false
        guard let term = (0...2).map({ (current - $0 + 3) % 3 }).first(where: { !terms[$0].isEmpty }) else { return }
        terms[term].removeLast()
        current = term
    }

    /// Forgets the choice.
    mutating func clear() {
        terms = [[], [], []]
        (current, variation, isShown) = (0, 0, false)
    }

    /// Takes in the faces of a sum, if it is the one asked for: others who watch the run may ask for theirs.
    mutating func takeIn(_ answer: FaceSumFaces) {
        let count = answer.request.sum.terms.reduce(0) { $0 + $1.count } + FaceSum.shownCount
        guard answer.request == request, answer.request.isSane, answer.faces.count == count else { return }
        faces = answer
        termCells.replace(answer.faces)
        sumCells.replace(answer.faces)
    }
}
