import RunEvents
import TerminalUI

/// The explorer while it adds faces: the choice with numbers and letters, or the sum.
struct FaceSumView {
    let state: DashboardState
    let ink: Ink

    private var arithmetic: FaceArithmetic { state.arithmetic }

    /// Draws the sum, with its terms at the left.
    func drawSum(_ layout: FaceSumLayout, _ answer: FaceSumFaces, into canvas: inout Canvas) {
        var index = 0
        for (term, places) in layout.terms.enumerated() {
            if let first = places.first {
                let sign = ["", "-", "+"][term]
                let y = first.y + first.height / 2
                let x = first.x - FaceSumLayout.signWidth
                canvas.write(sign, at: x + 1, y, ink.strong)
                canvas.write(String(FaceArithmetic.letters[term]), at: x + 3, y, ink.accent)
            }
            for place in places {
                if let face = arithmetic.termCells.cells(index, size: layout.termSize) {
                    canvas.draw(face, x: place.x, y: place.y)
                }
                index += 1
            }
        }
        for place in 0..<layout.sum.count {
            let area = layout.sum.area(place)
            if let face = arithmetic.sumCells.cells(index + place, size: layout.sum.pictureSize) {
                canvas.draw(face, x: area.x, y: area.y)
            }
        }
        guard layout.sum.count == FaceSum.shownCount else { return }
        drawLabel(" A-B+C ", at: layout.sum.area(FaceSum.shownCount / 2), into: &canvas)
    }

    /// The number of a face to choose, and the letters of its terms.
    func drawMarks(of face: Int, at place: Rect, into canvas: inout Canvas) {
        let number = String(face + 1)
        if place.width >= number.count + 2 {
            canvas.write(number, at: place.x, place.maxY - 1, Style(foreground: .role(.accent), reverse: true))
        }
        let letters = arithmetic.letters(of: face)
        if !letters.isEmpty { drawLabel(" \(letters) ", at: place, into: &canvas) }
    }

    private func drawLabel(_ text: String, at place: Rect, into canvas: inout Canvas) {
        canvas.write(
            text, at: place.x + max(0, (place.width - text.count) / 2), place.y,
            Style(foreground: .role(.accent), bold: true, reverse: true), maxWidth: place.width)
    }

    /// What the panel is called: the sum as far as it is chosen.
    var title: [Span] {
        var spans: [Span] = []
        for (term, letter) in FaceArithmetic.letters.enumerated() {
            if term > 0 { spans.append(Span(term == 1 ? " - " : " + ", ink.label)) }
            let numbers = arithmetic.terms[term].map { String($0 + 1) }.joined(separator: ",")
            let isCurrent = !arithmetic.isShown && term == arithmetic.current
            spans.append(Span(String(letter), isCurrent ? ink.accent : ink.strong))
            if !numbers.isEmpty { spans.append(Span("(\(numbers))", isCurrent ? ink.accent : ink.value)) }
        }
        return spans
    }

    /// The keys that matter here.
    func footer(width: Int) -> [Span] {
        var line = FittedLine()
        func add(_ importance: Int, _ key: String, _ word: String) {
            line.add(importance, [Span(key, ink.accent), Span(" " + word, ink.label)])
        }
        if arithmetic.isShown {
            add(9, "v", "the choice")
            add(8, "o", "other faces around it")
            add(7, "esc", "start anew")
        } else {
            add(9, "A B C", "adds the face to a term")
            if arithmetic.isComplete { add(8, "v", "the sum") }
            add(7, "backspace", "takes one back")
            add(4, "n", "new faces")
        }
        add(6, "x", "walks")
        let spans = line.spans(width: max(0, width))
        return spans.displayWidth <= width ? spans : []
    }

    /// What to type to have the same faces from a snapshot.
    var command: String? {
        guard let sum = arithmetic.sum, let seed = state.preview?.latentSeed else { return nil }
        let variation = arithmetic.variation > 0 ? " --variation \(arithmetic.variation)" : ""
        return "sample --seed \(seed) --arithmetic '\(sum.text)'\(variation)"
    }
}
