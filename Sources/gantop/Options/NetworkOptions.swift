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
    func architecture() throws -> Architecture? {
        isSilent
            ? nil : try NetworkChoice(network ?? NetworkChoice.tutorial).architecture(side: side, channels: channels)
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

/// A pair of networks by its name or its file.
enum NetworkChoice: Equatable {
    case named(String)
    /// A description, or a snapshot that carries one.
    case file(String)

    static let tutorial = "tutorial"
    static let paper = "paper"

    /// A name with `.json` or a slash in it is a file, as is that of a snapshot.
    init(_ text: String) {
        let isFile = text.contains("/") || text.hasSuffix(".json") || text.hasSuffix(".safetensors")
        self = isFile ? .file(text) : .named(text)
    }

    /// The pair, with another side and other widths where those were asked for.
    func architecture(side: Int?, channels: Double?) throws -> Architecture {
        let pair = try base(side: side)
        guard let channels else { return pair }
        if case .file(let path) = self {
            throw NetworkError("--channels goes with gantop's own networks; \(quoted(path)) says its widths itself")
        }
        let scaled = pair.scalingChannels(by: channels)
        do { _ = try PairPlan(scaled) } catch { throw NetworkError("--channels \(channels): \(error)") }
        return scaled
    }

    private func base(side: Int?) throws -> Architecture {
        switch self {
        case .named(Self.tutorial):
            let own = Architecture.tutorial.picture.side
            guard let side, side != own else { return .tutorial }
            throw NetworkError(
                "the tutorial's networks make pictures of \(own)x\(own); for --side \(side) add --network paper")
        case .named(Self.paper):
            guard let pair = side.map({ Architecture.paper(side: $0) }) ?? Architecture.paper() else {
                let sides = Architecture.paperSides.map(String.init).joined(separator: ", ")
                throw NetworkError("the paper's networks have a --side of \(sides), not \(side ?? 0)")
            }
            return pair
        case .named(let name):
            throw NetworkError(
                "no networks are named \(quoted(name)); there are tutorial, paper, and descriptions such as ./mine.json"
            )
        case .file(let path):
            guard side == nil else {
                throw NetworkError("--side goes with gantop's own networks; \(quoted(path)) says its side itself")
            }
            return try Self.read(path)
        }
    }

    private static func read(_ path: String) throws -> Architecture {
        if path.hasSuffix(".safetensors") || FileSystem.status(path)?.kind == .folder {
            return try SnapshotFile(path: snapshotPath(path)).state().architecture
        }
        let text = String(decoding: try FileSystem.read(path, limit: descriptionLimit), as: UTF8.self)
        do { return try Architecture(json: text) } catch {
            throw NetworkError("\(path): is not a description of networks: \(error)")
        }
    }

    /// The longest description that is read, in bytes: thirty stages take about 5 kB.
    private static let descriptionLimit = 1 << 20

    private func quoted(_ text: String) -> String { "'\(text.prefix(80))'" }
}

/// Networks that cannot be used, in one line.
struct NetworkError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
