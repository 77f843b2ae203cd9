import Dispatch
import Networks
import Synchronization

/// Makes the batches of a run one after another: a pure function of source, seed, mirroring and position.
struct BatchMaker: Sendable {
    private let source: any FaceSource
    private let batchSize: Int
    private let seed: UInt64
    private let mirrors: Bool
    private var position: BatchPosition
    private var order: [Int32] = []
    private var orderEpoch: Int?
    /// The faces that the order's epoch mirrors; nil where none is.
    private var mirrored: EpochMirrors?
    /// Called for every face that is passed over, each time it is met.
    private let passOver: @Sendable (Int, FaceError) -> Void
    /// What tells whether the source is away; nil while nobody would wait for it.
    private var watch: AbsenceWatch?
    /// The faces that the batch being made passes over.
    private var failures: [(Int, FaceError)] = []

    init(
        source: any FaceSource, batchSize: Int, seed: UInt64, mirrors: Bool = false, position: BatchPosition,
        passOver: @escaping @Sendable (Int, FaceError) -> Void
    ) {
        self.source = source
        self.batchSize = batchSize
        self.seed = seed
        self.mirrors = mirrors
        // Positions come from snapshots, that is, from outside.
        self.position = BatchPosition(epoch: max(0, position.epoch), offset: max(0, position.offset))
        self.passOver = passOver
    }

    /// The next full batch. Faces that cannot be read are passed over: the batch takes the next ones of the order. A
    /// last partial batch of an epoch is dropped.
    ///
    /// - Parameter decoders: how many threads may decode at once.
    /// - Parameter noticesAbsence: whether faces that cannot be reached may mean that the source is away, rather than they.
    /// - Parameter isCancelled: asked between faces; true ends the work with `FaceError.stopped`.
    /// - Throws: `tooFewFaces` after a whole epoch without one full batch; `away` where the source is, and then the next
    ///   call tries the same batch again.
    mutating func next(
        decoders: Int, noticesAbsence: Bool = false, isCancelled: () -> Bool
    ) throws(FaceError) -> FaceBatch {
        let start = position
        watch = noticesAbsence ? AbsenceWatch() : nil
        failures = []
        do throws(FaceError) {
            let batch = try gather(decoders: decoders, isCancelled: isCancelled)
            for (index, error) in failures { passOver(index, error) }
            return batch
        } catch {
            if case .away = error {
                position = start
            } else {
                for (index, error) in failures { passOver(index, error) }
            }
            throw error
        }
    }

    private mutating func gather(decoders: Int, isCancelled: () -> Bool) throws(FaceError) -> FaceBatch {
        guard source.count >= batchSize else { throw try tooFewListed(decoders: decoders) }
        guard source.count <= Int(Int32.max) else { throw tooFew(usable: source.count, example: nil) }
        var emptyEpochs = 0
        while true {
            prepareOrder()
            let wasAtStart = position.offset == 0
            var gathered = Gathered(capacity: batchSize, side: source.side)
            while gathered.indices.count < batchSize {
                let missing = batchSize - gathered.indices.count
                guard position.offset + missing <= order.count else { break }
                if isCancelled() { throw .stopped }
                try take(missing, into: &gathered, decoders: decoders)
            }
            if gathered.indices.count == batchSize {
                return FaceBatch(
                    pixels: gathered.pixels, indices: gathered.indices, attributes: attributes(of: gathered.indices),
                    epoch: position.epoch, position: position)
            }
            emptyEpochs += wasAtStart ? 1 : 0
            if emptyEpochs > 0 {
                try take(order.count - position.offset, into: &gathered, decoders: decoders)
                throw tooFew(usable: gathered.indices.count, example: gathered.problem)
            }
            position = BatchPosition(epoch: position.epoch + 1, offset: 0)
        }
    }

    /// The error of a source with fewer files than a batch: all are read, since it is usable faces that people want to know
    /// of.
    private mutating func tooFewListed(decoders: Int) throws(FaceError) -> FaceError {
        position.offset = 0
        prepareOrder()
        var gathered = Gathered(capacity: source.count, side: source.side)
        try take(order.count, into: &gathered, decoders: decoders)
        return tooFew(usable: gathered.indices.count, example: gathered.problem)
    }

    private struct Gathered {
        var pixels: [UInt8] = []
        var indices: [Int] = []
        var problem: SkippedFace?

        init(capacity: Int, side: Int) {
            pixels.reserveCapacity(capacity * FaceImage.byteCount(side: side))
            indices.reserveCapacity(capacity)
        }
    }

    private func attributes(of indices: [Int]) -> [FaceAttributes]? {
        let known = indices.compactMap(source.faceAttributes)
        return known.count == indices.count ? known : nil
    }

    private mutating func prepareOrder() {
        guard orderEpoch != position.epoch else { return }
        order = EpochOrder.shuffled(count: source.count, seed: seed, epoch: position.epoch)
        mirrored = mirrors ? EpochMirrors(count: source.count, seed: seed, epoch: position.epoch) : nil
        orderEpoch = position.epoch
    }

    /// Reads the next `count` entries of the order and keeps those that are readable, in order.
    private mutating func take(
        _ count: Int, into gathered: inout Gathered, decoders: Int
    ) throws(FaceError) {
        let entries = order[position.offset..<position.offset + count].map { Int($0) }
        position.offset += count
        let source = source
        for (index, result) in zip(entries, Self.decode(entries, from: source, decoders: decoders)) {
            switch result {
            case .success(let face):
                watch?.reached()
                gathered.pixels += mirrored?.isMirrored(index) == true ? face.mirrored.pixels : face.pixels
                gathered.indices.append(index)
            case .failure(let error):
                try watch?.check(error, of: source)
                failures.append((index, error))
                gathered.problem = gathered.problem ?? SkippedFace(error)
            }
        }
    }

    private static func decode(
        _ entries: [Int], from source: any FaceSource, decoders: Int
    ) -> [Result<FaceImage, FaceError>] {
        guard decoders > 1, entries.count > 1 else { return entries.map { read($0, from: source) } }
        let results = Locked([Result<FaceImage, FaceError>?](repeating: nil, count: entries.count))
        let cursor = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: min(decoders, entries.count)) { _ in
            while true {
                let slot = cursor.wrappingAdd(1, ordering: .relaxed).oldValue
                guard slot < entries.count else { return }
                let result = read(entries[slot], from: source)
                results.withLock { $0[slot] = result }
            }
        }
        return results.withLock { $0.compactMap(\.self) }
    }

    private static func read(_ index: Int, from source: any FaceSource) -> Result<FaceImage, FaceError> {
        do throws(FaceError) { return .success(try source.face(index)) } catch { return .failure(error) }
    }

    private func tooFew(usable: Int, example: SkippedFace?) -> FaceError {
        .tooFewFaces(
            source: source.name, usable: usable, listed: source.count, needed: batchSize, example: example)
    }
}
