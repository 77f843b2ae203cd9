/// A part of a phrase as denials see it, with what it says.
struct Piece: Sendable {
    var role: DenialScope.Role
    var gap: Token.Gap
    /// Whether it goes on with the adjectives of one noun.
    var continuesNoun = false
    /// What it says unless it is denied.
    var meanings: [Entry.Meaning] = []
    /// What it says only when it is denied.
    var whenDenied: [Entry.Meaning] = []
    /// The words that it comes from, in order.
    var ranges: [Range<Int>]
    /// Whether it is denied by its own ending or by "free" behind it.
    var isFlipped = false
    /// Why it says nothing, where it should.
    var silence: Silence?

    /// Why a piece says nothing.
    enum Silence: Sendable, Equatable {
        case unknown
        case adjective(unit: Int)
    }
}
