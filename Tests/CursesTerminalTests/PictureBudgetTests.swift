import TerminalUI
import Testing

@testable import CursesTerminal

@Suite("Budget of pictures")
struct PictureBudgetTests {
    private func canvas(_ level: UInt8, text: String = "") -> Canvas {
        var canvas = Canvas(size: Size(width: 40, height: 11))
        canvas.fill(
            Rect(x: 0, y: 1, width: 40, height: 10),
            with: Cell("▀", Style(foreground: .rgb(RGB(level, 0, 0)), background: .rgb(RGB(0, level, 0)))))
        canvas.write(text, at: 0, 0)
        return canvas
    }

    private func remaining(_ wanted: Canvas, _ shown: Canvas) -> Int { wanted.changes(since: shown).count }

    @Test("Text comes at once, pictures as they can be paid, in the end everything")
    func pacing() {
        var budget = PictureBudget()
        var shown = canvas(0)
        let wanted = canvas(200, text: "step 7")
        shown = wanted.affordable(since: shown, &budget, depth: .truecolor, atSeconds: 10)
        #expect(remaining(wanted, shown) == 400)
        #expect(shown[0, 0].glyph == "s")
        // 400 cells earn 2,400 bytes a second; a cell costs 41; of runs of 14 four can be paid.
        shown = wanted.affordable(since: shown, &budget, depth: .truecolor, atSeconds: 11)
        #expect(remaining(wanted, shown) == 400 - 56)
        for second in 12...21 {
            shown = wanted.affordable(since: shown, &budget, depth: .truecolor, atSeconds: Double(second))
        }
        #expect(shown == wanted)
    }

    @Test("The greatest differences come first")
    func order() {
        var budget = PictureBudget()
        let shown = canvas(0)
        var wanted = canvas(10)
        wanted[5, 5] = Cell("▀", Style(foreground: .rgb(RGB(255, 0, 0)), background: .rgb(RGB(0, 255, 0))))
        _ = shown.affordable(since: shown, &budget, depth: .truecolor, atSeconds: 0)
        let next = wanted.affordable(since: shown, &budget, depth: .truecolor, atSeconds: 0.3)
        #expect(next[5, 5] == wanted[5, 5])
        #expect(remaining(next, shown) == 14)
    }

    /// Two pictures of 20x10 cells side by side.
    private func pair(_ level: UInt8) -> Canvas {
        var picture = Canvas(size: Size(width: 20, height: 10))
        picture.fill(
            picture.bounds,
            with: Cell("▀", Style(foreground: .rgb(RGB(level, 0, 0)), background: .rgb(RGB(0, level, 0)))))
        var canvas = Canvas(size: Size(width: 40, height: 11))
        canvas.draw(picture, x: 0, y: 1)
        canvas.draw(picture, x: 20, y: 1)
        return canvas
    }

    @Test("A picture is drawn whole or not at all, in turn, and paid for in the end")
    func whole() {
        var budget = PictureBudget()
        var shown = pair(0)
        var shownLevels: [[UInt8]] = []
        for second in 0..<12 {
            let wanted = pair(UInt8(second + 1))
            shown = wanted.affordableWhole(since: shown, &budget, depth: .truecolor, atSeconds: Double(second))
            let levels = (0..<2).map { half in
                Set((1..<11).flatMap { y in (0..<20).map { x in shown[half * 20 + x, y].style } })
            }
            #expect(levels.allSatisfy { $0.count == 1 })
            shownLevels.append(levels.map { $0.first.flatMap { Self.level($0) } ?? 0 })
        }
        // A picture costs 8,200 bytes, both earn 2,400 a second.
        #expect(
            shownLevels == [
                [1, 0], [1, 0], [1, 0], [1, 0], [1, 5], [1, 5], [1, 5], [8, 5], [8, 5], [8, 5], [8, 5], [8, 12],
            ])
    }

    private static func level(_ style: Style) -> UInt8? {
        if case .rgb(let rgb) = style.foreground { rgb.red } else { nil }
    }

    @Test("Savings and debts have their limits")
    func limits() {
        var budget = PictureBudget()
        budget.earn(cells: 1000, atSeconds: 0)
        budget.earn(cells: 1000, atSeconds: 1000)
        let saved = budget.affordableCells(depth: .truecolor)
        #expect(saved == Int(PictureBudget.rate * 1000 * PictureBudget.longestSaving / 41))
        budget.spendPromptly(cells: 1_000_000, depth: .truecolor)
        #expect(budget.affordableCells(depth: .truecolor) == 0)
        budget.earn(cells: 1000, atSeconds: 1003)
        #expect(budget.affordableCells(depth: .truecolor) == Int(PictureBudget.rate * 1000 / 41))
        // A clock that goes back earns nothing and breaks nothing.
        budget.earn(cells: 1000, atSeconds: 5)
        #expect(budget.affordableCells(depth: .truecolor) == Int(PictureBudget.rate * 1000 / 41))
    }

    @Test("What is no picture is never held back; a picture on blank ground neither")
    func free() {
        var budget = PictureBudget()
        let blank = Canvas(size: canvas(0).size)
        #expect(canvas(9).affordable(since: blank, &budget, depth: .truecolor, atSeconds: 0) == canvas(9))
        #expect(blank.affordable(since: canvas(9), &budget, depth: .truecolor, atSeconds: 0) == blank)
        #expect(!Cell("x", .role(.alarm)).isPicture)
        #expect(Cell(" ", Style(background: .indexed(16))).isPicture)
    }

    @Test("Numbers beyond a depth's palette are no trap", arguments: ColorDepth.allCases)
    func numbers(depth: ColorDepth) {
        for number in UInt8.min...UInt8.max {
            let cell = Cell("▀", Style(foreground: .indexed(number), background: .indexed(255 - number)))
            #expect(cell.difference(from: cell, depth: depth) == 0)
        }
    }
}
