import Dispatch
import RunEvents
import Snapshots

extension Trainer {
    /// Writes faces as someone sees them into the folder of samples, and tells where.
    func savePicture(_ picture: PictureRequest) {
        let faces = picture.faces
        guard faces.count > 0, faces.width > 0, faces.height > 0, (0...4096).contains(picture.columns) else {
            return hub.notice(.warning, "there are no faces to save yet")
        }
        let name = "\(picture.subject.rawValue)-\(SnapshotFolder.digits(max(0, picture.step)))"
        let weights = picture.weights == .average ? "averaged" : "raw"
        Self.write(to: "\(setup.folder.samplesPath)/\(name)-\(weights)", hub: hub) { path throws(FileError) in
            let grid = FaceGrid(
                faces: faces.pixels, count: faces.count, faceWidth: faces.width, faceHeight: faces.height,
                columns: picture.columns > 0 ? picture.columns : nil)
            try grid.write(to: path)
            return "picture saved to \(path)"
        }
    }

    /// Writes the film as an animated PNG into the folder of samples, and tells where.
    func saveAnimation() {
        let film = setup.film
        guard film.beginAnimation() else { return }
        hub.notice(.information, "saving the faces of the whole training")
        let name = "training-\(SnapshotFolder.digits(state.step))"
        Self.write(to: "\(setup.folder.samplesPath)/\(name)", hub: hub) { path throws(FileError) in
            defer { film.endAnimation() }
            let frames = film.animation()
            guard !frames.isEmpty else { return "there are no faces of the past to save yet" }
            try AnimatedPNG.write(frames, to: path)
            return "\(frames.count.counted("frame")) saved to \(path)"
        }
    }

    private static let pictureQueue = DispatchQueue(label: "gantop.saved-pictures", qos: .utility)

    /// Has `body` write a file that ends in `.png`, in no file's place, and tells what it returns.
    private static func write(
        to name: String, hub: EventHub, _ body: @escaping @Sendable (String) throws(FileError) -> String
    ) {
        pictureQueue.async {
            do throws(FileError) {
                try FileSystem.makeFolder(PathText.folder(of: name))
                hub.notice(.information, try body(RunFolder.freeName(name, ending: ".png")))
            } catch {
                hub.notice(.alarm, "picture not saved: \(error.description)")
            }
        }
    }
}
