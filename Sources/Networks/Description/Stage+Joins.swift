extension Stage {
    /// What joins a stage's input beside the features of the stage before: a skip connection, after Ronneberger, Fischer
    /// and Brox, "U-Net: convolutional networks for biomedical image segmentation" (arXiv:1505.04597).
    ///
    /// Channels stand behind one another: those of the stage before, then those of each join in its order.
    public enum Join: Sendable, Hashable {
        /// The picture that the network reads, all its maps.
        case picture
        /// What an earlier stage hands on, by the name of its linear layer, for instance `conv2`.
        case stage(String)

        /// The word for the picture in a description's text; no stage has this name.
        static let pictureName = "picture"

        /// How a description's text names it.
        public var name: String {
            switch self {
            case .picture: Self.pictureName
            case .stage(let name): name
            }
        }

        /// What a name in a description's text means.
        public init(named name: String) { self = name == Self.pictureName ? .picture : .stage(name) }
    }
}

/// The channels of several maps as one map's: each map's begin a panel of 32, so that panels belong to one map each.
///
/// Where a width is no multiple of 32, the places up to the next panel belong to no channel: features there are 0, and so
/// are the weights that would read them.
struct JoinedWidths: Equatable, Sendable {
    /// The channels of each map.
    let widths: [Int]

    /// The channels of all maps together.
    var channels: Int { widths.reduce(0, +) }

    /// How many places they take, those without a channel among them.
    var places: Int { widths.dropLast().reduce(widths.last ?? 0) { $0 + Panel.count($1) * Panel.width } }

    /// The panel where a map begins.
    func firstPanel(_ map: Int) -> Int { widths[..<map].reduce(0) { $0 + Panel.count($1) } }

    /// Where a channel stands, counted over all maps.
    func place(_ channel: Int) -> Int {
        var (rest, start) = (channel, 0)
        for width in widths {
            guard rest >= width else { break }
            rest -= width
            start += Panel.count(width) * Panel.width
        }
        return start + rest
    }
}
