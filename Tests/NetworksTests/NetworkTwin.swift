import Foundation

@testable import Networks

/// A network by its definitions, in Double, from its description alone: what `Network` is tested against.
///
/// Features are [image][channel][row][column] and tensors in PyTorch's order; padding is worked out anew.
struct NetworkTwin {
    let stages: [Stage]
    /// The tensors by their names without the network's prefix.
    var tensors: [String: [Double]]
    let images: Int

    struct Map {
        var side: Int
        var channels: Int
        var numbers: [Double]
    }

    /// The network's output; each of `batches` is normalised by itself.
    func forward(_ input: Map, batches: [Range<Int>]) -> Map { run(input, batches).output }

    /// A discriminator's logits, and the features that its last stage reads.
    func judge(_ input: Map, batches: [Range<Int>]) -> (logits: [Double], features: Map) {
        let (output, features) = run(input, batches)
        return (output.numbers, features)
    }

    private func run(_ input: Map, _ batches: [Range<Int>]) -> (output: Map, features: Map) {
        var map = input
        var features = input
        var counts: [String: Int] = [:]
        var made = ["picture": input]
        for (index, stage) in stages.enumerated() {
            let kind = Self.prefix(stage.kind)
            counts[kind, default: 0] += 1
            let number = counts[kind] ?? 0
            let name = kind == "dense" ? (number == 1 ? "dense" : "dense\(number)") : "\(kind)\(number)"
            features = map
            for join in stage.joins { map = beside(map, made[join.name]) }
            map = linear(stage, name, map)
            if stage.norm != nil { normalise(&map, stage, "norm\(index + 1)", batches) }
            map.numbers = map.numbers.map { Self.activate($0, stage.activation) }
            made[name] = map
        }
        return (map, features)
    }

    /// One map's channels and then another's.
    private func beside(_ map: Map, _ other: Map?) -> Map {
        guard let other else { return map }
        let (one, two) = (map.numbers.count / images, other.numbers.count / images)
        var numbers: [Double] = []
        for image in 0..<images {
            numbers += map.numbers[image * one..<(image + 1) * one]
            numbers += other.numbers[image * two..<(image + 1) * two]
        }
        return Map(side: map.side, channels: map.channels + other.channels, numbers: numbers)
    }

    static func prefix(_ kind: Stage.Kind) -> String {
        switch kind {
        case .dense: "dense"
        case .convolution: "conv"
        case .transposedConvolution: "deconv"
        }
    }

    private static func activate(_ x: Double, _ activation: Stage.Activation) -> Double {
        switch activation {
        case .leaky(let slope): x > 0 ? x : slope * x
        case .relu: max(x, 0)
        case .tanh: tanh(x)
        case .none: x
        }
    }

    private func linear(_ stage: Stage, _ name: String, _ input: Map) -> Map {
        var output: Map
        let weights = tensors[name + ".weight"] ?? []
        switch stage.kind {
        case .dense(let side): output = dense(input, weights, side: side, channels: stage.channels)
        case .convolution(let window):
            output = convolution(input, weights, window, channels: stage.channels)
        case .transposedConvolution(let window):
            output = transposed(input, weights, window, channels: stage.channels)
        }
        guard let bias = tensors[name + ".bias"] else { return output }
        let (pixels, count) = (output.side * output.side, output.side * output.side * output.channels)
        for index in output.numbers.indices {
            output.numbers[index] += bias.count == count ? bias[index % count] : bias[index % count / pixels]
        }
        return output
    }

    private func dense(_ input: Map, _ weights: [Double], side: Int, channels: Int) -> Map {
        let (into, out) = (input.channels * input.side * input.side, channels * side * side)
        var numbers = [Double](repeating: 0, count: images * out)
        for image in 0..<images {
            for row in 0..<out {
                for column in 0..<into {
                    numbers[image * out + row] += weights[row * into + column] * input.numbers[image * into + column]
                }
            }
        }
        return Map(side: side, channels: channels, numbers: numbers)
    }

    /// Rows before the wider map, and the narrower side, of a convolution of `side` pixels, as TensorFlow has them.
    private static func same(_ side: Int, _ window: Stage.Window) -> (before: Int, narrow: Int) {
        guard window.padding == .same else { return (0, (side - window.kernel) / window.stride + 1) }
        let narrow = Int((Double(side) / Double(window.stride)).rounded(.up))
        return (max((narrow - 1) * window.stride + window.kernel - side, 0) / 2, narrow)
    }

    private func convolution(_ input: Map, _ weights: [Double], _ window: Stage.Window, channels: Int) -> Map {
        let (before, side) = Self.same(input.side, window)
        var output = Map(
            side: side, channels: channels, numbers: [Double](repeating: 0, count: images * channels * side * side))
        connect(narrow: side, wide: input.side, before, window, channels, input.channels) { near, far, weight in
            output.numbers[near] += weights[weight] * input.numbers[far]
        }
        return output
    }

    private func transposed(_ input: Map, _ weights: [Double], _ window: Stage.Window, channels: Int) -> Map {
        let isSame = window.padding == .same
        let side = isSame ? input.side * window.stride : (input.side - 1) * window.stride + window.kernel
        let before = isSame ? Self.same(side, window).before : 0
        var output = Map(
            side: side, channels: channels, numbers: [Double](repeating: 0, count: images * channels * side * side))
        connect(narrow: input.side, wide: side, before, window, input.channels, channels) { near, far, weight in
            output.numbers[far] += weights[weight] * input.numbers[near]
        }
        return output
    }

    /// Calls `body` with every (number of the narrow map, number of the wide map, weight) that a convolution connects;
    /// weights are [narrow channel][wide channel][tap].
    private func connect(
        narrow: Int, wide: Int, _ before: Int, _ window: Stage.Window, _ narrowChannels: Int, _ wideChannels: Int,
        _ body: (Int, Int, Int) -> Void
    ) {
        let kernel = window.kernel
        for y in 0..<narrow {
            for tapY in 0..<kernel where 0..<wide ~= y * window.stride + tapY - before {
                for x in 0..<narrow {
                    for tapX in 0..<kernel where 0..<wide ~= x * window.stride + tapX - before {
                        let far = (y * window.stride + tapY - before) * wide + x * window.stride + tapX - before
                        for image in 0..<images {
                            for one in 0..<narrowChannels {
                                for other in 0..<wideChannels {
                                    body(
                                        (image * narrowChannels + one) * narrow * narrow + y * narrow + x,
                                        (image * wideChannels + other) * wide * wide + far,
                                        ((one * wideChannels + other) * kernel + tapY) * kernel + tapX)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private func normalise(_ map: inout Map, _ stage: Stage, _ name: String, _ batches: [Range<Int>]) {
        let (pixels, channels) = (map.side * map.side, map.channels)
        let epsilon = stage.norm?.epsilon ?? 0
        let (gamma, beta) = (tensors[name + ".weight"] ?? [], tensors[name + ".bias"] ?? [])
        for batch in batches {
            for channel in 0..<channels {
                let places = batch.flatMap { image in
                    let first = (image * channels + channel) * pixels
                    return Array(first..<first + pixels)
                }
                let count = Double(places.count)
                let mean = places.reduce(0) { $0 + map.numbers[$1] } / count
                let variance = places.reduce(0) { $0 + pow(map.numbers[$1] - mean, 2) } / count
                for place in places {
                    let normal = (map.numbers[place] - mean) / (variance + epsilon).squareRoot()
                    map.numbers[place] = normal * gamma[channel] + beta[channel]
                }
            }
        }
    }
}
