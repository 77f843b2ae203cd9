import Dispatch
import Foundation
import Networks
import RunEvents

/// Faces that someone explores.
enum Exploration {
    case walk(WalkRequest)
    case sum(FaceSumRequest)
    case phrase(PhraseRequest)
}

extension Trainer {
    /// Sends the faces of a walk: now, or when the last ones are old enough.
    func walk(_ request: WalkRequest) {
        guard request.isSane else { return hub.notice(.warning, "a walk takes two or four faces") }
        explore(.walk(request))
    }

    /// Draws what someone explores in place of what was asked for before and is not drawn yet.
    func explore(_ exploration: Exploration) {
        let isWaiting = pendingExploration != nil
        pendingExploration = exploration
        let delay = nextExplorationTime - Self.now
        guard delay > 0 else { return sendExploration() }
        guard !isWaiting else { return }
        DispatchQueue.global().asyncAfter(deadline: .now() + delay) { [queue] in queue.async { $0.sendExploration() } }
    }

    /// Seconds between such drawings; they take at most as much of the time as those of previews.
    private static let explorationInterval = 0.3
    private static let largestExplorationShare = 0.05

    private func sendExploration() {
        guard let exploration = pendingExploration, mode != .stopping, mode != .ended else { return }
        pendingExploration = nil
        let start = Self.now
        switch exploration {
        case .walk(let request): sendWalk(request)
        case .sum(let request): sendSum(request)
        case .phrase(let request): sendPhrase(request)
        }
        let end = Self.now
        nextExplorationTime =
            end + max(Self.explorationInterval, (end - start) * (1 / Self.largestExplorationShare - 1))
    }

    private func sendWalk(_ request: WalkRequest) {
        let latents = LatentWalk(request, seed: state.previewSeed, size: state.architecture.latentSize).latents
        let count = request.columns * request.rows
        let pixels = model.generateBytes(
            latents: latents, conditions: explorerConditions(count),
            weights: request.weights == .average ? .average : .raw)
        let faces = images(count, pixels)
        hub.post(.walk(Walk(request: request, step: state.step, latentSeed: state.previewSeed, faces: faces)))
    }
}

/// The latent vectors of a walk.
struct LatentWalk {
    /// `columns * rows * size` numbers, vector after vector, row by row.
    let latents: [Float]

    /// - Precondition: the request is sane.
    init(_ request: WalkRequest, seed: UInt64, size: Int) {
        precondition(request.isSane, "the walk makes no sense")
        let count = (request.corners.max() ?? 0) + 1
        let all = LatentVectors.fixed(seed: seed, count: count, size: size)
        let corners = request.corners.map { Array(all[$0 * size..<($0 + 1) * size]) }
        var latents: [Float] = []
        latents.reserveCapacity(request.columns * request.rows * size)
        for row in 0..<request.rows {
            for column in 0..<request.columns {
                let across = Self.fraction(column, of: request.columns)
                let down = Self.fraction(row, of: request.rows)
                var point = Self.between(corners[0], corners[1], across, request.path)
                if corners.count == 4 {
                    let below = Self.between(corners[2], corners[3], across, request.path)
                    point = Self.between(point, below, down, request.path)
                }
                latents += point
            }
        }
        self.latents = latents
    }

    private static func fraction(_ index: Int, of count: Int) -> Float {
        count > 1 ? Float(index) / Float(count - 1) : 0
    }

    /// The vector a fraction of the way from one to another; at its ends exactly these.
    static func between(_ from: [Float], _ to: [Float], _ fraction: Float, _ path: WalkRequest.Path) -> [Float] {
        if fraction <= 0 { return from }
        if fraction >= 1 { return to }
        var (first, second) = (1 - fraction, fraction)
        if path == .arc {
            func product(_ one: [Float], _ other: [Float]) -> Double {
                zip(one, other).reduce(0) { $0 + Double($1.0) * Double($1.1) }
            }
            let lengths = (product(from, from) * product(to, to)).squareRoot()
            let cosine = lengths > 0 ? min(1, max(-1, product(from, to) / lengths)) : 1
            let angle = acos(cosine)
            let sine = sin(angle)
            // Next to parallel and to opposite vectors there is no arc, or there are many.
            if sine > 1e-3 {
                first = Float(sin(Double(1 - fraction) * angle) / sine)
                second = Float(sin(Double(fraction) * angle) / sine)
            }
        }
        return zip(from, to).map { $0 * first + $1 * second }
    }
}
