import Faces
import Networks

/// How much memory a run takes, reckoned before anything of it is.
public struct MemoryNeed: Sendable {
    private let plan: PairPlan
    private let threads: Int?
    private let isDrawn: Bool

    /// Of a pair of networks, on drawn faces or others; `threads` nil uses all cores.
    ///
    /// - Precondition: the description's stages fit together.
    public init(_ architecture: Architecture, threads: Int?, isDrawn: Bool) {
        do { plan = try PairPlan(architecture) } catch { preconditionFailure("\(error)") }
        self.threads = threads
        self.isDrawn = isDrawn
    }

    /// Beside the networks: the program, its threads, histories, lists and the faces that wait.
    private static let programBytes = 64 << 20
    /// What files of faces take: lists of their names, decoders, the cache's pages.
    private static let fileBytes = 64 << 20
    /// How many batches of faces wait.
    private static let waitingBatches = 8

    /// Bytes of a run with batches of this size: the model, a snapshot's copy of its numbers, film, remembered faces, and
    /// what every run takes.
    public func bytes(batchSize: Int) -> Int {
        let picture = plan.architecture.picture
        let faces = isDrawn ? FaceSources.syntheticMemory(side: picture.side) : Self.fileBytes
        let waiting = Self.waitingBatches * batchSize * picture.count
        return plan.trainingMemory(batchSize: batchSize, threads: threads) + plan.parameterMemory
            + Film.bytes(side: picture.side) + faces + waiting + Self.programBytes
    }

    /// Bytes that batches of another size take beside the model that there is: its buffers are made before the old ones
    /// go.
    func bytesToChange(batchSize: Int) -> Int {
        plan.trainingMemory(batchSize: batchSize, threads: threads) - plan.parameterMemory
            + Self.waitingBatches * batchSize * plan.architecture.picture.count
    }

    /// The largest batch of at most `batchSize` faces that fits; nil if not even one face does.
    public func greatestBatch(_ batchSize: Int, in room: Int) -> Int? {
        greatest(batchSize) { bytes(batchSize: $0) <= room }
    }

    func greatestChange(_ batchSize: Int, in room: Int) -> Int? {
        greatest(batchSize) { bytesToChange(batchSize: $0) <= room }
    }

    private func greatest(_ limit: Int, fits: (Int) -> Bool) -> Int? {
        guard limit > 0, fits(1) else { return nil }
        var (low, high) = (1, limit)
        while low < high {
            let middle = (low + high + 1) / 2
            if fits(middle) { low = middle } else { high = middle - 1 }
        }
        return low
    }
}

extension MemoryNeed {
    /// A size in megabytes or gigabytes, for people.
    public static func text(_ bytes: Int) -> String {
        let megabytes = (bytes + 500_000) / 1_000_000
        guard megabytes >= 1000 else { return "\(megabytes) MB" }
        let tenths = (megabytes + 50) / 100
        return "\(tenths / 10).\(tenths % 10) GB"
    }
}

extension MemoryNeed {
    /// Refuses a run that does not fit into the memory that there is.
    ///
    /// - Parameter alternatives: other networks to advise, by the options that ask for them, the best first.
    /// - Throws: `MemoryError`.
    public static func check(
        _ architecture: Architecture, batchSize: Int, threads: Int?, isDrawn: Bool, room: MemoryRoom? = .found,
        alternatives: [(options: String, architecture: Architecture)] = []
    ) throws(MemoryError) {
        let need = MemoryNeed(architecture, threads: threads, isDrawn: isDrawn)
        guard let room, need.bytes(batchSize: batchSize) > room.bytes else { return }
        var advice = need.greatestBatch(batchSize - 1, in: room.bytes).map { "--batch-size \($0)" }
        if advice == nil {
            for alternative in alternatives where advice == nil {
                let other = MemoryNeed(alternative.architecture, threads: threads, isDrawn: isDrawn)
                advice = other.greatestBatch(batchSize, in: room.bytes).map { batch in
                    batch < batchSize ? "\(alternative.options) --batch-size \(batch)" : alternative.options
                }
            }
        }
        throw MemoryError(needed: need.bytes(batchSize: batchSize), room: room, advice: advice)
    }
}
