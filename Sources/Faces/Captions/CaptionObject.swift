import Foundation

/// One line of JSON lines: a picture's name and its captions.
struct CaptionObject {
    let name: String
    let captions: [String]

    /// Why a line is no such object.
    struct Mistake: Error, Equatable {
        let expected: String
        let found: String
    }

    /// Decodes line after line.
    struct Decoder {
        private let decoder = JSONDecoder()

        func decode(_ line: ArraySlice<UInt8>) throws(Mistake) -> CaptionObject {
            let entries: [String: Value]
            do {
                entries = try decoder.decode(Line.self, from: Data(line)).entries
            } catch {
                throw Mistake(expected: "a JSON object", found: line.excerpt)
            }
            return try CaptionObject(entries)
        }
    }

    private init(_ entries: [String: Value]) throws(Mistake) {
        guard let name = CaptionColumns.names.lazy.compactMap({ entries[$0]?.name }).first else {
            throw Self.missing("the picture's name", CaptionColumns.names, in: entries)
        }
        guard let captions = CaptionColumns.texts.lazy.compactMap({ entries[$0]?.texts }).first else {
            throw Self.missing("a caption or a list of captions", CaptionColumns.texts, in: entries)
        }
        self.name = name
        self.captions = captions
    }

    private static func missing(_ what: String, _ keys: [String], in entries: [String: Value]) -> Mistake {
        let expected = "\(what) as \(keys.map { "'\($0)'" }.joined(separator: ", "))"
        if let key = keys.first(where: { entries[$0] != nil }), let value = entries[key] {
            return Mistake(expected: expected, found: "\(value.kind) as '\(key)'")
        }
        let found = entries.keys.sorted().prefix(8).map { "'\($0.excerpt)'" }.joined(separator: ", ")
        return Mistake(expected: expected, found: found.isEmpty ? "an object without entries" : "only \(found)")
    }

    /// The entries of an object that may be of use, their keys in lower case.
    private struct Line: Decodable {
        var entries: [String: Value] = [:]

        init(from decoder: any Swift.Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            // In byte order, so that of keys that differ in case the one in lower case comes last and counts.
            for key in container.allKeys.sorted(by: { $0.stringValue < $1.stringValue }) {
                entries[key.stringValue.lowercased()] = try container.decode(Value.self, forKey: key)
            }
        }
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }

        init?(intValue: Int) { nil }
    }

    /// What stands behind a key, as far as it matters.
    private enum Value: Decodable {
        case text(String)
        case number(Int)
        case list([String])
        case other

        init(from decoder: any Swift.Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .text(text)
            } else if let number = try? container.decode(Int.self) {
                self = .number(number)
            } else if let list = try? container.decode([String].self) {
                self = .list(list)
            } else {
                self = .other
            }
        }

        /// A picture's name; numbers serve as names, too.
        var name: String? {
            switch self {
            case .text(let text): text
            case .number(let number): "\(number)"
            case .list, .other: nil
            }
        }

        var texts: [String]? {
            switch self {
            case .text(let text): [text]
            case .list(let list): list
            case .number, .other: nil
            }
        }

        var kind: String {
            switch self {
            case .text: "a text"
            case .number: "a number"
            case .list: "a list"
            case .other: "something else"
            }
        }
    }
}
