extension NameTable {
    /// The place of a name in a table that stands in byte order, the first of equal ones unless `guess` hits another; at
    /// once where `guess` is right, else in O(log n).
    func sortedIndex(of name: some Collection<UInt8>, near guess: Int) -> Int? {
        if guess < count, self[guess].elementsEqual(name) { return guess }
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].lexicographicallyPrecedes(name) { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low].elementsEqual(name) ? low : nil
    }
}
