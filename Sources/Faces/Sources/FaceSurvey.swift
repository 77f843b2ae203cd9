import Dispatch
import Foundation
import Networks
import Synchronization

/// What reading the files of a source showed.
public struct FaceSurvey: Sendable, Equatable {
    /// Width and height of a stored picture.
    public struct Size: Sendable, Hashable, CustomStringConvertible {
        /// Pixels across.
        public let width: Int
        /// Pixels down.
        public let height: Int

        /// Names both values.
        public init(width: Int, height: Int) {
            self.width = width
            self.height = height
        }

        /// `178x218`.
        public var description: String { "\(width)x\(height)" }
    }

    /// What the faces of a folder are like.
    public struct FolderShare: Sendable, Equatable {
        /// Usable faces.
        public internal(set) var usable = 0
        /// Those of them that are grey and nearly flat, as masks are.
        public internal(set) var flat = 0
    }

    /// How many faces the source lists.
    public internal(set) var listed = 0
    /// How many of them were read.
    public internal(set) var examined = 0
    /// How many of those can be used.
    public internal(set) var usable = 0
    /// How many usable faces there are of each format.
    public internal(set) var formats: [PictureFormat: Int] = [:]
    /// How many usable faces there are of each size.
    public internal(set) var sizes: [Size: Int] = [:]
    /// How many usable files lack their end mark.
    public internal(set) var withoutEnd = 0
    /// How many usable faces each folder has, by its path within the source.
    public internal(set) var folders: [String: FolderShare] = [:]
    /// What cannot be used and why: first what could not be listed, then faces in the source's order.
    public internal(set) var bad: [SkippedFace] = []

    /// Reads faces from their files, several at a time, and notes what they are like.
    ///
    /// - Parameters:
    ///   - limit: how many faces at most, spread evenly over the source; all of them unless given.
    ///   - progress: called from time to time with how many are done and how many there are to do, by whichever thread
    ///     is at it, never by two at once. False ends the survey early.
    public init(of source: any FaceSource, limit: Int? = nil, progress: @Sendable (Int, Int) -> Bool = { _, _ in true })
    {
        let count = min(source.count, max(0, limit ?? source.count))
        let state = Locked(Progress())
        let cursor = Atomic(0)
        let workers = min(ProcessorShare.count, max(1, count))
        DispatchQueue.concurrentPerform(iterations: workers) { _ in
            while let slot = Self.nextSlot(cursor, count) {
                let index = slot * source.count / count
                let result = Self.inspect(index, of: source)
                let folder = Self.folder(of: source.faceName(index))
                let goesOn = state.withLock { $0.note(index, result, in: folder, of: count, progress) }
                if !goesOn { cursor.store(count, ordering: .relaxed) }
            }
        }
        self = state.withLock { $0.survey }
        listed = source.count
        bad = source.listingProblems + state.withLock { $0.bad.sorted { $0.index < $1.index }.map(\.face) }
    }

    private struct Progress {
        var survey = FaceSurvey()
        var bad: [(index: Int, face: SkippedFace)] = []

        mutating func note(
            _ index: Int, _ result: Result<InspectedFace, FaceError>, in folder: String, of count: Int,
            _ progress: (Int, Int) -> Bool
        ) -> Bool {
            survey.examined += 1
            switch result {
            case .success(let face):
                survey.usable += 1
                survey.folders[folder, default: FolderShare()].usable += 1
                if face.face.isFlat { survey.folders[folder, default: FolderShare()].flat += 1 }
                if face.lacksEnd { survey.withoutEnd += 1 }
                survey.formats[face.format, default: 0] += 1
                survey.sizes[Size(width: face.width, height: face.height), default: 0] += 1
            case .failure(let error):
                bad.append((index, SkippedFace(error)))
            }
            guard survey.examined % 64 == 0 || survey.examined == count else { return true }
            return progress(survey.examined, count)
        }
    }

    /// How many of the usable faces are grey and nearly flat, and the folder with the most faces that has none of these; nil
    /// where all or none are, as they should be.
    public var mixture: (flat: Int, better: String?)? {
        let flat = folders.values.reduce(0) { $0 + $1.flat }
        guard flat > 0, flat < usable else { return nil }
        let others = folders.filter { $0.value.flat == 0 && !$0.key.isEmpty }
        return (flat, others.max { ($0.value.usable, $1.key) < ($1.value.usable, $0.key) }?.key)
    }

    private init() {}

    private static func nextSlot(_ cursor: borrowing Atomic<Int>, _ count: Int) -> Int? {
        let slot = cursor.wrappingAdd(1, ordering: .relaxed).oldValue
        return slot < count ? slot : nil
    }

    /// The path of a name without its last part.
    private static func folder(of name: String) -> String {
        name.lastIndex(of: "/").map { String(name[..<$0]) } ?? ""
    }

    private static func inspect(_ index: Int, of source: any FaceSource) -> Result<InspectedFace, FaceError> {
        do throws(FaceError) { return .success(try source.inspect(index)) } catch { return .failure(error) }
    }
}
