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
    /// The layers and passes in the order of their first calls.
    private(set) var order: [(layer: String, pass: LayerPass)] = []
    var isRunning = false

    static func key(_ layer: String, _ pass: LayerPass) -> String { "\(layer) \(pass.rawValue)" }

    /// Runs `body` and, if switched on, books its time.
    func measure(_ layer: String, _ pass: LayerPass, _ body: () -> Void) {
        guard isRunning else { return body() }
        let time = ContinuousClock().measure(body).milliseconds * 1e-3
        let key = Self.key(layer, pass)
        if seconds[key] == nil { order.append((layer, pass)) }
        seconds[key, default: 0] += time
    }

    /// Forgets all times.
    func reset() {
        seconds.removeAll()
        order.removeAll()
    }
}
