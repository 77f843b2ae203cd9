import Testing

/// The root mean square of the differences, relative to that of the expected values.
func relativeError(_ values: [Float], _ expected: [Float]) -> Double {
    relativeError(values, expected.map(Double.init))
}

/// The root mean square of the differences, relative to that of the expected values.
func relativeError(_ values: [Float], _ expected: [Double]) -> Double {
    precondition(values.count == expected.count, "\(values.count) values, \(expected.count) expected")
    var (difference, size) = (0.0, 0.0)
    for (value, truth) in zip(values, expected) {
        difference += (Double(value) - truth) * (Double(value) - truth)
        size += truth * truth
    }
    return size == 0 ? difference.squareRoot() : (difference / size).squareRoot()
}

/// Expects values close to the truth: the root mean square of their error at most `tolerance` of that of the truth.
func expectClose(
    _ values: [Float], _ expected: [Float], within tolerance: Double, _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let error = relativeError(values, expected)
    #expect(error <= tolerance, "\(what): relative error \(error)", sourceLocation: sourceLocation)
}
