/// Arithmetic on faces: the mean latent vector of some, less that of others, plus that of further ones.
///
/// Radford, Metz and Chintala 2015 (arXiv:1511.06434), section 6.3.2: single faces were unstable, means of three were not.
public struct FaceSum: Codable, Sendable, Equatable {
    /// Faces of a term at most.
    public static let greatestTermCount = 3
    /// Numbers of faces, from 1.
    public static let numbers = 1...4096
    /// Faces that a sum is shown as: itself in the middle, and eight around it.
    public static let shownCount = 9

    /// The terms A, B and C of A - B + C: numbers of the fixed faces, from 1.
    public var terms: [[Int]]

    /// A sum of three terms.
    public init(_ a: [Int], minus b: [Int], plus c: [Int]) { terms = [a, b, c] }

    /// Whether there are three terms of one to three faces each, with numbers that faces have.
    public var isSane: Bool {
        terms.count == 3
            && terms.allSatisfy { term in
                (1...Self.greatestTermCount).contains(term.count) && term.allSatisfy { Self.numbers.contains($0) }
            }
    }

    /// As people type it: `3,7,9 - 1,4,6 + 2,5,8`.
    public var text: String {
        let words = terms.map { $0.map(String.init).joined(separator: ",") }
        return zip(["", " - ", " + "], words).map { $0 + $1 }.joined()
    }

    /// Why a text is not a sum, in a line.
    public struct Complaint: Error, Sendable, Equatable, CustomStringConvertible {
        /// The line.
        public let description: String
    }

    /// Reads `3,7,9 - 1,4,6 + 2,5,8`.
    ///
    /// - Throws: `Complaint` with what is wrong with which term.
    public init(_ text: String) throws(Complaint) {
        let parts = text.split(whereSeparator: { $0 == "-" || $0 == "+" || $0 == "\u{2212}" })
        let signs = text.filter { $0 == "-" || $0 == "+" || $0 == "\u{2212}" }
        guard parts.count == 3, signs.count == 2, signs.first != "+", signs.last == "+" else {
            throw Complaint(
                description: "a sum of faces looks like '3,7,9 - 1,4,6 + 2,5,8', not like '\(text.prefix(60))'")
        }
        var terms: [[Int]] = []
        for (letter, part) in zip(["A", "B", "C"], parts) {
            var term: [Int] = []
            for word in part.split(separator: ",", omittingEmptySubsequences: false) {
                let digits = word.filter { $0 != " " }
                guard let number = Int(digits), Self.numbers.contains(number) else {
                    throw Complaint(
                        description: "faces are numbered from 1 to \(Self.numbers.upperBound); term \(letter) has"
                            + " '\(digits.prefix(20))'")
                }
                term.append(number)
            }
            guard term.count <= Self.greatestTermCount else {
                throw Complaint(
                    description: "a term has at most \(Self.greatestTermCount) faces; \(letter) has \(term.count)")
            }
            terms.append(term)
        }
        self.terms = terms
    }
}
