/// How rates fall towards the end of a run that restores: not at all over its first half, then on a line to 0.
public enum RateFall {
    /// The part of its rate that a step learns with: 1 at first, 0 after the last one.
    ///
    /// - Parameters:
    ///   - step: the steps done before it.
    ///   - steps: all steps of the run.
    public static func factor(step: Int, of steps: Int) -> Float {
        guard steps > 0 else { return 1 }
        let rest = Double(steps - step) / Double(steps)
        return Float(min(1, max(0, 2 * rest)))
    }
}
