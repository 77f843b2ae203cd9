extension Architecture: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case picture, generator, restorer, discriminator, conditions
        case latentSize = "latent_size"
    }

    /// The keys of earlier versions, which knew the tutorial's pair alone, by its widths.
    private enum WidthKeys: String, CodingKey {
        case latentSize, generatorChannels, discriminatorChannels
    }

    /// Reads a description, and checks that its stages fit together.
    ///
    /// The object has `picture` (`side`, `channels`), `latent_size`, the stages of `generator` and `discriminator`, and,
    /// where the pair is told conditions, their number, `conditions`; or, in place of `generator` and `latent_size`, the
    /// stages of a `restorer`; or it is one of earlier versions, with the tutorial's three widths for each network.
    ///
    /// - Throws: `DecodingError` where a value is missing or of another type, `DescriptionError` where stages do not fit.
    public init(from decoder: any Decoder) throws {
        if let earlier = try Self.earlier(decoder) {
            self = earlier
        } else {
            try decoder.refuseOtherKeys(than: CodingKeys.allCases.map(\.rawValue))
            let values = try decoder.container(keyedBy: CodingKeys.self)
            picture = try values.decode(PictureShape.self, forKey: .picture)
            if values.contains(.restorer) {
                try Self.refuseGenerator(beside: values)
                (purpose, latentSize, conditions) = (.restoring, 0, 0)
                generator = try values.decode([Stage].self, forKey: .restorer)
            } else {
                latentSize = try values.decode(Int.self, forKey: .latentSize)
                generator = try values.decode([Stage].self, forKey: .generator)
                conditions = try values.decodeIfPresent(Int.self, forKey: .conditions) ?? 0
            }
            discriminator = try values.decode([Stage].self, forKey: .discriminator)
        }
        _ = try PairPlan(self)
    }

    private static func refuseGenerator(beside values: KeyedDecodingContainer<CodingKeys>) throws {
        for key in [CodingKeys.generator, .latentSize, .conditions] where values.contains(key) {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: values, debugDescription: "it has no place beside a restorer")
        }
    }

    private static func earlier(_ decoder: any Decoder) throws -> Architecture? {
        let values = try decoder.container(keyedBy: WidthKeys.self)
        guard values.contains(.generatorChannels) else { return nil }
        let widths = (
            try values.decode([Int].self, forKey: .generatorChannels),
            try values.decode([Int].self, forKey: .discriminatorChannels)
        )
        guard widths.0.count == 3, widths.1.count == 3 else {
            throw DescriptionError(nil, "the tutorial's networks have three widths each")
        }
        return Architecture(
            latentSize: try values.decode(Int.self, forKey: .latentSize), generatorChannels: widths.0,
            discriminatorChannels: widths.1)
    }

    /// Writes what `init(from:)` reads.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(picture, forKey: .picture)
        try values.encode(discriminator, forKey: .discriminator)
        guard purpose == .generating else { return try values.encode(generator, forKey: .restorer) }
        try values.encode(latentSize, forKey: .latentSize)
        try values.encode(generator, forKey: .generator)
        if conditions > 0 { try values.encode(conditions, forKey: .conditions) }
    }
}
