/// A run that failed, in one plain line.
struct RunFailure: Error, CustomStringConvertible {
    let description: String
}
