extension Stage: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case activation, slope, bias, channels, initial, deviation, joins, kernel, kind, norm, padding, side, stride
    }

    /// Reads a stage: an object with `kind` (`dense` with `side`; `convolution` or `transposed_convolution` with
    /// `kernel`, `stride` and `padding`), `channels`, `bias`, `norm` (optional), `activation` (`leaky` with `slope`,
    /// `relu`, `tanh`, `none`), `initial` (`glorot`, or `normal` with `deviation`) and, where something joins its input,
    /// `joins`: the names of earlier stages, or `picture`.
    ///
    /// - Throws: `DecodingError` where a value is missing, of another type, or not one of those.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseOtherKeys(than: CodingKeys.allCases.map(\.rawValue))
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let name = try values.decode(String.self, forKey: .kind)
        switch name {
        case "dense": kind = .dense(side: try values.decode(Int.self, forKey: .side))
        case "convolution": kind = .convolution(try Self.window(values))
        case "transposed_convolution": kind = .transposedConvolution(try Self.window(values))
        default: throw values.unknown(.kind, name, "dense, convolution or transposed_convolution")
        }
        channels = try values.decode(Int.self, forKey: .channels)
        bias = try values.decode(Bool.self, forKey: .bias)
        norm = try values.decodeIfPresent(Norm.self, forKey: .norm)
        let function = try values.decode(String.self, forKey: .activation)
        switch function {
        case "leaky": activation = .leaky(slope: try values.decode(Double.self, forKey: .slope))
        case "relu": activation = .relu
        case "tanh": activation = .tanh
        case "none": activation = .none
        default: throw values.unknown(.activation, function, "leaky, relu, tanh or none")
        }
        let beginning = try values.decode(String.self, forKey: .initial)
        switch beginning {
        case "glorot": initial = .glorot
        case "normal": initial = .normal(deviation: try values.decode(Double.self, forKey: .deviation))
        default: throw values.unknown(.initial, beginning, "glorot or normal")
        }
        joins = try (values.decodeIfPresent([String].self, forKey: .joins) ?? []).map(Join.init(named:))
    }

    private static func window(_ values: KeyedDecodingContainer<CodingKeys>) throws -> Window {
        Window(
            kernel: try values.decode(Int.self, forKey: .kernel), stride: try values.decode(Int.self, forKey: .stride),
            padding: try values.decode(Padding.self, forKey: .padding))
    }

    /// Writes what `init(from:)` reads.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        switch kind {
        case .dense(let side):
            try values.encode("dense", forKey: .kind)
            try values.encode(side, forKey: .side)
        case .convolution(let window):
            try values.encode("convolution", forKey: .kind)
            try Self.encode(window, into: &values)
        case .transposedConvolution(let window):
            try values.encode("transposed_convolution", forKey: .kind)
            try Self.encode(window, into: &values)
        }
        try values.encode(channels, forKey: .channels)
        try values.encode(bias, forKey: .bias)
        try values.encodeIfPresent(norm, forKey: .norm)
        switch activation {
        case .leaky(let slope):
            try values.encode("leaky", forKey: .activation)
            try values.encode(slope, forKey: .slope)
        case .relu: try values.encode("relu", forKey: .activation)
        case .tanh: try values.encode("tanh", forKey: .activation)
        case .none: try values.encode("none", forKey: .activation)
        }
        switch initial {
        case .glorot: try values.encode("glorot", forKey: .initial)
        case .normal(let deviation):
            try values.encode("normal", forKey: .initial)
            try values.encode(deviation, forKey: .deviation)
        }
        if !joins.isEmpty { try values.encode(joins.map(\.name), forKey: .joins) }
    }

    private static func encode(_ window: Window, into values: inout KeyedEncodingContainer<CodingKeys>) throws {
        try values.encode(window.kernel, forKey: .kernel)
        try values.encode(window.stride, forKey: .stride)
        try values.encode(window.padding, forKey: .padding)
    }
}

extension KeyedDecodingContainer {
    fileprivate func unknown(_ key: Key, _ found: String, _ known: String) -> DecodingError {
        DecodingError.dataCorruptedError(
            forKey: key, in: self, debugDescription: "'\(found.prefix(40))' is none of \(known)")
    }
}

/// A key of any name.
private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

extension Decoder {
    /// Refuses an object with other keys: a misspelt one would be passed over without a word.
    func refuseOtherKeys(than known: [String]) throws {
        let values = try container(keyedBy: AnyKey.self)
        for key in values.allKeys.sorted(by: { $0.stringValue < $1.stringValue })
        where !known.contains(key.stringValue) {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: values, debugDescription: "'\(key.stringValue.prefix(40))' means nothing here")
        }
    }
}
