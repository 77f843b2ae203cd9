import Dispatch
import Synchronization

/// Faces of picture files that are decoded once and then come from a cache file.
final class CachedFaceSource: FaceSource {
    private let pictures: PictureFaceSource
    private let file: FaceCacheFile
    private let cache: FaceCache
    private let isCompleting = Atomic(false)

    init(pictures: PictureFaceSource, file: FaceCacheFile, cache: FaceCache) {
        self.pictures = pictures
        self.file = file
        self.cache = cache
        completeWhenNearlyWhole()
    }

    var name: String { pictures.name }
    var side: Int { pictures.side }
    var count: Int { pictures.count }
    var listingProblems: [SkippedFace] { pictures.listingProblems }
    var absence: String? { pictures.absence }

    func passedOver(opening: Bool) -> PassedOverFiles { pictures.passedOver(opening: opening) }

    func faceName(_ index: Int) -> String { pictures.faceName(index) }

    func inspect(_ index: Int) throws(FaceError) -> InspectedFace {
        do throws(UnusablePicture) {
            return try decode(index, stamp: try pictures.pictures.stamp(index))
        } catch {
            throw pictures.unreadable(index, error)
        }
    }

    func face(_ index: Int) throws(FaceError) -> FaceImage {
        do throws(UnusablePicture) {
            let stamp = try pictures.pictures.stamp(index)
            switch file.outcome(index, stamp: stamp) {
            case .face(let face): return face
            case .refused(let reason): throw UnusablePicture(reason)
            case nil: return try decode(index, stamp: stamp).face
            }
        } catch {
            throw pictures.unreadable(index, error)
        }
    }

    /// Reads a face from its file and keeps what came out.
    private func decode(_ index: Int, stamp: FileStamp?) throws(UnusablePicture) -> InspectedFace {
        let bytes: [UInt8]
        do throws(UnusablePicture) { bytes = try pictures.pictures.bytes(index) } catch {
            // An archive in this state will never give this file, if it is there at all; a folder's may come back.
            let isFinal = stamp == nil && !error.isUnreached
            keep(isFinal ? .refused(error.reason) : nil, index, stamp: stamp)
            throw error
        }
        do throws(UnusablePicture) {
            let inspected = try pictures.decode(bytes)
            keep(.face(inspected.face), index, stamp: stamp)
            return inspected
        } catch {
            keep(.refused(error.reason), index, stamp: stamp)
            throw error
        }
    }

    private func keep(_ outcome: FaceCacheFile.Outcome?, _ index: Int, stamp: FileStamp?) {
        // A file that was written while it was read may hold anything.
        let isSteady = (try? pictures.pictures.stamp(index)) == stamp
        if file.store(isSteady ? outcome : nil, index, stamp: stamp) {
            cache.finish(file)
            pictures.pictures.rest()
        } else {
            completeWhenNearlyWhole()
        }
    }

    /// An epoch leaves out its last partial batch: once few faces are missing, they are looked at on the side, so that
    /// the cache becomes whole.
    private func completeWhenNearlyWhole() {
        let missing = file.unknownCount
        guard cache.completesOnTheSide, missing > 0, missing <= max(256, count / 100),
            isCompleting.compareExchange(expected: false, desired: true, ordering: .relaxed).exchanged
        else { return }
        DispatchQueue.global(qos: .utility).async { [weak self] in
            for index in 0..<(self?.count ?? 0) {
                guard let self else { return }
                if !file.isKnown(index) { _ = try? face(index) }
            }
        }
    }
}

/// Faces straight from a cache file, whatever became of the pictures that they were made from.
struct PackedFaceSource: FaceSource {
    let name: String
    private let file: FaceCacheFile

    /// - Throws: `unreadableSource` when the file is damaged or of another side, `noFaces` when it has none.
    init(path: String, name: String, side: Int) throws(FaceError) {
        guard let file = FaceCache.open(path) else {
            throw .unreadableSource(path: path.printable, reason: "the packed faces are damaged or of another version")
        }
        guard file.header.form.side == side else {
            let found = "the packed faces are \(file.header.form.side)x\(file.header.form.side), not \(side)x\(side)"
            throw .unreadableSource(path: path.printable, reason: found)
        }
        guard file.header.count > 0 else { throw .noFaces(path: path.printable) }
        self.name = name
        self.file = file
    }

    var side: Int { file.header.form.side }
    var count: Int { file.header.count }

    func faceName(_ index: Int) -> String { file.header.names.string(index) }

    func face(_ index: Int) throws(FaceError) -> FaceImage {
        switch file.packedOutcome(index) {
        case .face(let face): return face
        case .refused(let reason): throw .unreadableFace(name: faceName(index).printable, reason: reason)
        case nil:
            throw .unreadableFace(
                name: faceName(index).printable, reason: "it is not in the packed file, or damaged there")
        }
    }

    func inspect(_ index: Int) throws(FaceError) -> InspectedFace {
        InspectedFace(format: .packed, width: side, height: side, face: try face(index))
    }
}
