import TerminalUI

/// A line of the help: some keys, and what they do.
struct KeyBinding: Sendable {
    /// Parts of the help.
    enum Group: String, Sendable, CaseIterable {
        case training
        case faces
        case views
        case gantop
    }

    /// The part of the help it stands in.
    let group: Group
    /// The keys by name.
    let keys: String
    /// What they do, in a few words.
    let meaning: String

    init(_ group: Group, _ keys: String, _ meaning: String) {
        self.group = group
        self.keys = keys
        self.meaning = meaning
    }

    /// Every key, in the order of the help.
    static let all: [KeyBinding] = [
        KeyBinding(.training, "space", "pause, resume"),
        KeyBinding(.training, ".", "one step, then pause"),
        KeyBinding(.training, "+  -", "learning rate x\(DashboardState.rateFactor), /\(DashboardState.rateFactor)"),
        KeyBinding(.training, "d  g", "for D, for G; again: for both"),
        KeyBinding(.training, "]  [", "D or G learns more a step"),
        KeyBinding(.training, "u", "undo the last change"),
        KeyBinding(.training, "s", "snapshot now"),
        KeyBinding(.training, "b", "back to a snapshot"),
        KeyBinding(.training, "e", "another epoch, once finished"),
        KeyBinding(.training, "enter", "take the doctor's advice (view 5)"),
        KeyBinding(.faces, "n", "new faces"),
        KeyBinding(.faces, "r", "real faces"),
        KeyBinding(.faces, "a", "averaged or raw weights"),
        KeyBinding(.faces, "z", "small, normal or large faces"),
        KeyBinding(.faces, "m", "nearest training faces"),
        KeyBinding(.faces, "4", "walk between faces: the explorer"),
        KeyBinding(.faces, "x", "A - B + C of faces (view 4)"),
        KeyBinding(.faces, "enter", "one face large (view 3); up, down"),
        KeyBinding(.faces, "/", "type a phrase (view 7)"),
        KeyBinding(.faces, "x  v", "attribute yes, no; sweep (view 7)"),
        KeyBinding(.faces, "p", "save the faces as a picture"),
        KeyBinding(.faces, "P", "the whole training as animation"),
        KeyBinding(.views, "1 - 7", "the views, in the order shown"),
        KeyBinding(.views, "tab", "next view; shift-tab goes back"),
        KeyBinding(.views, "w", "whole course or last steps"),
        KeyBinding(.views, "y", "logarithmic scale"),
        KeyBinding(.views, "t", "next theme"),
        KeyBinding(.views, "left right", "look at the past; esc: now"),
        KeyBinding(.views, "up down", "scroll messages (view 6)"),
        KeyBinding(.gantop, "mouse", "click, wheel; shift selects text"),
        KeyBinding(.gantop, "?  h", "this help"),
        KeyBinding(.gantop, ":", "type a command, such as lr 1e-4"),
        KeyBinding(.gantop, "q", "leave; asks whether to save"),
        KeyBinding(.gantop, "D", "detach; gantop attach comes back"),
        KeyBinding(.gantop, "ctrl-c", "save and leave; twice: at once"),
        KeyBinding(.gantop, "ctrl-z", "suspend; fg comes back"),
        KeyBinding(.gantop, "ctrl-l", "draw the screen anew"),
    ]

    /// What a key does in every view.
    static func action(for key: Key) -> Action? {
        switch key {
        case .character(let character): action(for: character)
        case .tab: .nextPage
        case .backTab: .previousPage
        case .function(1): .help
        default: nil
        }
    }

    private static func action(for character: Character) -> Action? {
        switch character {
        case " ": .pauseOrResume
        case ".": .singleStep
        case "+", "=": .raiseRate
        case "-", "_": .lowerRate
        case "]": .favourDiscriminator
        case "[": .favourGenerator
        case "d": .selectDiscriminator
        case "g", "G": .selectGenerator
        case "u": .undo
        case "s": .saveSnapshot
        case "b": .goBack
        case "n": .newFaces
        case "r": .realFaces
        case "a": .switchWeights
        case "m": .nearestFaces
        case "p": .savePicture
        case "P": .saveAnimation
        case "y": .switchLogScale
        case "w": .switchWindow
        case "e": .trainOn
        case "t": .nextTheme
        case "z": .nextFaceSize
        case "?", "h": .help
        case ":": .typeCommand
        case "q": .leave
        case "D": .detach
        default: character.wholeNumberValue.flatMap { Page(rawValue: $0) }.map { .show($0) }
        }
    }
}
