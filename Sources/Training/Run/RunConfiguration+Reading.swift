import Faces
import Networks

extension RunConfiguration {
    enum CodingKeys: String, CodingKey {
        case gantopVersion, data, attributes, architecture, hyperparameters, batchSize, seed, threads, epochs, steps
        case snapshotEvery, snapshotSeconds, sampleEvery, sampleCount, onDivergence, processor, writesTensorBoard
        case crop, only, part, phrases, captions, mirrors, holdsOut, facts, damages
    }

    /// Reads a configuration that may come from an earlier gantop or from anyone's editor: what is missing gets its
    /// default, what is out of range is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            data: try values.decode(String.self, forKey: .data), seed: try values.decode(UInt64.self, forKey: .seed))
        gantopVersion = try values.decodeIfPresent(String.self, forKey: .gantopVersion) ?? gantopVersion
        attributes = try values.decodeIfPresent(String.self, forKey: .attributes)
        crop = try values.decodeIfPresent(FaceCrop.self, forKey: .crop)
        only = try values.decodeIfPresent(String.self, forKey: .only)
        part = try values.decodeIfPresent(FacePart.self, forKey: .part)
        phrases = try values.decodeIfPresent(Bool.self, forKey: .phrases) ?? phrases
        captions = try values.decodeIfPresent(String.self, forKey: .captions)
        mirrors = try values.decodeIfPresent(Bool.self, forKey: .mirrors) ?? mirrors
        holdsOut = try values.decodeIfPresent(Bool.self, forKey: .holdsOut) ?? holdsOut
        damages = try values.decodeIfPresent([DamageKind].self, forKey: .damages)
        hyperparameters = try values.decodeIfPresent(Hyperparameters.self, forKey: .hyperparameters) ?? hyperparameters
        processor = try values.decodeIfPresent(String.self, forKey: .processor) ?? ""
        facts = try values.decodeIfPresent(RunFacts.self, forKey: .facts)
        onDivergence = try values.decodeIfPresent(DivergencePolicy.self, forKey: .onDivergence) ?? onDivergence
        writesTensorBoard = try values.decodeIfPresent(Bool.self, forKey: .writesTensorBoard) ?? writesTensorBoard

        func number(_ key: CodingKeys, _ range: ClosedRange<Int>) throws -> Int? {
            guard let value = try values.decodeIfPresent(Int.self, forKey: key) else { return nil }
            guard range.contains(value) else { throw values.outOfRange(key) }
            return value
        }
        batchSize = try number(.batchSize, 1...4096) ?? batchSize
        threads = try number(.threads, 1...4096)
        epochs = try number(.epochs, 0...1 << 40)
        steps = try number(.steps, 0...1 << 40)
        snapshotEvery = try number(.snapshotEvery, 1...1 << 40) ?? snapshotEvery
        sampleEvery = try number(.sampleEvery, 1...1 << 40) ?? sampleEvery
        sampleCount = try number(.sampleCount, 1...4096) ?? sampleCount
        snapshotSeconds = try values.decodeIfPresent(Double.self, forKey: .snapshotSeconds) ?? snapshotSeconds
        guard snapshotSeconds >= 0 else { throw values.outOfRange(.snapshotSeconds) }
        architecture = try values.decodeIfPresent(Architecture.self, forKey: .architecture) ?? architecture
    }
}

extension KeyedDecodingContainer {
    fileprivate func outOfRange(_ key: Key) -> DecodingError {
        DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: "out of range")
    }
}
