import Foundation

extension Architecture {
    /// The description as text: JSON with sorted keys, equal for equal pairs.
    ///
    /// - Parameter isPretty: over many lines, for people; otherwise one.
    public func json(isPretty: Bool = false) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = isPretty ? [.sortedKeys, .prettyPrinted] : .sortedKeys
        do {
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        } catch {
            preconditionFailure("a description of whole numbers, finite ones and words can be written: \(error)")
        }
    }

    /// Reads a description and checks that its stages fit together.
    ///
    /// - Throws: what is wrong, with the place in the text or the stage's name.
    public init(json: String) throws(DescriptionError) {
        do {
            self = try JSONDecoder().decode(Architecture.self, from: Data(json.utf8))
        } catch let error as DescriptionError {
            throw error
        } catch let error as DecodingError {
            throw DescriptionError(error)
        } catch {
            throw DescriptionError(nil, "it is not JSON: \(error)")
        }
    }
}

extension DescriptionError {
    /// What a decoder says, in a line.
    init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context):
            self.init(Self.place(context.codingPath), "\(key.stringValue) is missing")
        case .valueNotFound(_, let context):
            self.init(Self.place(context.codingPath), "there is nothing")
        case .typeMismatch(let type, let context):
            self.init(Self.place(context.codingPath), "expected \(Self.noun(type))")
        case .dataCorrupted(let context):
            // The decoder's own words on broken JSON tell of Foundation, not of the text.
            let isSyntax = context.codingPath.isEmpty && context.debugDescription.contains("valid JSON")
            self.init(Self.place(context.codingPath), isSyntax ? "it is not JSON" : context.debugDescription)
        @unknown default: self.init(nil, "it is not a description of networks")
        }
    }

    private static func place(_ path: [any CodingKey]) -> String? {
        guard !path.isEmpty else { return nil }
        return path.reduce(into: "") { text, key in
            if let index = key.intValue {
                text += "[\(index)]"
            } else {
                text += (text.isEmpty ? "" : ".") + key.stringValue
            }
        }
    }

    private static func noun(_ type: any Any.Type) -> String {
        switch type {
        case is String.Type: "text"
        case is Bool.Type: "true or false"
        case is Int.Type: "a whole number"
        case is Double.Type: "a number"
        default: String(describing: type).hasPrefix("Array") ? "a list" : "an object"
        }
    }
}
