import KernelInterface

/// The memory of a joined input: the features of several maps side by side, and their gradient.
///
/// Whoever makes a map copies each panel here while it is in the cache (`Epilogue`), and fetches its gradient from here
/// when all that read the map have left theirs.
final class JoinedFeatures {
    /// All channels: [pixel][image][channel], every map from a panel's beginning on.
    let features: FeatureMap
    /// Their gradient; nil where nothing is trained.
    let gradient: FeatureMap?
    /// Panels that make up a gradient for somebody: those of the picture, where it is the last map, are left out.
    let gradientPanels: Int

    private let buffers: [FeatureBuffer]
    private let joined: JoinedInput
    private let kernels: KernelTable

    init(_ stage: PlannedStage, _ joined: JoinedInput, images: Int, isTrained: Bool, kernels: KernelTable) {
        self.joined = joined
        self.kernels = kernels
        let channels = joined.widths.places
        buffers = (0..<Self.mapCount(isTrained: isTrained)).map { _ in
            FeatureBuffer(side: stage.input.side, images: images, channels: channels)
        }
        features = buffers[0].map
        gradient = isTrained ? buffers[1].map : nil
        let last = joined.parts.count - 1
        gradientPanels =
            joined.parts[last].source == .picture ? joined.widths.firstPanel(last) : buffers[0].map.panels
    }

    private static func mapCount(isTrained: Bool) -> Int { isTrained ? 2 : 1 }

    /// How many numbers its buffers hold.
    static func memory(_ stage: PlannedStage, images: Int, isTrained: Bool) -> Int {
        guard let joined = stage.joined else { return 0 }
        return mapCount(isTrained: isTrained)
            * FeatureBuffer.count(side: stage.input.side, images: images, channels: joined.widths.places)
    }

    /// The place of each stage's map, with the stage's place in the list, from 1.
    var places: [(stage: Int, place: JoinedPlace)] {
        joined.parts.enumerated().compactMap { index, part in
            guard case .stage(let number) = part.source else { return nil }
            let first = joined.widths.firstPanel(index)
            let place = JoinedPlace(
                features: features.channels(part.channels, from: first),
                gradient: gradient?.channels(part.channels, from: first), isWhole: index == 0)
            return (number, place)
        }
    }

    /// Copies the pictures that join.
    func copyPictures(_ pass: StagePass, _ workers: Workers) {
        for (index, part) in joined.parts.enumerated() where part.source == .picture {
            let target = features.channels(part.channels, from: joined.widths.firstPanel(index)).images(pass.images)
            let pictures = pass.read
            workers.forEach(target.side) { row, _ in
                kernels.joining.copyPictureRow(
                    PictureRowCopy(
                        images: target.images, side: target.side, colours: part.channels, picture: pictures.row(row),
                        pictureStride: pictures.frame.imageStride,
                        features: target.base + row * target.side * target.pixelStride,
                        pixelStride: target.pixelStride, imageStride: target.imageStride))
            }
        }
    }
}

/// Where the features of one stage stand among those that a later stage reads.
struct JoinedPlace {
    let features: FeatureMap
    /// What the later stage leaves; nil where nothing is trained.
    let gradient: FeatureMap?
    /// Whether the later stage is the very next one, so that its gradient is the first part of the whole.
    let isWhole: Bool
}

extension FeatureMap {
    /// Some channels, from a panel on.
    func channels(_ count: Int, from panel: Int) -> FeatureMap {
        precondition(panel * Panel.width + count <= channels, "there are \(channels) channels")
        return FeatureMap(
            base: self.panel(panel), side: side, images: images, channels: count, pixelStride: pixelStride,
            imageStride: imageStride)
    }

    /// A panel of this map and the same of another one, for some images.
    func pair(_ panel: Int, into target: FeatureMap, images range: Range<Int>) -> PanelPair {
        let (from, to) = (images(range), target.images(range))
        return PanelPair(
            pixels: pixels, images: range.count, source: from.panel(panel), sourcePixelStride: pixelStride,
            sourceImageStride: imageStride, target: to.panel(panel), targetPixelStride: target.pixelStride,
            targetImageStride: target.imageStride)
    }
}
