/// What a layer computes in one call.
public enum LayerPass: String, Sendable, Codable, CaseIterable {
    /// Its output, with normalisation and activation.
    case forward
    /// The gradient of its input, with the way back through the activation and normalisation before it.
    case dataGradient
    /// The gradient of its weights, and their update.
    case weightGradient
}

/// Adds up the time that each layer and pass takes, while it is switched on.
final class LayerClock {
    private(set) var seconds: [String: Double] = [:]
    var isRunning = false

    /// Runs `body` and, if switched on, books its time.
    func measure(_ layer: String, _ pass: LayerPass, _ body: () -> Void) {
        guard isRunning else { return body() }
        let duration = ContinuousClock().measure(body)
        let parts = duration.components
        seconds["\(layer) \(pass.rawValue)", default: 0] += Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
    }

    /// Forgets all times.
    func reset() { seconds.removeAll(keepingCapacity: true) }
}
