/// How many files of a source are passed over, told apart by the endings of their names.
public struct PassedOverFiles: Sendable, Equatable {
    private var counts: [NamedKind: Int] = [:]

    init() {}

    /// How many there are.
    public var count: Int { counts.values.reduce(0, +) }

    /// Notes a file; not one that gantop itself looks for beside faces.
    mutating func add(_ name: some BidirectionalCollection<UInt8>) {
        let file = name.suffix(while: { $0 != UInt8(ascii: "/") })
        guard !AttributeSearch.allNames.contains(where: { $0.utf8.elementsEqual(file) }) else { return }
        counts[NamedKind(file), default: 0] += 1
    }

    /// `12 JPEG XL, 3 PSD, 1 text`, most first; empty where there are none.
    public var summary: String {
        sorted.map { "\($0.value.grouped) \($0.key.name)" }.joined(separator: ", ")
    }

    /// A line for people; nil where nothing is passed over.
    public var remark: String? { counts.isEmpty ? nil : "passed over \(summary)" }

    /// What to do where these are all that there is: for the kind that most of them are of.
    var advice: String? { sorted.lazy.compactMap(\.key.advice).first }

    private var sorted: [(key: NamedKind, value: Int)] {
        counts.sorted { ($1.value, $0.key.name) < ($0.value, $1.key.name) }
    }
}

extension BidirectionalCollection {
    /// The longest end of the collection whose elements all fit.
    fileprivate func suffix(while fits: (Element) -> Bool) -> SubSequence {
        var start = endIndex
        while start > startIndex, fits(self[index(before: start)]) { start = index(before: start) }
        return self[start...]
    }
}
