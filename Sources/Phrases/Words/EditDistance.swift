/// How far two words are from each other.
public enum EditDistance {
    /// How many insertions, deletions, replacements and swaps of neighbours make one word of the other, counted in Unicode
    /// scalars (Damerau's distance in the restricted form, doi:10.1145/363958.363994). Takes time in proportion to the
    /// product of both lengths.
    public static func between(_ first: String, _ second: String) -> Int {
        between(scalars(first), scalars(second))
    }

    static func scalars(_ word: String) -> [UInt32] { word.unicodeScalars.map(\.value) }

    static func between(_ first: [UInt32], _ second: [UInt32]) -> Int {
        var beforeLast = [Int](repeating: 0, count: second.count + 1)
        var last = Array(0...second.count)
        var current = last
        for row in 0..<first.count {
            current[0] = row + 1
            for column in 0..<second.count {
                let replaced = last[column] + (first[row] == second[column] ? 0 : 1)
                var best = min(last[column + 1] + 1, current[column] + 1, replaced)
                if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                current[column + 1] = best
            }
            (beforeLast, last, current) = (last, current, beforeLast)
        }
        return last[second.count]
    }
}
