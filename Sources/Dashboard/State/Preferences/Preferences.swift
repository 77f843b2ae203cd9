import RunEvents
import TerminalUI

/// What the user chose and wants to find again next time.
public struct Preferences: Sendable, Equatable {
    /// The theme; nil for the one that suits the terminal's ground.
    public var theme: ThemeName?
    /// What pictures are made of; nil for what suits the terminal.
    public var symbols: PictureSymbols?
    /// Whether losses are drawn on a logarithmic scale.
    public var usesLogScale: Bool
    /// Whether plots show the last steps instead of the whole course.
    public var showsRecent: Bool
    /// The weights that faces are drawn with.
    public var weights: GeneratorWeights
    /// How large faces are shown.
    public var faceSize: FaceSize

    /// What a first start finds unless said otherwise.
    public init(
        theme: ThemeName? = nil, symbols: PictureSymbols? = nil, usesLogScale: Bool = false, showsRecent: Bool = false,
        weights: GeneratorWeights = .average, faceSize: FaceSize = .normal
    ) {
        self.theme = theme
        self.symbols = symbols
        self.usesLogScale = usesLogScale
        self.showsRecent = showsRecent
        self.weights = weights
        self.faceSize = faceSize
    }

    /// Takes over what differs between two settings, so that what a command line asked for once is not kept for ever.
    public mutating func adoptChanges(from old: Preferences, to new: Preferences) {
        if new.theme != old.theme { theme = new.theme }
        if new.symbols != old.symbols { symbols = new.symbols }
        if new.usesLogScale != old.usesLogScale { usesLogScale = new.usesLogScale }
        if new.showsRecent != old.showsRecent { showsRecent = new.showsRecent }
        if new.weights != old.weights { weights = new.weights }
        if new.faceSize != old.faceSize { faceSize = new.faceSize }
    }
}
