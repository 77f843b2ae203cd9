import KernelInterface

/// What a restorer's step takes, of this build.
public let restoringKernels = RestoringKernels(putBackKnown: putBackKnown, differences: differences)

private let colours = 3
/// The colours and the map of what is unknown.
private let damagedMaps = 4

/// judged = damaged where a pixel is known and stays, restored elsewhere.
@Sendable private func putBackKnown(_ row: RestoredRow) {
    for x in 0..<row.side {
        let isKept = row.keepsKnown && row.damaged[x * damagedMaps + colours] == 0
        for colour in 0..<colours {
            let place = x * colours + colour
            row.judged[place] = isKept ? row.damaged[x * damagedMaps + colour] : row.restored[place]
        }
    }
}

/// The sum over a row of w |restored - real|, where w is 1 + `unknown` times the map of what is unknown.
///
/// `judged` has the gradient of what the discriminator judged and becomes that of the restored picture: pixels that were
/// put back hand on nothing, and scale * w * sign(restored - real) is added; of equal numbers the sign is 0.
@Sendable private func differences(_ row: RestoredRow, _ weights: DifferenceWeights) -> Float {
    var sum: Float = 0
    for x in 0..<row.side {
        let unknown = row.damaged[x * damagedMaps + colours]
        let weight = 1 + weights.unknown * unknown
        let isKept = row.keepsKnown && unknown == 0
        for colour in 0..<colours {
            let place = x * colours + colour
            let difference = row.restored[place] - row.real[place]
            let sign: Float = difference > 0 ? 1 : difference < 0 ? -1 : 0
            sum += weight * difference * sign
            row.judged[place] = (isKept ? 0 : row.judged[place]) + weights.scale * weight * sign
        }
    }
    return sum
}
