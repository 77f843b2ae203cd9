import KernelInterface

/// What joining features takes, of this build.
public let joiningKernels = JoiningKernels(
    copyPanel: copyPanel, addPanel: addPanel, copyPictureRow: copyPictureRow)

/// target[pixel][image][0..<32] = source[pixel][image][0..<32].
@Sendable private func copyPanel(_ pair: PanelPair) {
    for pixel in 0..<pair.pixels {
        for image in 0..<pair.images {
            PanelLanes(at: pair.source + pixel * pair.sourcePixelStride + image * pair.sourceImageStride)
                .store(to: pair.target + pixel * pair.targetPixelStride + image * pair.targetImageStride)
        }
    }
}

/// target[pixel][image][0..<32] += source[pixel][image][0..<32].
@Sendable private func addPanel(_ pair: PanelPair) {
    for pixel in 0..<pair.pixels {
        for image in 0..<pair.images {
            let target = pair.target + pixel * pair.targetPixelStride + image * pair.targetImageStride
            let source = pair.source + pixel * pair.sourcePixelStride + image * pair.sourceImageStride
            (PanelLanes(at: target) + PanelLanes(at: source)).store(to: target)
        }
    }
}

/// features[x][image][colour] = picture[image][x][colour].
@Sendable private func copyPictureRow(_ row: PictureRowCopy) {
    for image in 0..<row.images {
        let source = row.picture + image * row.pictureStride
        for x in 0..<row.side {
            let target = row.features + x * row.pixelStride + image * row.imageStride
            for colour in 0..<row.colours { target[colour] = source[x * row.colours + colour] }
        }
    }
}
