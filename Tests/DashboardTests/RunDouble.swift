import RunEvents
import TerminalUI

@testable import Dashboard

/// A dashboard with a run behind it that tells of what a test needs.
struct RunDouble {
    var state: DashboardState
    var effects: [Effect] = []

    init(
        width: Int = 80, height: Int = 24, capabilities: Capabilities = Capabilities(),
        tie: RunTie = .own(outlivesTerminal: true)
    ) {
        state = DashboardState(
            size: Size(width: width, height: height), capabilities: capabilities, startedAt: 100, tie: tie)
    }

    /// A run that has said what it is and begun.
    static func running(width: Int = 80, height: Int = 24, capabilities: Capabilities = Capabilities()) -> RunDouble {
        var run = RunDouble(width: width, height: height, capabilities: capabilities)
        run.tell(.described(.sample))
        run.tell(.phase(.running))
        run.effects = []
        return run
    }

    /// A run of another program that is attached to.
    static func attached(width: Int = 80, height: Int = 24) -> RunDouble {
        var run = RunDouble(width: width, height: height, tie: .attached)
        run.tell(.described(.sample))
        run.tell(.phase(.running))
        run.effects = []
        return run
    }

    mutating func tell(_ event: RunEvent) { effects += state.update(.run(event)) }

    /// Presses keys one after the other; gives back what they caused.
    @discardableResult
    mutating func press(_ keys: Key...) -> [Effect] {
        let caused = keys.flatMap { state.update(.input(.key($0))) }
        effects += caused
        return caused
    }

    /// Types characters; gives back what they caused.
    @discardableResult
    mutating func type(_ text: String) -> [Effect] {
        let caused = text.flatMap { state.update(.input(.key(.character($0)))) }
        effects += caused
        return caused
    }

    @discardableResult
    mutating func input(_ event: InputEvent) -> [Effect] {
        let caused = state.update(.input(event))
        effects += caused
        return caused
    }

    mutating func wait(_ seconds: Double) { effects += state.update(.tick(seconds: state.now + seconds)) }

    /// Steps up to and including `last`, each taking `seconds`.
    mutating func train(to last: Int, seconds: Double = 0.1, loss: (Int) -> Float = { _ in 1 }) {
        for step in state.step + 1...max(state.step + 1, last) {
            wait(seconds)
            tell(.steps([.sample(step: step, loss: loss(step), seconds: seconds)]))
        }
    }

    /// The screen as text, a line a row, without the spaces at the lines' ends.
    var screen: [String] {
        var canvas = Canvas(size: state.size)
        state.view(into: &canvas)
        return canvas.lines
    }
}

extension Canvas {
    /// The rows as text, without the spaces at their ends.
    var lines: [String] {
        (0..<size.height).map { y in
            var line = String((0..<size.width).compactMap { self[$0, y].glyph })
            while line.hasSuffix(" ") { line.removeLast() }
            return line
        }
    }
}

extension RunDescription {
    /// A usual run.
    static var sample: RunDescription {
        RunDescription(
            folder: "runs/first", source: "synthetic faces", faceCount: 20_000, seed: 42, batchSize: 16, threads: 2,
            stepsPerEpoch: 1250, totalSteps: 5000, firstStep: 0, discriminatorLearningRate: 2e-4,
            generatorLearningRate: 2e-4)
    }
}
