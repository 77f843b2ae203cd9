/// A pair of networks whose stages fit together.
public struct PairPlan: Sendable {
    /// The description that it follows from.
    public let architecture: Architecture
    /// Random numbers, or a damaged picture, to a picture.
    public let generator: NetworkPlan
    /// A picture to a logit.
    public let discriminator: NetworkPlan

    /// Plans both networks.
    ///
    /// - Throws: the first stage that does not fit, with what came in and what it needs.
    public init(_ architecture: Architecture) throws(DescriptionError) {
        self.architecture = architecture
        generator = try NetworkPlan(architecture.purpose == .restoring ? .restorer : .generator, of: architecture)
        discriminator = try NetworkPlan(.discriminator, of: architecture)
    }

    /// The tensors of both networks under their names in a snapshot, without averages and moments.
    public var tensors: [TensorDescription] {
        [generator, discriminator].flatMap { network in
            network.tensors.map {
                TensorDescription(name: "\(network.role.rawValue).\($0.name)", shape: $0.shape)
            }
        }
    }

    /// How the pictures lie that both networks work on.
    var frame: PictureFrame {
        let ends = [generator.stages[generator.stages.count - 1], discriminator.stages[0]]
        return PictureFrame(architecture.picture, windows: ends.map { PictureWindow($0) })
    }

    /// How the damaged pictures lie that a restorer reads; nil for a generator.
    var damagedFrame: PictureFrame? {
        guard architecture.purpose == .restoring else { return nil }
        return PictureFrame(architecture.damagedPicture, windows: [PictureWindow(generator.stages[0])])
    }
}

extension Architecture {
    /// The plan of a pair that is known to fit together: one that a reader has checked, or one of gantop's own.
    ///
    /// - Precondition: its stages fit together; `PairPlan.init` checks descriptions from outside.
    var plan: PairPlan {
        do { return try PairPlan(self) } catch { preconditionFailure("\(error)") }
    }
}
