import RunEvents
import TerminalUI

extension DashboardState {
    /// More lines than these are not remembered.
    private static let greatestPastLines = 50

    /// A key while a line is being typed.
    mutating func pressInCommandLine(_ key: Key, _ line: CommandLine, _ effects: inout [Effect]) {
        var line = line
        switch key {
        case .escape:
            overlay = .none
            return
        case .backspace where line.text.isEmpty:
            overlay = .none
            return
        case .enter: return run(line, &effects)
        case .tab: line.complete()
        case .backTab: line.complete(backwards: true)
        default: line.take(key, past: pastLines)
        }
        overlay = .command(line)
    }

    private mutating func run(_ line: CommandLine, _ effects: inout [Effect]) {
        let meaning: TypedCommand.Meaning
        do {
            meaning = try TypedCommand.parse(line.text)
        } catch {
            var line = line
            line.complain(error.text)
            overlay = .command(line)
            return
        }
        overlay = .none
        if pastLines.last != line.text { pastLines.append(line.text) }
        if pastLines.count > Self.greatestPastLines { pastLines.removeFirst() }
        perform(meaning, &effects)
    }

    private mutating func perform(_ meaning: TypedCommand.Meaning, _ effects: inout [Effect]) {
        switch meaning {
        case .send(let command): send(command, &effects)
        case .perform(let action): perform(action, &effects)
        case .setLogScale(let isOn): usesLogScale = isOn
        case .setWeights(let weights): self.weights = weights
        case .saveSnapshot(let name): saveSnapshot(name: name, &effects)
        case .setTheme(let theme): choose(theme)
        case .setSymbols(let symbols): choose(symbols)
        case .setFaceSize(let size): choose(size)
        case .goTo(let step):
            if !page.hasCursor { page = .overview }
            placeCursor(at: step)
            exactCursor = cursor
        case .say(let text): say(phrase: text)
        case .browseSnapshots(let step): browseSnapshots(at: step)
        // The run of another program goes on, as with the keys.
        case .quit(let answer): give(tie == .attached ? .detach : answer, &effects)
        case .explain(let command):
            let usage = command.takesArgument ? " \(command.usage)" : ""
            let short = command.shortName.map { "; also :\($0)" } ?? ""
            say(":\(command.name)\(usage)  \(command.meaning)\(short)")
        case .saveAndQuit:
            if tie == .attached { saveSnapshot(name: nil, &effects) }
            give(tie == .attached ? .detach : .save, &effects)
        }
    }

    private mutating func send(_ command: RunCommand, _ effects: inout [Effect]) {
        guard isAlive else { return say("the run takes no more commands") }
        switch command {
        case .pause: pauseRequest = true
        case .resume: pauseRequest = false
        case .trainOn: guard phase == .finished else { return say("more epochs can be had once all steps are done") }
        default: break
        }
        effects.append(.send(command))
    }
}
