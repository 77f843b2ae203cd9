import Networks

/// What of a picture's row the generator is told in training, drawn anew for each picture.
///
/// Most pictures leave some of it unsaid, 0: each attribute stays with probability u², u uniform in [0, 1) and drawn for
/// the picture, so mostly few stay and now and then nearly all. That teaches each attribute by itself. One in ten keeps
/// all. And one in four keeps all with one entry turned round, as no picture may have it: that teaches to change one
/// attribute and leave the rest, where the data only know those that go together. Captions mention little and deny less: of
/// words any one becomes +1 or -1, whatever the picture's captions say.
///
/// A pure function of the run's seed and the picture's place in the run, the same on every machine: going on from a
/// snapshot needs no state of it.
public enum SaidMask {
    /// The share of pictures that keep all.
    public static let wholeShare: Float = 0.1
    /// The share of pictures that keep all but for one entry, which is turned round.
    public static let turnedShare: Float = 0.25
    /// Pictures of a batch at the most.
    public static let mostSlots = 4096

    /// "unsaid" in ASCII and the place: streams that nothing else of the run draws from.
    private static let firstStream: UInt64 = 0x756e_7361_6964_0000

    /// What is told of a picture.
    public struct Told: Sendable, Equatable {
        /// The row's entries, 0 where nothing is said.
        public var said: [Int8]
        /// The entry that is turned round, if one is.
        public var turned: Int?
    }

    /// What is told of a picture's row; of attributes what is 0 stays so.
    ///
    /// - Parameters:
    ///   - row: the picture's row, or any other of its length: what is left unsaid does not depend on it.
    ///   - batch: which batch of the run it is, from 0; each number is used once.
    ///   - slot: which picture of the batch, from 0.
    /// - Precondition: `slot` is in `0..<mostSlots`, `batch >= 0`.
    public static func told(
        of row: [Int8], kind: ConditionKind, seed: UInt64, batch: Int, slot: Int
    ) -> Told {
        precondition((0..<mostSlots).contains(slot), "picture \(slot) of a batch of at most \(mostSlots)")
        precondition(batch >= 0, "batch \(batch) of a run")
        let place = UInt64(batch) &* UInt64(mostSlots) &+ UInt64(slot)
        var random = SeededRandom(seed: seed, stream: firstStream &+ place)
        let choice = random.nextUnit()
        if choice < turnedShare { return turned(row, kind, &random) }
        guard choice >= turnedShare + wholeShare else { return Told(said: row) }
        let root = random.nextUnit()
        let share = root * root
        return Told(said: row.map { random.nextUnit() < share ? $0 : 0 })
    }

    /// The whole row with one entry turned round: of attributes one that is known, of words any, said or denied with equal
    /// chances.
    private static func turned(_ row: [Int8], _ kind: ConditionKind, _ random: inout SeededRandom) -> Told {
        let entries = row.indices.filter { kind == .words || row[$0] != 0 }
        guard !entries.isEmpty else { return Told(said: row) }
        let entry = entries[random.nextInteger(below: entries.count)]
        var said = row
        switch kind {
        case .attributes: said[entry] = -row[entry]
        case .words: said[entry] = random.nextUnit() < 0.5 ? 1 : -1
        }
        return Told(said: said, turned: entry)
    }
}
