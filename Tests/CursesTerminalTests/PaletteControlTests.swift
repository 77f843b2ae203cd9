import TerminalUI
import Testing

@testable import CursesTerminal

/// A terminal that answers questions about its colours, and may or may not take orders.
private struct PaletteDouble {
    var colors: [UInt8: String] = [:]
    var obeys = true
    var questions = 0
    var mostAtOnce = 0

    /// What it answers.
    mutating func hear(_ text: String) -> [(UInt8, RGB, String)] {
        var answers: [(UInt8, RGB, String)] = []
        for order in text.split(separator: "\u{1B}\\") {
            let parts = order.dropFirst(2).split(separator: ";")
            guard parts.count == 3, let number = UInt8(parts[1]) else { continue }
            if parts[2] != "?" {
                if obeys { colors[number] = String(parts[2]) }
                continue
            }
            questions += 1
            let text = colors[number] ?? "rgb:1212/3434/5656"
            if case .color(_, let color, _)? = TerminalReply("4;\(number);\(text)") {
                answers.append((number, color, text))
            }
        }
        mostAtOnce = max(mostAtOnce, answers.count)
        return answers
    }

    /// Talks until nothing more is said.
    mutating func talk(to control: inout PaletteControl) {
        var answers = hear(control.begin())
        while !answers.isEmpty {
            var said = ""
            for answer in answers { said += control.take(number: answer.0, answer.1, text: answer.2) }
            answers = hear(said)
        }
    }
}

@Suite("Redefined colours")
struct PaletteControlTests {
    private var canvas: Canvas {
        var canvas = Canvas(size: Size(width: 20, height: 10))
        for y in 0..<10 {
            for x in 0..<20 {
                canvas[x, y] = Cell(
                    "▀",
                    Style(
                        foreground: .rgb(RGB(UInt8(100 + x), UInt8(80 + y), 70)),
                        background: .rgb(RGB(UInt8(120 + x), UInt8(90 + y), 60))))
            }
        }
        return canvas
    }

    @Test("A terminal that takes orders gets the pictures' colours, and its own back")
    func obedient() throws {
        var terminal = PaletteDouble()
        var control = PaletteControl()
        terminal.talk(to: &control)
        #expect(control.isActive && !control.isWaiting)
        #expect(terminal.questions == control.palette.numbers.count + 1)
        #expect(terminal.mostAtOnce <= 16)
        #expect(control.palette.numbers.count > 180, "the themes take few")
        let definitions = control.fit(to: canvas, atSeconds: 0)
        _ = terminal.hear(try #require(definitions))
        #expect(control.fit(to: canvas, atSeconds: 30) == nil, "the same pictures need no other colours")
        for color in [RGB(100, 80, 70), RGB(139, 99, 60)] {
            let number = control.number(of: color)
            let shown = control.palette[number]
            #expect(abs(Int(shown.red) - Int(color.red)) <= 4 && abs(Int(shown.green) - Int(color.green)) <= 4)
            #expect(terminal.colors[number] == TerminalReply.text(of: shown))
        }
        _ = terminal.hear(control.originalColors)
        #expect(terminal.colors.values.allSatisfy { $0 == "rgb:1212/3434/5656" })
    }

    @Test("A terminal that answers but does not obey, and one that is silent, are left alone")
    func disobedient() {
        var terminal = PaletteDouble(obeys: false)
        var control = PaletteControl()
        terminal.talk(to: &control)
        #expect(!control.isActive && !control.isWaiting)
        #expect(control.fit(to: canvas, atSeconds: 0) == nil)
        var silent = PaletteControl()
        _ = silent.begin()
        #expect(silent.isWaiting && !silent.isActive && silent.originalColors.isEmpty)
    }

    @Test("After a suspension the colours are told anew; other pictures wait their time")
    func again() throws {
        var terminal = PaletteDouble()
        var control = PaletteControl()
        terminal.talk(to: &control)
        #expect(control.fit(to: Canvas(size: Size(width: 5, height: 5)), atSeconds: 0) == nil, "nothing to fit to")
        _ = control.fit(to: canvas, atSeconds: 1)
        control.tellAnew()
        #expect(control.fit(to: canvas, atSeconds: 1.5) != nil)
        var other = canvas
        for y in 0..<10 {
            for x in 0..<20 {
                other[x, y] = Cell(" ", Style(background: .rgb(RGB(UInt8(x * 12), UInt8(y * 25), 200))))
            }
        }
        #expect(control.fit(to: other, atSeconds: 5) == nil)
        #expect(control.fit(to: other, atSeconds: 25) != nil)
    }
}
