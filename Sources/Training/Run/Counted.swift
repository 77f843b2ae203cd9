extension Int {
    /// The number and what it counts, in the plural unless it is one: `1 step`, `2 steps`.
    func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
