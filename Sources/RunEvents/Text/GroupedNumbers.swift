extension Int {
    /// The number with commas between thousands, as everywhere that people read it: `1,240`.
    public var grouped: String {
        var text = ""
        for (index, digit) in String(magnitude).reversed().enumerated() {
            if index > 0, index % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return (self < 0 ? "-" : "") + String(text.reversed())
    }

    /// The number and what it counts, in the plural unless it is one: `1 step`, `5,000 steps`.
    public func counted(_ noun: String) -> String { "\(grouped) \(noun)\(self == 1 ? "" : "s")" }
}
