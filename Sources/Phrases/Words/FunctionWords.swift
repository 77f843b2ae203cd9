/// The commonest English words that hold sentences together and describe nothing.
public enum FunctionWords {
    /// Whether a word, in any case, is one of them. Words that deny ("no", "without", "isn't") are.
    ///
    /// "he", "she", "his" and "her" are none: they tell who is in a picture.
    public static func contains(_ word: String) -> Bool {
        let lower = word.lowercased()
        return english.contains(lower) || Denial.english.isNegation(lower)
    }

    /// The list itself, in lower case, without the words that deny.
    public static let english: Set<String> = Set(
        """
        a about above after again against all along also although always am among an and another any anyone anything \
        are around as at away be because been before being below beneath beside besides between both but by can could \
        did do does doing done down due during each either else etc even ever every everyone everything except few for \
        from further get gets getting got had has have having here how however i i'm if in inside instead into is it \
        it's its itself just let like made make makes many may me might more most much must my near of off often on \
        once one ones only onto or other others our out over own per perhaps put quite rather really s same several \
        shall should since so some somebody someone something somewhat such t than that that's the their them \
        themselves then there there's these they they're thing things this those though through throughout thus to \
        together too toward towards under until up upon us used using very via was we well were what when where which \
        while who who's whom whose why will with within would yet you your
        """.split(separator: " ").map(String.init))
}
