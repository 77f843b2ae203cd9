/// Why a description is not a pair of networks.
public struct DescriptionError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The stage that does not fit, for instance `generator.deconv2`; nil where the whole is at fault.
    public let stage: String?
    /// What came in and what is needed.
    public let problem: String

    init(_ stage: String?, _ problem: String) {
        self.stage = stage
        self.problem = problem
    }

    /// One plain line.
    public var description: String { stage.map { "\($0): \(problem)" } ?? problem }
}
