import ArgumentParser
import Foundation
import Networks
import Snapshots

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
