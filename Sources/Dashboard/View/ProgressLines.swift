import RunEvents
import TerminalUI

/// The progress bar and the run's speeds and times, in one row or two.
struct ProgressLines {
    let state: DashboardState
    let ink: Ink

    /// Draws the rows into `area`.
    func draw(in area: Rect, into canvas: inout Canvas) {
        guard area.height > 0 else { return }
        if area.height >= 2 {
            let percentage = percentageText
            let barWidth = max(0, area.width - percentage.count - 3)
            drawBar(x: area.x + 1, y: area.y, width: barWidth, into: &canvas)
            canvas.write(percentage, at: area.x + barWidth + 2, area.y, ink.strong)
            canvas.write(numbers(width: area.width - 2), at: area.x + 1, area.y + 1, maxWidth: area.width - 2)
        } else {
            let leastBar = 12
            let line = numbers(width: area.width - leastBar - percentageText.count - 5)
            let barWidth = max(0, area.width - line.displayWidth - percentageText.count - 5)
            drawBar(x: area.x + 1, y: area.y, width: barWidth, into: &canvas)
            let column = canvas.write(percentageText, at: area.x + barWidth + 2, area.y, ink.strong)
            canvas.write(line, at: column + 2, area.y, maxWidth: area.maxX - column - 2)
        }
    }

    private var fraction: Double {
        guard let total = state.description?.totalSteps, total > 0 else { return 0 }
        return min(1, Double(state.step) / Double(total))
    }

    /// Rounded down, so that 100 % means done.
    private var percentageText: String {
        let tenths = (fraction * 1000).rounded(.down)
        return NumberText.padded(tenths >= 1000 ? "100%" : NumberText.fixed(tenths / 10, decimals: 1) + "%", to: 5)
    }

    private func drawBar(x: Int, y: Int, width: Int, into canvas: inout Canvas) {
        guard ink.glyphs == .full else {
            canvas.drawProgressBar(fraction, x: x, y: y, width: width, style: barStyle, glyphs: ink.glyphs)
            return
        }
        // A thin line is calmer than a block; it moves by half cells.
        let halves = Int((fraction * Double(width * 2)).rounded(.down))
        for column in 0..<max(0, width) {
            let isWhole = 2 * column + 2 <= halves
            let isDone = 2 * column + 1 <= halves
            let glyph: Character = isWhole ? "━" : isDone ? "╸" : "─"
            let style = isDone ? barStyle(at: Double(column) / Double(width)) : .role(.frame)
            canvas[x + column, y] = Cell(glyph, style)
        }
    }

    private var barStyle: Style {
        switch state.phase {
        case .failed: .role(.alarm)
        case .paused: .role(.warning)
        case .finished: .role(.good)
        case .starting, .running, .stopping, .stopped: .role(.accent)
        }
    }

    /// While it trains, from D's colour to G's where the terminal has enough colours.
    private func barStyle(at position: Double) -> Style {
        let depth = ink.capabilities.depth
        guard state.phase == .running, depth == .truecolor || depth == .indexed256 else { return barStyle }
        let theme = Theme(ground: ink.capabilities.ground, isHighContrast: ink.capabilities.isHighContrast)
        guard case .rgb(let from) = theme.color(.discriminator, depth: .truecolor),
            case .rgb(let to) = theme.color(.generator, depth: .truecolor)
        else { return barStyle }
        func mix(_ a: UInt8, _ b: UInt8) -> UInt8 { UInt8(Double(a) + (Double(b) - Double(a)) * position) }
        let mixed = RGB(mix(from.red, to.red), mix(from.green, to.green), mix(from.blue, to.blue))
        return Style(foreground: .rgb(mixed))
    }

    private func numbers(width: Int) -> [Span] {
        var line = FittedLine(separator: Span("   "))
        let speed = state.stepsPerSecond
        // A run that does no steps has no speed, and nobody knows when it is done.
        if state.phase == .paused {
            line.add(9, [Span("paused", .role(.warning))])
        } else if state.phase != .finished {
            line.add(8, speedSpans(speed, " steps/s"), speedSpans(speed, " st/s"))
            let images = speed.map { $0 * state.facesPerStep }
            line.add(6, speedSpans(images, " images/s"), speedSpans(images, " img/s"))
        }
        if state.phase != .paused {
            line.add(9, [Span("ETA ", ink.label), Span(NumberText.paddedRight(state.etaText, to: 6), ink.strong)])
        }
        let trained = DurationText.short(state.trainedSeconds)
        line.add(4, [Span("elapsed ", ink.label), Span(NumberText.paddedRight(trained, to: 6))], [])
        line.add(7, snapshotSpans(word: "snapshot "), snapshotSpans(word: "saved "))
        if state.phase == .running, state.speed.waitShare >= 0.01 {
            let share = NumberText.fixed(state.speed.waitShare * 100, decimals: 0)
            line.add(
                3, [Span("\(share)%", .role(.warning)), Span(" of the time waiting for faces", ink.label)],
                [Span("waiting for faces ", ink.label), Span("\(share)%", .role(.warning))])
        }
        if state.skippedFaces > 0 {
            line.add(
                2,
                [
                    Span("unreadable faces ", ink.label), Span(NumberText.grouped(state.skippedFaces), .role(.warning)),
                ])
        }
        return line.spans(width: max(0, width))
    }

    /// A speed with its unit; below 1,000 always of the same width.
    private func speedSpans(_ value: Double?, _ unit: String) -> [Span] {
        [Span(NumberText.speed(value)), Span(unit, ink.label)]
    }

    private func snapshotSpans(word: String) -> [Span] {
        guard let at = state.snapshotAt else {
            // A run that goes on has the snapshot that it came from.
            let first = state.description?.firstStep ?? 0
            let text = first > 0 ? "step \(NumberText.grouped(first))" : "none yet"
            return [Span(word, ink.label), Span(text, ink.label)]
        }
        let age = NumberText.padded(DurationText.short(state.now - at), to: 3)
        return [Span(word, ink.label), Span(NumberText.paddedRight("\(age) ago", to: 10))]
    }
}

extension DashboardState {
    /// Real faces that a step takes.
    var facesPerStep: Double {
        Double(max(0, description?.batchSize ?? 0)) * Double(runSettings?.stepRatio.discriminator ?? 1)
    }

    /// Steps a second since what they cost changed, once there is enough to say, while the run does some.
    var stepsPerSecond: Double? { isStepping && speed.count >= 2 ? speed.stepsPerSecond : nil }

    /// Whether the run does step after step.
    private var isStepping: Bool { phase == .running || phase == .starting }

    /// Seconds to the last step: after ten steps and ten seconds, while the run does them.
    var secondsLeft: Double? {
        guard isStepping, speed.count >= 10, elapsed >= 10 || tie == .attached, let rate = speed.stepsPerSecond,
            rate > 0, let total = description?.totalSteps, total > step
        else { return nil }
        return Double(total - step) / rate
    }

    /// The time left in a few characters.
    var etaText: String {
        if case .finished = phase { return "done" }
        return DurationText.short(secondsLeft)
    }
}
