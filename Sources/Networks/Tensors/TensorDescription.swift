/// The name and shape under which a tensor stands in a snapshot: PyTorch's own.
public struct TensorDescription: Sendable, Equatable {
    /// For instance `generator.deconv1.weight` or `adam.m.discriminator.dense.bias`.
    public var name: String
    /// PyTorch's shape: `Linear` [out, in], `Conv2d` [out, in, height, width], `ConvTranspose2d` [in, out, height,
    /// width]; vectors have one number.
    public var shape: [Int]

    /// A description with its parts.
    public init(name: String, shape: [Int]) {
        self.name = name
        self.shape = shape
    }

    /// How many numbers the tensor holds.
    public var count: Int { shape.reduce(1, *) }
}

extension Architecture {
    /// What the first network's tensors are named by: `generator`, or `restorer`.
    public var makerName: String {
        (purpose == .restoring ? NetworkPlan.Role.restorer : .generator).rawValue
    }
}

/// Which of the two generators, or restorers, to use.
public enum GeneratorChoice: String, Sendable, Codable, CaseIterable {
    /// The moving average of the weights: steadier and better pictures.
    case average = "ema"
    /// The weights as the last step left them.
    case raw
}
