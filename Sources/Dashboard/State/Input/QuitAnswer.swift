/// The answers to the question on leaving.
enum QuitAnswer: Sendable {
    /// End the run with all saved.
    case save
    /// Leave the run training without this screen.
    case detach
    /// End the run without saving.
    case discard
    /// Go on.
    case stay

    /// The answers in the order shown, the usual one first.
    static func choices(_ tie: RunTie) -> [QuitAnswer] {
        tie == .attached ? [.detach, .save, .stay] : [.save, .detach, .discard, .stay]
    }

    /// The answer that many lines further down, around the end.
    func advanced(by distance: Int, _ tie: RunTie) -> QuitAnswer {
        let choices = Self.choices(tie)
        let index = (choices.firstIndex(of: self) ?? 0) + distance
        return choices[(index % choices.count + choices.count) % choices.count]
    }
}
