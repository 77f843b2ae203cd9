/// Which of CelebA's official parts faces are chosen from.
public enum FacePart: String, Sendable, Equatable, Codable, CaseIterable {
    /// All faces, whatever part they belong to.
    case all
    /// The faces to learn from: 162,770 of CelebA's.
    case train
    /// Those to try settings on: 19,867.
    case validation
    /// Those to judge by in the end: 19,962.
    case test

    /// The part that a table means: CelebA's 0, 1 and 2, or a word.
    init?(_ field: ArraySlice<UInt8>) {
        switch String(decoding: field.prefix(Self.longestWord + 1), as: UTF8.self).lowercased() {
        case "0", "0.0", "train", "training": self = .train
        case "1", "1.0", "val", "valid", "validation": self = .validation
        case "2", "2.0", "test", "testing": self = .test
        default: return nil
        }
    }

    private static let longestWord = 10
}
