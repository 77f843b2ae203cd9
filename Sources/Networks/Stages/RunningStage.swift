/// A stage with its memory, ready to run.
///
/// A network calls `forward` of each stage in order, and going back, from the last stage to the first, `dataGradient`
/// and then `weightGradient`: the first reads the weights that the second changes.
protocol RunningStage: AnyObject {
    /// For instance `generator.deconv1`.
    var name: String { get }

    /// From the stage before to the end of this one.
    func forward(_ pass: StagePass, _ workers: Workers)

    /// From the gradient of this stage's linear layer to that of the one before.
    func dataGradient(_ pass: StagePass, _ workers: Workers)

    /// Hands over the gradient of this stage's weights.
    func weightGradient(_ pass: StagePass, into updates: NetworkParameters, _ workers: Workers)
}
