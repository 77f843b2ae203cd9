/// The moving average of the generator's weights and running statistics: steadier and better pictures than the weights
/// themselves.
enum WeightsAverage {
    /// The window's part of the updates done, and its greatest length in updates.
    static let windowShare = 0.05
    static let greatestWindow = 1000.0

    /// How much of the new weights enters their average at this update of the generator, counted from 1: all of them at
    /// first, then 1 / window.
    static func blend(update: Int) -> Float {
        Float(1 / max(1, min(greatestWindow, windowShare * Double(update))))
    }
}
