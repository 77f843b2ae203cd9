import Faces
import Foundation
import SystemNames

/// Where the faces come from: what the user named, else CelebA where it usually lies, else synthetic faces.
struct DataChoice {
    static let synthetic = "synthetic"

    /// What `FaceSources.open` takes.
    let path: String
    /// Why, where the user did not say.
    let reason: String?

    init(_ named: String?) {
        if let named {
            path = named
            reason = nil
        } else if let found = FaceSources.findCelebA() {
            path = Self.absolute(found)
            reason = "found here"
        } else {
            path = Self.synthetic
            reason = "no CelebA found here; --data PATH takes real ones"
        }
    }

    /// The path from the root of the file system, so that a run can be resumed from any folder; `synthetic` stays.
    static func absolute(_ path: String) -> String {
        path == synthetic ? path : URL(filePath: path.absolutePath).standardizedFileURL.path
    }

    func open(seed: UInt64, side: Int, crop: FaceCrop) throws -> any FaceSource {
        try FaceSources.open(path: path, seed: seed, side: side, crop: crop)
    }

    /// The source's name, with the reason for it if there is one.
    func described(_ source: any FaceSource) -> String {
        reason.map { "\(source.name) (\($0))" } ?? source.name
    }
}
