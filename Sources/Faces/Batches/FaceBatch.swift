/// Faces for one training step.
public struct FaceBatch: Sendable, Equatable {
    /// One face after another, each as `FaceImage.pixels`, some of them mirrored where that was asked for.
    public let pixels: [UInt8]
    /// Which faces of the source they are: `FaceConditions.rows(of:)` finds by them what the networks are told.
    public let indices: [Int]
    /// The attributes of each; nil where the source does not tell those of every one.
    public let attributes: [FaceAttributes]?
    /// The epoch that they belong to, from 0.
    public let epoch: Int
    /// Where the order stands after this batch: resuming there continues with the next one.
    public let position: BatchPosition
    /// How long `FaceBatcher.next()` waited for this batch, in seconds; 0 when it was ready.
    public internal(set) var waitSeconds: Double

    /// Names every value.
    ///
    /// - Precondition: `pixels` and `attributes`, if there are any, hold as many faces as `indices` names.
    public init(
        pixels: [UInt8], indices: [Int], attributes: [FaceAttributes]? = nil, epoch: Int, position: BatchPosition,
        waitSeconds: Double = 0
    ) {
        precondition(
            indices.isEmpty ? pixels.isEmpty : pixels.count % indices.count == 0, "pixels do not fill the batch")
        precondition(attributes.map { $0.count == indices.count } ?? true, "attributes do not fill the batch")
        self.pixels = pixels
        self.attributes = attributes
        self.indices = indices
        self.epoch = epoch
        self.position = position
        self.waitSeconds = waitSeconds
    }
}
