import Foundation

/// The tensors of a safetensors file (https://github.com/huggingface/safetensors): as much of the format as the
/// goldens need.
struct SafetensorsFile {
    private(set) var tensors: [String: [Float]] = [:]

    struct Entry: Decodable {
        let dtype: String
        let data_offsets: [Int]
    }

    enum Problem: Error { case missing(String), unknownType(String) }

    init(named name: String) throws {
        guard let url = Bundle.module.url(forResource: name, withExtension: "safetensors", subdirectory: "Goldens")
        else { throw Problem.missing(name) }
        let data = try Data(contentsOf: url)
        let length = data.prefix(8).enumerated().reduce(0) { $0 | Int($1.element) << (8 * $1.offset) }
        let entries = try JSONDecoder().decode([String: Entry].self, from: data.subdata(in: 8..<8 + length))
        for (name, entry) in entries {
            guard entry.dtype == "F32" else { throw Problem.unknownType(entry.dtype) }
            let bytes = data.subdata(in: 8 + length + entry.data_offsets[0]..<8 + length + entry.data_offsets[1])
            tensors[name] = bytes.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
        }
    }

    func values(_ name: String) throws -> [Float] {
        guard let values = tensors[name] else { throw Problem.missing(name) }
        return values
    }
}
