import Phrases

/// The words of all captions, numbered as they come, and which faces have which.
struct CaptionWords {
    /// What the captions of one face do with a word.
    private enum Mention {
        case said
        case denied
    }

    /// The words in the order in which they first came.
    private(set) var words: [String] = []
    /// How many faces have each word, and how many have it only denied.
    private(set) var saidCounts: [Int] = []
    private(set) var deniedCounts: [Int] = []
    /// How many faces have captions.
    private(set) var faces = 0

    /// The number of each token as it is written, -1 for those that are left out: folding each once saves most of the time.
    private var numbers: [String: Int32] = [:]
    private var wordNumbers: [String: Int32] = [:]
    /// For each face its words' numbers from 1, negative where they are denied.
    private var mentions: [Int32] = []
    private var ends: [Int] = []
    /// The words of the face at hand.
    private var current: [Int32: Mention] = [:]

    /// Different words, as they are written, at most: 1,048,576. Captions that people write have some ten thousand.
    static let mostDifferent = 1 << 20
    /// Letters of a word at most; what is longer is none.
    private static let longestWord = 40

    /// Goes through the captions of all faces.
    init(_ match: CaptionMatch) throws(CaptionError) {
        ends.reserveCapacity(match.count)
        for face in 0..<match.count {
            let captions = match.captions(face)
            for caption in captions { try take(caption, path: match.table.path) }
            if !captions.isEmpty { faces += 1 }
            closeFace()
        }
        numbers = [:]
        wordNumbers = [:]
    }

    /// The numbers of the words that enough faces have, in the vocabulary's order.
    func chosen() -> [Int] {
        let common = words.indices.filter { saidCounts[$0] * 100 >= CaptionVocabulary.leastPercent * faces }
        let sorted = common.filter { saidCounts[$0] > 0 }.sorted { left, right in
            if saidCounts[left] != saidCounts[right] { return saidCounts[left] > saidCounts[right] }
            return words[left].utf8.lexicographicallyPrecedes(words[right].utf8)
        }
        return Array(sorted.prefix(CaptionVocabulary.mostWords))
    }

    /// A face's row over a choice of words; nil for a face without captions is up to the caller.
    ///
    /// - Parameter places: for each word its place in the row, -1 where it has none.
    func row(_ face: Int, places: [Int32], length: Int) -> [Int8] {
        var row = [Int8](repeating: 0, count: length)
        for mention in mentions[(face == 0 ? 0 : ends[face - 1])..<ends[face]] {
            let place = places[Int(mention.magnitude) - 1]
            if place >= 0 { row[Int(place)] = mention > 0 ? 1 : -1 }
        }
        return row
    }

    private mutating func take(_ caption: String, path: String) throws(CaptionError) {
        let tokens = Tokens(caption)
        let denied = Denial.english.deniedWords(in: tokens)
        for (token, isDenied) in zip(tokens.words, denied) {
            let number = try number(of: token.text, path: path)
            guard number >= 0 else { continue }
            // What one caption says counts for more than what another, or a denial that reaches too far, takes away.
            if !isDenied { current[number] = .said } else if current[number] == nil { current[number] = .denied }
        }
    }

    private mutating func closeFace() {
        for (number, mention) in current {
            if mention == .said { saidCounts[Int(number)] += 1 } else { deniedCounts[Int(number)] += 1 }
            mentions.append(mention == .said ? number + 1 : -number - 1)
        }
        current.removeAll(keepingCapacity: true)
        ends.append(mentions.count)
    }

    private mutating func number(of token: String, path: String) throws(CaptionError) -> Int32 {
        if let known = numbers[token] { return known }
        guard numbers.count < Self.mostDifferent else {
            throw .tooManyWords(path: path, limit: Self.mostDifferent)
        }
        let word = WordFolding.singular(token)
        let number: Int32
        if !Self.describes(token) || !Self.describes(word) {
            number = -1
        } else if let known = wordNumbers[word] {
            number = known
        } else {
            number = Int32(words.count)
            wordNumbers[word] = number
            words.append(word)
            saidCounts.append(0)
            deniedCounts.append(0)
        }
        numbers[token] = number
        return number
    }

    /// Whether a word may say something of a picture: neither a function word, nor a number, nor a single letter.
    private static func describes(_ word: String) -> Bool {
        guard word.utf8.count > 1, word.count <= longestWord, word.contains(where: \.isLetter) else { return false }
        return !FunctionWords.contains(word)
    }
}
