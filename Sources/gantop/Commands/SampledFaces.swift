import Networks
import Phrases
import RunEvents
import Snapshots
import Training

/// What `gantop sample` makes faces from: random numbers, and what the networks are told.
struct SampledFaces {
    /// How many faces.
    private(set) var count: Int
    /// [face][latentSize].
    private(set) var latents: [Float] = []
    /// [face][condition]; empty for networks that are told nothing.
    private(set) var conditions: [Float] = []
    /// Faces across; nil for a grid that is about square.
    private(set) var columns: Int?
    /// What they are, in a few words.
    private(set) var noun: String
    /// What people should know, a line each.
    private(set) var remarks: [String] = []

    /// What was asked for.
    enum Subject {
        /// So many faces.
        case faces(Int)
        /// Nine faces around a sum.
        case sum(FaceSum, variation: Int)
        /// A row of so many faces for each phrase.
        case phrases([String], faces: Int)
        /// So many faces with these settings of attributes.
        case settings(String, faces: Int)
        /// So many rows of faces along which an attribute goes from its opposite to itself.
        case sweep(String, faces: Int)

        /// What a run with phrases is needed for.
        fileprivate var option: String? {
            switch self {
            case .faces, .sum: nil
            case .phrases: "--phrase"
            case .settings: "--set"
            case .sweep: "--sweep"
            }
        }
    }

    /// Faces across where an attribute goes from end to end.
    static let sweepColumns = 9

    /// - Parameter path: the snapshot, for errors.
    init(_ subject: Subject, state: TrainingState, seed: UInt64, path: String) throws {
        let size = state.architecture.latentSize
        let table = state.conditions
        if table == nil, let option = subject.option {
            throw NetworkError(
                "\(path) was trained without phrases, so \(option) tells it nothing: 'gantop train --phrases' makes"
                    + " snapshots that understand them")
        }
        switch subject {
        case .faces(let count):
            self.init(count: count, noun: count == 1 ? "face" : "faces", size: size, seed: seed)
            conditions = table?.sample.fixed(seed: seed, count: count) ?? []
        case .sum(let sum, let variation):
            self.init(count: FaceSum.shownCount, noun: "faces around \(sum.text)", size: size, seed: seed)
            latents = LatentVectors.sum(sum, seed: seed, variation: variation, size: size)
            conditions = table?.sample.repeated(seed: seed, count: count) ?? []
        case .phrases(let phrases, let faces):
            self.init(count: faces, noun: "faces", size: size, seed: seed)
            if let table { try tell(phrases, table, seed: seed) }
        case .settings(let text, let faces):
            self.init(count: faces, noun: "faces with \(text)", size: size, seed: seed)
            if let table {
                let settings = try AttributeSettings(text, vocabulary: table.vocabulary)
                conditions = table.sample.told(saying: settings.condition, seed: seed, count: faces)
            }
        case .sweep(let name, let faces):
            self.init(count: faces, noun: "faces along \(name)", size: size, seed: seed)
            if let table { try sweep(name, table, seed: seed) }
        }
    }

    private init(count: Int, noun: String, size: Int, seed: UInt64) {
        self.count = count
        self.noun = noun
        latents = LatentVectors.fixed(seed: seed, count: count, size: size)
    }

    /// A row for each phrase: the same faces, told otherwise.
    private mutating func tell(_ phrases: [String], _ table: ConditionTable, seed: UInt64) throws {
        let (faces, row) = (count, latents)
        let parser = PhraseParser(table.vocabulary)
        latents = []
        for (index, phrase) in phrases.enumerated() {
            let reading = try parser.read(phrase)
            latents += row
            conditions += table.sample.told(saying: reading.condition, seed: seed, count: faces)
            let place = phrases.count > 1 ? "row \(index + 1): " : ""
            let words = parser.describe(reading.condition)
            remarks.append(place + (words.isEmpty ? "nothing said" : words))
            remarks += reading.unknown.map { "\(place)\($0)" }
        }
        count = faces * phrases.count
        columns = faces
        noun = "faces for \(phrases.count.counted("phrase"))"
    }

    /// A row for each face, along which one attribute goes from -1 to +1.
    private mutating func sweep(_ name: String, _ table: ConditionTable, seed: UInt64) throws {
        let settings = try AttributeSettings("\(name)=0", vocabulary: table.vocabulary)
        let (faces, size) = (count, count > 0 ? latents.count / count : 0)
        let sweep = ConditionSweep(settings.indices[0], columns: Self.sweepColumns)
        conditions = sweep.told(table.sample.fixed(seed: seed, count: faces), count: faces)
        latents = (0..<faces).flatMap { face in
            (0..<Self.sweepColumns).flatMap { _ in latents[face * size..<(face + 1) * size] }
        }
        count = faces * Self.sweepColumns
        columns = Self.sweepColumns
    }
}

extension ConditionTable {
    /// The names as phrases speak of them.
    var vocabulary: Vocabulary { Vocabulary(names: names, kind: isVocabulary ? .words : .attributes) }
}
