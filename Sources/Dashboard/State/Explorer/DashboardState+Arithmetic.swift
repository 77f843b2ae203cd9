import RunEvents
import TerminalUI

extension DashboardState {
    /// Keys of the explorer while it adds faces.
    mutating func addFaces(_ key: Key) {
        switch key {
        case .character("A"): toggleTerm(0)
        case .character("B"): toggleTerm(1)
        case .character("C"): toggleTerm(2)
        case .enter: if arithmetic.isShown { arithmetic.switchView() } else { toggleTerm(arithmetic.current) }
        case .character("v"): switchSum()
        case .character("o"): arithmetic.vary()
        case .backspace: arithmetic.takeBack()
        case .escape: arithmetic.clear()
        default: movePointer(key)
        }
    }

    /// Adds faces instead of walking between them, or walks again.
    mutating func switchArithmetic() {
        arithmetic.isOn.toggle()
        say(
            arithmetic.isOn
                ? "faces as numbers: choose A, B and C, see A - B + C" : "walks between faces: choose two, or four")
    }

    private mutating func toggleTerm(_ term: Int) {
        guard !arithmetic.isShown, explorer.pointer < generatedCells.count else { return }
        guard !arithmetic.toggle(explorer.pointer, in: term) else { return }
        say(
            "\(FaceArithmetic.letters[term]) has its \(FaceSum.greatestTermCount) faces; choose one again to leave it out"
        )
    }

    private mutating func switchSum() {
        guard arithmetic.isShown || arithmetic.isComplete else {
            return say("choose a face for each of A, B and C first")
        }
        arithmetic.switchView()
    }

    /// Chooses the face at a cell for the current term, or a term by its faces.
    mutating func addFace(atColumn column: Int, row: Int) {
        if arithmetic.isShown { return arithmetic.switchView() }
        guard let choice = explorerLayout?.choice, let face = choice.index(x: column, y: row),
            face < generatedCells.count
        else { return }
        explorer.pointer = face
        toggleTerm(arithmetic.current)
    }

    /// Asks for the sum's faces whenever it is another one, and now and then while the run goes on.
    mutating func requestSum(_ effects: inout [Effect]) {
        guard isAlive, page == .explorer, arithmetic.isOn, arithmetic.isShown, let sum = arithmetic.sum else { return }
        let wanted = FaceSumRequest(sum: sum, variation: arithmetic.variation, weights: weights)
        let waited = now - arithmetic.requestedAt
        if wanted == arithmetic.request, preview?.latentSeed == arithmetic.requestedSeed {
            let isAnswered = arithmetic.faces?.request == wanted
            let isOld = isAnswered && waited >= FaceArithmetic.refreshSeconds && arithmetic.faces?.step != step
            guard isOld || (!isAnswered && waited >= FaceArithmetic.patienceSeconds) else { return }
        }
        arithmetic.request = wanted
        arithmetic.requestedSeed = preview?.latentSeed
        arithmetic.requestedAt = now
        effects.append(.send(.sumFaces(wanted)))
    }

    /// Where the sum's parts stand now; nil while it is not shown.
    var sumLayout: FaceSumLayout? {
        guard page == .explorer, arithmetic.isOn, arithmetic.isShown, ScreenLayout.fits(size) else { return nil }
        let inside = ScreenLayout(size: size).body.inset(horizontally: 1, vertically: 1)
        return FaceSumLayout(inside: inside, counts: arithmetic.terms.map(\.count), faces: faceMeasure)
    }

    /// Renders the sum's faces, unless that is done.
    mutating func prepareSum() {
        guard let layout = sumLayout, arithmetic.shown != nil else { return }
        let terms = layout.terms.reduce(0) { $0 + $1.count }
        arithmetic.termCells.prepare(0..<terms, size: layout.termSize, capabilities: capabilities)
        arithmetic.sumCells.prepare(
            terms..<terms + FaceSum.shownCount, size: layout.sum.pictureSize, capabilities: capabilities)
    }
}
