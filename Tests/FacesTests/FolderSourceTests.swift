import Foundation
import Testing

@testable import Faces

@Suite struct FolderSourceTests {
    @Test func findsNestedPicturesInOrderOfName() throws {
        let folder = try TemporaryFolder()
        let picture = try Fixture.bytes("baseline.jpg")
        let names = ["b.jpg", "a/2.PNG", "a/1.jpeg", "z z/ä.jpg", "a/deep/er/x.jpg", "c.jfif"]
        for name in names + [".hidden.jpg", "notes.txt", "a/._1.jpeg", ".git/x.jpg", ".jpg"] {
            try folder.write(picture, to: name)
        }
        let source = try FaceSources.open(path: folder.path, seed: 1, side: 28)
        #expect(source.name == folder.url.lastPathComponent)
        let found = (0..<source.count).map(source.faceName)
        #expect(found == ["a/1.jpeg", "a/2.PNG", "a/deep/er/x.jpg", "b.jpg", "c.jfif", "z z/ä.jpg"])
        // A JPEG named .PNG is what its bytes say.
        for index in 0..<source.count { #expect(try source.inspect(index).format == .jpeg) }
    }

    @Test func linksAreFollowedAndLoopsEnd() throws {
        let folder = try TemporaryFolder()
        let other = try TemporaryFolder()
        try folder.write(try Fixture.bytes("baseline.jpg"), to: "in/a.jpg")
        try other.write(try Fixture.bytes("baseline.jpg"), to: "b.jpg")
        let files = FileManager.default
        func link(_ name: String, to target: String) throws {
            try files.createSymbolicLink(atPath: folder.path + "/" + name, withDestinationPath: target)
        }
        try link("in/loop", to: folder.path)
        try link("other", to: other.path)
        try link("self", to: "self")
        try link("self.jpg", to: "self.jpg")
        try link("gone.jpg", to: "nowhere.jpg")
        let source = try FaceSources.open(path: folder.path, seed: 1, side: 28)
        let found = (0..<source.count).map(source.faceName)
        #expect(found == ["gone.jpg", "in/a.jpg", "other/b.jpg", "self.jpg"])
        #expect(reason(source, 0) == "there is no such file")
        #expect(reason(source, 3) == "its links lead in a circle")
    }

    /// A run's grids and film lie among the faces when a run was started in their folder.
    @Test func picturesOfARunAreNoFaces() throws {
        let folder = try TemporaryFolder()
        let picture = try Fixture.bytes("baseline.jpg")
        let run = ["runs/1/samples/a.png", "runs/1/config.json", "runs/1/journal.jsonl", "runs/1/film/1.png"]
        // One of the two alone says nothing.
        for name in ["a.jpg", "runs/b.jpg", "other/config.json", "other/c.jpg"] + run {
            try folder.write(picture, to: name)
        }
        let source = try FaceSources.open(path: folder.path, seed: 1, side: 28)
        #expect((0..<source.count).map(source.faceName) == ["a.jpg", "other/c.jpg", "runs/b.jpg"])
        #expect(source.listingProblems.map(\.name) == ["runs/1"])
        #expect(source.listingProblems.first?.reason.contains("run of gantop") ?? false)
        guard case .unreadableSource(_, let reason) = openError(folder.path + "/runs/1") else {
            Issue.record("a run was taken for faces")
            return
        }
        #expect(reason.contains("run of gantop"))
    }

    @Test func pipesAreNotWaitedFor() throws {
        let folder = try TemporaryFolder()
        #expect(mkfifo(folder.path + "/pipe.jpg", 0o600) == 0)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/link.jpg", withDestinationPath: "pipe.jpg")
        let source = try FaceSources.open(path: folder.path, seed: 1, side: 28)
        #expect(source.count == 1)
        #expect(reason(source, 0) == "it is not a regular file")
    }

    @Test func aVanishedFileIsOneUnreadableFace() throws {
        let folder = try TemporaryFolder()
        for name in ["a.jpg", "b.jpg"] { try folder.write(try Fixture.bytes("grey.jpg"), to: name) }
        let source = try FaceSources.open(path: folder.path, seed: 1, side: 28)
        try FileManager.default.removeItem(atPath: folder.path + "/a.jpg")
        #expect(reason(source, 0) == "there is no such file")
        #expect(try source.inspect(1).format == .greyJPEG)
    }

    @Test func namesNeedNotBeText() throws {
        let folder = try TemporaryFolder()
        let name: [UInt8] = [0x66, 0xFF, 0x0A, 0x2E, 0x6A, 0x70, 0x67]
        let path = Array(folder.path.utf8) + [0x2F] + name + [0]
        let descriptor = path.withUnsafeBytes { bytes in
            bytes.baseAddress.map { open($0.assumingMemoryBound(to: CChar.self), O_CREAT | O_WRONLY, 0o600) } ?? -1
        }
        try #require(descriptor >= 0)
        close(descriptor)
        let source = try FaceSources.open(path: folder.path, seed: 1, side: 28)
        #expect(source.count == 1)
        let error = #expect(throws: FaceError.self) { try source.face(0) }
        #expect(error?.description == "f\u{FFFD}\u{FFFD}.jpg: the file is empty")
    }

    @Test func saysWhatIsWrongWithAPath() throws {
        let folder = try TemporaryFolder()
        try folder.write(Array("hello".utf8), to: "notes.txt")
        let missing = folder.path + "/nothing"
        #expect(openError(missing) == .notFound(path: missing))
        #expect(
            openError(folder.path)?.description
                == "\(folder.path): found no JPEG or PNG in it, but 1 text; give --data a folder or zip archive of faces, "
                + "or 'synthetic'")
        let empty = folder.path + "/empty"
        try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
        #expect(openError(empty) == .noFaces(path: empty))
        let file = folder.path + "/notes.txt"
        #expect(openError(file) == .unknownSource(path: file, found: "text"))
        #expect(openError("/dev/null") == .unknownSource(path: "/dev/null", found: "neither file nor folder"))
    }

    @Test func findsCelebAWhereItUsuallyLies() throws {
        let folder = try TemporaryFolder()
        #expect(FaceSources.findCelebA(below: folder.path) == nil)
        try folder.write([], to: "img_align_celeba.zip")
        #expect(FaceSources.findCelebA(below: folder.path) == folder.path + "/img_align_celeba.zip")
        try folder.write([], to: "data/celebA/x.jpg")
        #expect(FaceSources.findCelebA(below: folder.path) == folder.path + "/data/celebA")
    }
}

/// The error that opening a path gives.
func openError(_ path: String) -> FaceError? {
    #expect(throws: FaceError.self) { try FaceSources.open(path: path, seed: 1, side: 28) }
}

/// Why a face cannot be read; nil when it can.
func reason(_ source: any FaceSource, _ index: Int) -> String? {
    do throws(FaceError) {
        _ = try source.face(index)
        return nil
    } catch {
        switch error {
        case .unreadableFace(_, let reason), .unreachedFace(_, let reason): return reason
        default: return error.description
        }
    }
}
