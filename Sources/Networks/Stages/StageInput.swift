/// What a stage of features reads, and where the gradient of it goes.
struct StageInput {
    /// The features, joined ones included.
    let features: FeatureMap
    /// The end of the stage before; nil where random numbers come in, which need no gradient.
    let before: Epilogue?
    /// The memory of joined features; nil where nothing joins.
    let joined: JoinedFeatures?

    /// The gradient of the features; nil where nobody asks for it.
    var gradient: FeatureMap? {
        guard let before else { return nil }
        return joined?.gradient ?? before.gradient
    }

    /// How many panels of the gradient are of use.
    var gradientPanels: Int { joined?.gradientPanels ?? features.panels }

    /// Completes the features: those of earlier stages are there already.
    func prepare(_ pass: StagePass, _ workers: Workers) { joined?.copyPictures(pass, workers) }

    /// Goes on with a complete panel of the gradient. Those of the stage before stand first; what joins behind them
    /// waits for its own stage.
    func finish(_ panel: Int, _ pass: StagePass) {
        guard let before, panel < before.activation.panels else { return }
        before.backward(panel, pass)
    }
}
