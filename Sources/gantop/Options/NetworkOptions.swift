import ArgumentParser
import Foundation
import Networks
import Snapshots

/// Which pair of networks: one of gantop's own, with a side and a width, or a description.
struct NetworkOptions: ParsableArguments {
    @Option(help: "The pair of networks: tutorial (28x28), paper (64x64), or a description, FILE.json.")
    var network: String?

    @Option(help: "The pictures' side for --network paper: 32, 64 or 128.")
    var side: Int?

    @Option(help: "Scales every width of the networks, such as 0.5.")
    var channels: Double?

    func validate() throws { try Self.validate(side: side, channels: channels) }

    /// Refuses numbers that no networks have.
    static func validate(side: Int?, channels: Double?) throws {
        try require(channels, in: 1.0 / 64...4, "--channels")
        try require(side, in: NetworkLimits.pictureSides, "--side")
    }

    /// Whether anything was said.
    var isSilent: Bool { network == nil && side == nil && channels == nil }

    /// The pair that was asked for; nil if nothing was said.
    func architecture(for task: TrainingTask?) throws -> Architecture? {
        if task == .restore { return try restoring() }
        guard !isSilent else { return nil }
        let pair = try NetworkChoice(network ?? NetworkChoice.tutorial).architecture(side: side, channels: channels)
        if task == .generate, pair.purpose == .restoring {
            throw NetworkError("these networks restore faces: say --task restore, or leave out --task")
        }
        return pair
    }

    /// The pair that restores: gantop's own, or the description of one.
    private func restoring() throws -> Architecture {
        if let network {
            let pair = try NetworkChoice(network).architecture(side: side, channels: channels)
            guard pair.purpose == .restoring else {
                throw NetworkError(
                    "--network \(network) makes faces from nothing: leave it out, or name a description with a restorer"
                )
            }
            return pair
        }
        let sides = Architecture.restoringSides.map(String.init).joined(separator: ", ")
        guard let pair = Architecture.restoring(side: side ?? Architecture.tutorial.picture.side) else {
            throw NetworkError("--task restore has a --side of \(sides), not \(side ?? 0)")
        }
        let scaled = channels.map { pair.scalingChannels(by: $0) } ?? pair
        do { _ = try PairPlan(scaled) } catch { throw NetworkError("--channels \(channels ?? 1): \(error)") }
        return scaled
    }
}

extension NetworkOptions {
    /// Smaller pairs of the same kind to advise, by the options that ask for them; none for a description of one's own.
    func smaller(than pair: Architecture) -> [(options: String, architecture: Architecture)] {
        guard case .named(let name) = NetworkChoice(network ?? NetworkChoice.tutorial) else { return [] }
        let factors = [0.5, 0.25].filter { $0 < channels ?? 1 }
        let sides: [Int?] = name == NetworkChoice.paper && pair.picture.side > 32 ? [side, 32] : [side]
        return sides.flatMap { side in
            factors.compactMap { factor in
                let choice = NetworkChoice.named(name)
                guard let other = try? choice.architecture(side: side, channels: factor) else { return nil }
                let asked = side != self.side ? side.map { " --side \($0)" } ?? "" : ""
                return ("--channels \(factor)\(asked)", other)
            }
        }
    }
}

/// Networks that cannot be used, in one line.
struct NetworkError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
