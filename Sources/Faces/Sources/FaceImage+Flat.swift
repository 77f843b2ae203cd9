extension FaceImage {
    /// Whether it is grey and all but a few of its pixels have one of two levels, as masks have that lie beside faces.
    var isFlat: Bool {
        var counts = [Int](repeating: 0, count: 256)
        for start in stride(from: 0, to: pixels.count, by: 3) {
            let level = pixels[start]
            guard pixels[start + 1] == level, pixels[start + 2] == level else { return false }
            counts[Int(level)] += 1
        }
        // Levels between the two come from resizing the edges between them.
        let most = counts.sorted(by: >).prefix(2).reduce(0, +)
        return most * 4 >= side * side * 3
    }
}
