import Faces
import Foundation
import RunEvents
import Snapshots
import Testing

@testable import Training

@Suite(.timeLimit(.minutes(15))) struct FilmTests {
    private func frame(_ step: Int) -> Preview {
        Preview(
            step: step, weights: .average, latentSeed: 7,
            faces: FaceImages(width: 28, height: 28, count: 1, pixels: Array(repeating: 9, count: 2352)))
    }

    private func film(of events: [RunEvent]) -> [Preview]? {
        events.compactMap { if case .film(let film) = $0 { film } else { nil } }.last
    }

    private func names(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    @Test func frameStepsDependOnNothingButTheStep() {
        var film = Film(side: FaceImage.tutorialSide)
        for step in 0...50_000 where Film.isDue(at: step) { film.append(frame(step)) }
        let stride = Film.stride(at: 50_000)
        #expect(stride == 400)
        #expect(film.frames.map(\.step) == Array(Swift.stride(from: 0, through: 50_000, by: stride)))
        #expect(film.frames.count <= Film.greatestCount)
        #expect(Film.stride(at: 3000) == Film.leastStride)
        #expect(Film.stride(at: 5000) == 2 * Film.leastStride)
    }

    @Test func theLastFrameStaysUntilTheNext() {
        var film = Film(side: FaceImage.tutorialSide)
        for step in [0, 25, 37] { film.append(frame(step)) }
        #expect(film.frames.map(\.step) == [0, 25, 37])
        #expect(film.append(frame(50)) == [37])
        #expect(film.append(frame(25)) == [50], "what came after is of a past that was left")
        #expect(film.frames.map(\.step) == [0, 25])
        #expect(film.cut(after: 3) == [25])
    }

    @Test func fewFramesAreTakenEvenly() {
        var film = Film(side: FaceImage.tutorialSide)
        for step in 0..<100 { film.append(frame(step * 25)) }
        #expect(film.evenly(4).map(\.step) == [0, 33 * 25, 66 * 25, 99 * 25])
        #expect(film.evenly(1000).count == 100)
    }

    @Test func framesComeBackFromDisk() throws {
        let place = try TemporaryFolder()
        let folder = FilmFolder(path: place.file("film"))
        let frames = [0, 25, 50].map { step in
            Preview(
                step: step, weights: .average, latentSeed: .max,
                faces: FaceImages(
                    width: 28, height: 28, count: 5,
                    pixels: (0..<5 * 2352).map { UInt8(truncatingIfNeeded: $0 + step) }))
        }
        for frame in frames { try folder.write(frame) }
        #expect(folder.frames(upTo: 99) == frames)
        #expect(folder.frames(upTo: 49).map(\.step) == [0, 25])
        var damaged = try FileSystem.read(folder.path(step: 25), limit: 1 << 20)
        damaged[damaged.count / 2] ^= 1
        try AtomicFile.write(damaged, to: folder.path(step: 25))
        try AtomicFile.write([1, 2, 3], to: folder.path + "/notes.txt")
        #expect(folder.frames(upTo: 99).map(\.step) == [0, 50], "a damaged frame is passed over")
    }

    @Test func theFilmSurvivesAResume() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        try Bench.train(Bench.configuration(steps: 60), in: path)
        let expected = ["step-0000000.png", "step-0000025.png", "step-0000050.png", "step-0000060.png"]
        #expect(try names(path + "/film") == expected)
        let events = try Bench.resume(path, options: Bench.options(steps: 80))
        #expect(film(of: events)?.map(\.step) == [0, 25, 50, 60])
        #expect(try names(path + "/film").suffix(3) == ["step-0000050.png", "step-0000075.png", "step-0000080.png"])
    }

    @Test func whatLiesBeyondMovesAside() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        var configuration = Bench.configuration(steps: 60)
        configuration.snapshotEvery = 30
        try Bench.train(configuration, in: path)
        let events = try Bench.resume(
            path + "/snapshots/step-0000030.safetensors", options: Bench.options(steps: 31))
        #expect(film(of: events)?.map(\.step) == [0, 25])
        #expect(try names(path + "/film") == ["step-0000000.png", "step-0000025.png", "step-0000031.png"])
        #expect(try names(path + "/film.after-0000030") == ["step-0000050.png", "step-0000060.png"])
    }

    @Test func aForkTakesTheFilmAlong() throws {
        let folder = try TemporaryFolder()
        try Bench.train(Bench.configuration(steps: 30), in: folder.file("run"))
        let point = try ResumePoint.find(folder.file("run/snapshots/step-0000030.safetensors")).forked()
        let (configuration, _) = point.configuration(applying: Bench.options(steps: 31))
        let run = try TrainingRun(
            configuration: configuration, source: FakeFaces(), resume: point, folder: folder.file("fork"),
            endsWhenDone: true)
        run.start()
        #expect(run.waitUntilEnded() == .stopped)
        #expect(
            try names(folder.file("fork/film")) == ["step-0000000.png", "step-0000025.png", "step-0000031.png"])
    }

    @Test func aDiskThatRefusesCostsFramesAndNothingElse() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        // A file where the folder should be.
        try Data([1]).write(to: URL(filePath: path + "/film"))
        let events = try Bench.train(Bench.configuration(steps: 60), in: path)
        let warnings = events.filter { event in
            if case .notice(let notice) = event { notice.text.contains("faces of the past") } else { false }
        }
        #expect(warnings.count == 1)
        #expect(events.last == .phase(.stopped))
    }
}

@Suite(.timeLimit(.minutes(15))) struct SavedPictureTests {
    private func notice(_ run: TrainingRun, _ start: String) throws -> String {
        let events = try Bench.events(of: run) { event in
            if case .notice(let notice) = event { notice.text.contains(start) } else { false }
        }
        let texts = events.compactMap { if case .notice(let notice) = $0 { notice.text } else { nil } }
        return try #require(texts.last { $0.contains(start) })
    }

    @Test func facesAreSavedAsTheyAreShown() throws {
        let folder = try TemporaryFolder()
        let run = try TrainingRun(
            configuration: Bench.configuration(steps: 30), source: FakeFaces(), folder: folder.file("run"))
        run.start()
        let faces = FaceImages(
            width: 28, height: 28, count: 3, pixels: (0..<3 * 2352).map { UInt8(truncatingIfNeeded: $0 * 3) })
        let picture = PictureRequest(subject: .faces, step: 25, weights: .raw, columns: 3, faces: faces)
        run.send(.savePicture(picture))
        #expect(try notice(run, "picture saved").hasSuffix("/samples/faces-0000025-raw.png"))
        run.send(.savePicture(picture))
        #expect(try notice(run, "picture saved").hasSuffix("/samples/faces-0000025-raw-2.png"))
        let file = try FileSystem.read(folder.file("run/samples/faces-0000025-raw.png"), limit: 1 << 20)
        let decoded = try #require(PNGImage.decode(file))
        #expect(decoded.width == 84 && decoded.height == 28)
        #expect(decoded.rgb == FaceGrid(faces: faces.pixels, count: 3, faceWidth: 28, faceHeight: 28, columns: 3).rgb)
        run.send(.savePicture(PictureRequest(subject: .faces, step: 1, weights: .raw, columns: 0, faces: .none)))
        #expect(try notice(run, "no faces").isEmpty == false)
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
    }

    @Test func theWholeTrainingIsSavedAsAnAnimation() throws {
        let folder = try TemporaryFolder()
        let run = try TrainingRun(
            configuration: Bench.configuration(steps: 60), source: FakeFaces(), folder: folder.file("run"))
        run.start()
        _ = try Bench.events(of: run) { $0 == .phase(.finished) }
        run.send(.saveAnimation)
        #expect(try notice(run, "frames saved to").contains("4 frames saved to"))
        let file = try FileSystem.read(folder.file("run/samples/training-0000060.png"), limit: 1 << 26)
        let chunks = try #require(PNGChunk.chunks(of: file))
        #expect(chunks.filter { $0.type == "fcTL" }.count == 4)
        let first = try #require(PNGImage.decode(file))
        #expect(first.width == 6 * 56 && first.height == 6 * 56)
        run.send(.stop(saving: true))
        #expect(run.waitUntilEnded() == .stopped)
    }
}
