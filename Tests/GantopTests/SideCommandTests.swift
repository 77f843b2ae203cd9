import Faces
import Foundation
import Networks
import Snapshots
import Testing
import Training

@testable import gantop

/// What `sample` and `data` write has the side that it should have.
@Suite(.timeLimit(.minutes(15))) struct SideCommandTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "sides-\(UUID().uuidString)").path

    private func picture(_ path: String) throws -> (width: Int, height: Int, rgb: [UInt8]) {
        let decoded = try #require(PNGImage.decode(try FileSystem.read(path, limit: 1 << 22)))
        return (decoded.width, decoded.height, decoded.rgb)
    }

    /// A narrow pair for pictures of 24x24.
    private static var pair: Architecture {
        Architecture(
            picture: PictureShape(side: 24), latentSize: 7,
            generator: [
                Stage(.dense(side: 12), channels: 3, bias: true, norm: Stage.Norm(), activation: .relu),
                Stage(.transposedConvolution(Stage.Window()), channels: 3, bias: true, activation: .tanh),
            ],
            discriminator: [
                Stage(.convolution(Stage.Window()), channels: 2, bias: true, activation: .leaky(slope: 0.2)),
                Stage(.dense(side: 1), channels: 1, bias: true, activation: .none),
            ])
    }

    private func train() throws -> String {
        var configuration = RunConfiguration(data: FaceSources.synthetic, seed: 1)
        configuration.architecture = Self.pair
        configuration.batchSize = 2
        configuration.threads = 1
        configuration.steps = 2
        let path = folder + "/run"
        let run = try TrainingRun(
            configuration: configuration, source: SyntheticFaceSource(seed: 1, count: 8, side: 24), folder: path,
            endsWhenDone: true)
        run.start()
        #expect(run.waitUntilEnded() == .stopped)
        return path
    }

    @Test func samplesHaveTheSideOfTheSnapshot() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let run = try train()
        let grid = folder + "/grid.png"
        let tensors = folder + "/faces.safetensors"
        let command = try SampleCommand.parse([
            run, "--count", "5", "--seed", "3", "--threads", "1", "--out", grid, "--tensors", tensors,
        ])
        try command.run()
        let drawn = try picture(grid)
        #expect(drawn.width == 3 * 24 && drawn.height == 2 * 24)
        let file = try FileSystem.read(tensors, limit: 1 << 22)
        let length = Int(file[0]) | Int(file[1]) << 8
        let object = try JSONSerialization.jsonObject(with: Data(file[8..<8 + length])) as? [String: Any]
        let shapes = try #require(object).compactMapValues { ($0 as? [String: Any])?["shape"] as? [Int] }
        #expect(shapes["z"] == [5, 7] && shapes["faces"] == [5, 3, 24, 24])
    }

    @Test func dataShowsFacesAsNetworksOfTheSideSeeThem() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let grid = folder + "/grid.png"
        try DataCommand.parse(["synthetic", "--seed", "4", "--side", "40", "--count", "1", "--out", grid]).run()
        let drawn = try picture(grid)
        #expect(drawn.width == 40 && drawn.height == 40)
        #expect(drawn.rgb == (try SyntheticFaceSource(seed: 4, side: 40).face(0).pixels))
        #expect {
            try DataCommand.parse(["synthetic", "--side", "128", "--count", "10923", "--out", grid]).run()
        } throws: { error in
            "\(error)".contains("--count 10922 or less")
        }
        for side in ["15", "129", "0", "-1", "x"] {
            #expect(throws: (any Error).self) { try DataCommand.parse(["synthetic", "--side", side]) }
        }
    }
}
