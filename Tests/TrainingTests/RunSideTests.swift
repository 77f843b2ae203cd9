import Faces
import Foundation
import Networks
import RunEvents
import Snapshots
import Testing

@testable import Training

/// A run whose pictures have another side than the tutorial's: everything that it tells and writes has it.
@Suite(.timeLimit(.minutes(15))) struct RunSideTests {
    private static let side = 32

    private func picture(_ path: String) throws -> (width: Int, height: Int) {
        let decoded = try #require(PNGImage.decode(try FileSystem.read(path, limit: 1 << 22)))
        return (decoded.width, decoded.height)
    }

    /// A run that has done its few steps and waits.
    private func finishedRun(_ folder: TemporaryFolder) throws -> TrainingRun {
        let run = try TrainingRun(
            configuration: Bench.configuration(side: Self.side, steps: 3), source: FakeFaces(side: Self.side),
            folder: folder.file("run"))
        run.start()
        _ = try Bench.events(of: run) { $0 == .phase(.finished) }
        return run
    }

    @Test func picturesAndFilmHaveTheSide() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        let events = try Bench.train(
            Bench.configuration(side: Self.side, steps: 60), in: path, source: FakeFaces(side: Self.side))
        let described = events.compactMap { if case .described(let description) = $0 { description } else { nil } }
        #expect(described.last?.pictureSide == Self.side && described.last?.faceSide == Self.side)
        #expect(try picture(path + "/samples/step-0000060.png") == (2 * Self.side, 2 * Self.side))
        #expect(try picture(path + "/film/step-0000050.png") == (6 * Self.side, 6 * Self.side))
        let frames = FilmFolder(path: path + "/film").frames(upTo: 60)
        #expect(frames.map(\.step) == [0, 25, 50, 60])
        #expect(frames.allSatisfy { $0.faces.width == Self.side && $0.faces.count == 36 })
        let diversity = events.compactMap { if case .diversity(let measures) = $0 { measures.last } else { nil } }
        #expect(diversity.count == 1 && (diversity.last?.real.mean ?? 0) > 0.3, "bytes at random are far apart")
    }

    @Test func halvesAreTheWhole() throws {
        let folder = try TemporaryFolder()
        let source = FakeFaces(side: Self.side)
        try Bench.train(Bench.configuration(side: Self.side, steps: 20), in: folder.file("whole"), source: source)
        try Bench.train(Bench.configuration(side: Self.side, steps: 9), in: folder.file("halves"), source: source)
        try Bench.resume(folder.file("halves"), options: Bench.options(steps: 20), source: source)
        let name = "/snapshots/step-0000020.safetensors"
        #expect(try Bench.bytes(folder.file("whole") + name) == Bench.bytes(folder.file("halves") + name))
    }

    @Test func aForkTakesFilmAndSideAlong() throws {
        let folder = try TemporaryFolder()
        let source = FakeFaces(side: Self.side)
        try Bench.train(Bench.configuration(side: Self.side, steps: 30), in: folder.file("run"), source: source)
        let point = try ResumePoint.find(folder.file("run/snapshots/step-0000030.safetensors")).forked()
        let (configuration, _) = point.configuration(applying: Bench.options(steps: 31))
        #expect(configuration.architecture == Bench.architecture(side: Self.side))
        let run = try TrainingRun(
            configuration: configuration, source: source, resume: point, folder: folder.file("fork"),
            endsWhenDone: true)
        run.start()
        #expect(run.waitUntilEnded() == .stopped)
        let frames = FilmFolder(path: folder.file("fork/film")).frames(upTo: 99)
        #expect(frames.map(\.step) == [0, 25, 31] && frames.allSatisfy { $0.faces.height == Self.side })
    }

    @Test func whatWatchersAskForHasTheSide() throws {
        let folder = try TemporaryFolder()
        let source = FakeFaces(side: Self.side)
        let run = try finishedRun(folder)
        run.send(.realFaces(count: 2))
        let real = try Bench.events(of: run) { if case .realFaces = $0 { true } else { false } }
        #expect(
            real.contains { event in
                guard case .realFaces(let faces) = event, let first = try? source.face(0) else { return false }
                return faces.width == Self.side && faces.count == 2 && Array(faces.face(0)) == first.pixels
            })
        run.send(.nearestFaces(count: 2))
        let events = try Bench.events(of: run) { event in
            if case .nearestFaces(let faces) = event { faces.searched == source.count } else { false }
        }
        let nearest = try #require(
            events.compactMap { if case .nearestFaces(let faces) = $0 { faces } else { nil } }.last)
        #expect(nearest.generated.width == Self.side && nearest.nearest.height == Self.side)
        run.send(.listSnapshots(faces: 2))
        let listed = try Bench.events(of: run) { event in
            if case .snapshots(let listing) = event { listing.unread == 0 } else { false }
        }
        let listing = try #require(
            listed.compactMap { if case .snapshots(let listing) = $0 { listing } else { nil } }.last)
        #expect(listing.entries.allSatisfy { $0.faces.width == Self.side && $0.faces.count == 2 })
        #expect(!listing.entries.isEmpty && listing.damaged == 0)
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
    }

    @Test func walksAndAnimationsHaveTheSide() throws {
        let folder = try TemporaryFolder()
        let run = try finishedRun(folder)
        let request = WalkRequest(corners: [0, 1], columns: 3, rows: 1, path: .straight, weights: .average)
        run.send(.walk(request))
        let walks = try Bench.events(of: run) { if case .walk = $0 { true } else { false } }
        let walk = try #require(walks.compactMap { if case .walk(let walk) = $0 { walk } else { nil } }.last)
        #expect(walk.faces.width == Self.side && walk.faces.count == 3)
        run.send(.saveAnimation)
        let saved = try Bench.events(of: run) { event in
            if case .notice(let notice) = event { notice.text.contains("saved to") } else { false }
        }
        #expect(!saved.isEmpty)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("run/samples"))
        let animation = try #require(names.first { $0.hasPrefix("training-") })
        // Six faces across, twice as large.
        let shown = try picture(folder.file("run/samples/" + animation))
        #expect(shown.width == 6 * 2 * Self.side && shown.height == 6 * 2 * Self.side)
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
    }
}
