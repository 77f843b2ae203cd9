import RunEvents

/// What would help, and how.
struct Advice: Sendable, Equatable {
    /// What to do, in a few words.
    var text: String
    /// What the key `enter` sends; empty where it cannot be done by a command.
    var commands: [RunCommand]

    init(_ text: String, _ commands: RunCommand...) {
        self.text = text
        self.commands = commands
    }

    /// The same where a lower rate alone may not mend what broke.
    var orGoingBack: Advice {
        var advice = self
        advice.text += "; b goes back to a snapshot from before"
        return advice
    }
}
