import Networks

extension SafetensorsHeader {
    /// Reads the header's length from the first 8 bytes of a file of `fileSize` bytes, and believes it only as far as
    /// the file goes.
    static func length(_ first: [UInt8], fileSize: Int) throws(SnapshotProblem) -> Int {
        guard first.count == 8 else { throw SnapshotProblem(.notSafetensors("it has fewer than 8 bytes")) }
        let claimed = first.reversed().reduce(0) { $0 << 8 | UInt64($1) }
        let limit = UInt64(min(lengthLimit, fileSize - 8))
        guard claimed <= limit else { throw SnapshotProblem(.headerTooLong(claimed: claimed, limit: limit)) }
        return Int(claimed)
    }

    /// Reads the header from its bytes.
    init(parsing header: [UInt8], fileSize: Int) throws(SnapshotProblem) {
        var draft = Draft()
        do throws(JSONReader.Failure) {
            var reader = JSONReader(header)
            try draft.read(from: &reader)
        } catch {
            let reason = "byte \(8 + error.position) of its header is not \(error.expected)"
            throw SnapshotProblem(.notSafetensors(reason))
        }
        dataStart = 8 + header.count
        metadata = draft.metadata
        digestDigits = draft.digest.map { 8 + $0.lowerBound..<8 + $0.upperBound }
        entries = try draft.checkedEntries()
        let expected = UInt64(dataStart) + UInt64(entries.last?.bytes.upperBound ?? 0)
        guard expected == UInt64(fileSize) else {
            throw SnapshotProblem(.wrongSize(expected: expected, found: UInt64(fileSize)))
        }
    }
}

/// What is wrong, before the path is known.
struct SnapshotProblem: Error {
    let problem: SnapshotError.Problem

    init(_ problem: SnapshotError.Problem) {
        self.problem = problem
    }
}

/// A header as its text has it, before its numbers are believed.
private struct Draft {
    struct Tensor {
        var name: String
        var type: String?
        var shape: [Int]?
        var offsets: [Int]?
    }

    var tensors: [Tensor] = []
    var metadata: [String: String] = [:]
    var digest: Range<Int>?

    mutating func read(from reader: inout JSONReader) throws(JSONReader.Failure) {
        try reader.readObject { name, reader throws(JSONReader.Failure) in
            if name == "__metadata__" {
                try readMetadata(from: &reader)
            } else {
                tensors.append(try Self.readTensor(name, from: &reader))
            }
        }
        try reader.expectEnd()
    }

    private mutating func readMetadata(from reader: inout JSONReader) throws(JSONReader.Failure) {
        try reader.readObject { key, reader throws(JSONReader.Failure) in
            metadata[key] = try reader.readString()
            if key == SafetensorsHeader.digestKey { digest = reader.lastString }
        }
    }

    private static func readTensor(_ name: String, from reader: inout JSONReader) throws(JSONReader.Failure) -> Tensor {
        var tensor = Tensor(name: name)
        try reader.readObject { key, reader throws(JSONReader.Failure) in
            switch key {
            case "dtype": tensor.type = try reader.readString()
            case "shape": tensor.shape = try readCounts(from: &reader)
            case "data_offsets": tensor.offsets = try readCounts(from: &reader)
            default:
                throw JSONReader.Failure(position: reader.position, expected: "dtype, shape or data_offsets")
            }
        }
        return tensor
    }

    private static func readCounts(from reader: inout JSONReader) throws(JSONReader.Failure) -> [Int] {
        var counts: [Int] = []
        try reader.readArray { reader throws(JSONReader.Failure) in
            guard counts.count < 8 else {
                throw JSONReader.Failure(position: reader.position, expected: "a shape of at most 8 dimensions")
            }
            counts.append(try reader.readCount())
        }
        return counts
    }

    /// The tensors in the order of their bytes; they must fit their shapes and lie one after another.
    func checkedEntries() throws(SnapshotProblem) -> [SafetensorsHeader.Entry] {
        var entries: [SafetensorsHeader.Entry] = []
        for tensor in tensors { entries.append(try Self.checked(tensor)) }
        entries.sort { ($0.bytes.lowerBound, $0.bytes.upperBound) < ($1.bytes.lowerBound, $1.bytes.upperBound) }
        var end = 0
        for entry in entries {
            guard entry.bytes.lowerBound == end else {
                let fault = entry.bytes.lowerBound < end ? "overlaps another" : "leaves a hole before it"
                throw SnapshotProblem(.badTensor(name: entry.tensor.name, reason: fault))
            }
            end = entry.bytes.upperBound
        }
        return entries
    }

    private static func checked(_ tensor: Tensor) throws(SnapshotProblem) -> SafetensorsHeader.Entry {
        func fault(_ reason: String) -> SnapshotProblem {
            SnapshotProblem(.badTensor(name: tensor.name, reason: reason))
        }
        guard let type = tensor.type, let shape = tensor.shape, let offsets = tensor.offsets else {
            throw fault("lacks its dtype, shape or data_offsets")
        }
        guard type == "F32" else { throw SnapshotProblem(.wrongType(name: tensor.name, found: type)) }
        guard offsets.count == 2, offsets[0] <= offsets[1] else { throw fault("has no range of bytes") }
        var size = 4
        for length in shape {
            let (product, overflow) = size.multipliedReportingOverflow(by: length)
            guard !overflow else { throw fault("is too large") }
            size = product
        }
        guard offsets[1] - offsets[0] == size else {
            throw fault("of shape \(shape) has \(offsets[1] - offsets[0]) bytes, expected \(size)")
        }
        let description = TensorDescription(name: tensor.name, shape: shape)
        return SafetensorsHeader.Entry(tensor: description, bytes: offsets[0]..<offsets[1])
    }
}
