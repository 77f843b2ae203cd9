import RunEvents
import TerminalUI

/// A command of the line behind `:`.
struct TypedCommand: Sendable, Equatable {
    /// What a command does once it is understood.
    enum Meaning: Sendable, Equatable {
        case send(RunCommand)
        case perform(Action)
        case setLogScale(Bool)
        case setWeights(GeneratorWeights)
        case saveSnapshot(name: String)
        case setTheme(ThemeName?)
        case setFaceSize(FaceSize)
        case setSymbols(PictureSymbols?)
        case goTo(step: Int)
        case say(phrase: String)
        case browseSnapshots(step: Int?)
        case quit(QuitAnswer)
        case saveAndQuit
        case explain(TypedCommand)
    }

    /// A line that was not understood, and what would be.
    struct Complaint: Error, Equatable {
        let text: String
    }

    /// Its first word.
    let name: String
    /// What follows the word.
    let usage: String
    /// What it does, in a few words.
    let meaning: String
    /// The words that may follow, where there are only so many.
    var choices: [String] = []
    /// What editors call it.
    var shortName: String?

    /// Whether something follows the word.
    var takesArgument: Bool { !usage.isEmpty }

    /// Every command, by name.
    static let all = [
        TypedCommand(name: "average", usage: "", meaning: "faces of the averaged weights"),
        TypedCommand(name: "back", usage: "[STEP]", meaning: "go back to a snapshot"),
        TypedCommand(name: "batch", usage: "NUMBER", meaning: "faces a batch, from the next epoch on"),
        TypedCommand(name: "beta1", usage: "NUMBER", meaning: "Adam's decay of the mean gradient"),
        TypedCommand(name: "detach", usage: "", meaning: "leave the run training"),
        TypedCommand(name: "epochs", usage: "NUMBER", meaning: "train on, once finished"),
        TypedCommand(name: "help", usage: "[COMMAND]", meaning: "every key; what a command does"),
        TypedCommand(name: "linear", usage: "", meaning: "linear scale"),
        TypedCommand(name: "log", usage: "", meaning: "logarithmic scale"),
        TypedCommand(name: "lr", usage: "[d|g] RATE", meaning: "set the learning rate"),
        TypedCommand(name: "pause", usage: "", meaning: "stop stepping"),
        TypedCommand(name: "phrase", usage: "[TEXT]", meaning: "faces that a phrase describes"),
        TypedCommand(name: "quit", usage: "", meaning: "save and quit", shortName: "q"),
        TypedCommand(name: "quit!", usage: "", meaning: "quit without saving", shortName: "q!"),
        TypedCommand(name: "ratio", usage: "D:G", meaning: "updates of D and of G in a step"),
        TypedCommand(name: "raw", usage: "", meaning: "faces of the raw weights"),
        TypedCommand(name: "real-label", usage: "NUMBER", meaning: "what D should say of real faces"),
        TypedCommand(name: "resume", usage: "", meaning: "go on stepping"),
        TypedCommand(name: "seed", usage: "NUMBER", meaning: "faces from this seed"),
        TypedCommand(
            name: "size", usage: "NAME", meaning: "small, normal or large faces",
            choices: FaceSize.allCases.map(\.rawValue)),
        TypedCommand(name: "snapshot", usage: "[NAME]", meaning: "save a snapshot that is kept", shortName: "w"),
        TypedCommand(name: "step", usage: "[NUMBER]", meaning: "one step; or look at a past one"),
        TypedCommand(
            name: "symbols", usage: "NAME", meaning: "auto, half, quadrant, sextant, braille or ascii",
            choices: ["auto"] + PictureSymbols.allCases.map(\.rawValue)),
        TypedCommand(
            name: "theme", usage: "NAME", meaning: "auto, dark, light or contrast",
            choices: ["auto"] + ThemeName.allCases.map(\.rawValue)),
        TypedCommand(name: "undo", usage: "", meaning: "take back the last change"),
        TypedCommand(
            name: "view", usage: "NAME", meaning: "overview, plots, faces, explorer, doctor, run or phrase",
            choices: Page.allCases.map(\.name)),
        TypedCommand(name: "wq", usage: "", meaning: "save and quit"),
    ]

    /// What a line means.
    static func parse(_ line: String) throws(Complaint) -> Meaning {
        let words = line.split(separator: " ").map(String.init)
        guard let name = words.first else { throw Complaint(text: "a command is missing; tab shows them") }
        let command = try find(name)
        let arguments = Array(words.dropFirst())
        if !command.takesArgument, !arguments.isEmpty {
            throw Complaint(text: "\(command.name) takes nothing after it")
        }
        return try meaning(of: command, arguments)
    }

    /// The command of this name, or the only one that begins so.
    private static func find(_ name: String) throws(Complaint) -> TypedCommand {
        let matches = all.filter { $0.name == name || $0.shortName == name }
        guard let command = matches.first ?? only(all.filter { $0.name.hasPrefix(name) }) else {
            throw Complaint(text: "there is no command \(name); tab shows them")
        }
        return command
    }

    private static func only(_ matches: [TypedCommand]) -> TypedCommand? { matches.count == 1 ? matches[0] : nil }

    private static func meaning(of command: TypedCommand, _ arguments: [String]) throws(Complaint) -> Meaning {
        switch command.name {
        case "average": return .setWeights(.average)
        case "raw": return .setWeights(.raw)
        case "linear": return .setLogScale(false)
        case "log": return .setLogScale(true)
        case "detach": return .perform(.detach)
        case "help": return try help(arguments)
        case "pause": return .send(.pause)
        case "resume": return .send(.resume)
        case "quit": return .quit(.save)
        case "quit!": return .quit(.discard)
        case "wq": return .saveAndQuit
        case "snapshot": return try snapshot(arguments)
        case "undo": return .perform(.undo)
        case "theme": return .setTheme(try choice(arguments, of: command, ThemeName.allCases))
        case "size": return try faceSize(arguments)
        case "symbols": return .setSymbols(try choice(arguments, of: command, PictureSymbols.allCases))
        case "lr": return try rate(arguments)
        case "epochs": return .send(.trainOn(epochs: try number(arguments, of: command, within: 1...100_000)))
        case "seed": return .send(.newFaces(seed: UInt64(try number(arguments, of: command, within: 0...Int.max))))
        case "back":
            if arguments.isEmpty { return .browseSnapshots(step: nil) }
            return .browseSnapshots(step: try number(arguments, of: command, within: 0...MetricHistory.greatestStep))
        case "step":
            if arguments.isEmpty { return .perform(.singleStep) }
            return .goTo(step: try number(arguments, of: command, within: 1...MetricHistory.greatestStep))
        case "phrase": return .say(phrase: arguments.joined(separator: " "))
        case "batch", "beta1", "ratio", "real-label": return .send(try setting(command.name, arguments))
        default: return try view(arguments)
        }
    }

    private static func help(_ arguments: [String]) throws(Complaint) -> Meaning {
        guard let name = arguments.first else { return .perform(.help) }
        return .explain(try find(name))
    }

    private static func faceSize(_ arguments: [String]) throws(Complaint) -> Meaning {
        guard arguments.count == 1, let size = FaceSize(rawValue: arguments[0].lowercased()) else {
            throw Complaint(text: "size knows \(FaceSize.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return .setFaceSize(size)
    }

    private static func rate(_ arguments: [String]) throws(Complaint) -> Meaning {
        var words = arguments
        var selection = NetworkSelection.both
        if words.count == 2 {
            switch words.removeFirst().lowercased() {
            case "d": selection = .discriminator
            case "g": selection = .generator
            default: throw Complaint(text: "lr knows d and g, as in lr g 1e-4")
            }
        }
        guard words.count == 1, let rate = Float(words[0]) else {
            throw Complaint(text: "lr needs a number, as in lr 1e-4 or lr d 1e-4")
        }
        guard rate.isFinite, rate > 0, rate <= 1 else { throw Complaint(text: "a learning rate is above 0, at most 1") }
        return .send(.setLearningRate(selection, rate: rate))
    }

    private static func number(
        _ arguments: [String], of command: TypedCommand, within range: ClosedRange<Int>
    ) throws(Complaint) -> Int {
        guard arguments.count == 1, let number = Int(arguments[0]), range.contains(number) else {
            throw Complaint(text: "\(command.name) needs a whole number from \(range.lowerBound) on")
        }
        return number
    }

    private static func snapshot(_ arguments: [String]) throws(Complaint) -> Meaning {
        guard !arguments.isEmpty else { return .perform(.saveSnapshot) }
        guard let name = SnapshotName(cleaning: arguments.joined(separator: " ")) else {
            throw Complaint(text: "a name has letters or digits, as in snapshot before-lr-change")
        }
        return .saveSnapshot(name: name.text)
    }

    /// One of some names, or nil for "auto".
    private static func choice<Value: RawRepresentable<String>>(
        _ arguments: [String], of command: TypedCommand, _ values: [Value]
    ) throws(Complaint) -> Value? {
        let name = arguments.count == 1 ? arguments[0] : ""
        if name == "auto" { return nil }
        let matches = values.filter { !name.isEmpty && $0.rawValue.hasPrefix(name) }
        guard matches.count == 1 else { throw Complaint(text: "\(command.name) needs one of: \(command.meaning)") }
        return matches[0]
    }

    private static func view(_ arguments: [String]) throws(Complaint) -> Meaning {
        let name = arguments.first ?? ""
        let pages = Page.allCases.filter { $0.name.hasPrefix(name) || String($0.rawValue) == name }
        guard arguments.count == 1, pages.count == 1 else {
            throw Complaint(text: "view needs a name: " + Page.allCases.map(\.name).joined(separator: ", "))
        }
        return .perform(.show(pages[0]))
    }
}
