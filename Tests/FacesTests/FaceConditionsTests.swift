import Networks
import Testing

@testable import Faces

/// Plain faces of which some have attributes.
struct TaggedFaces: FaceSource {
    let name = "tagged"
    let side = FaceImage.tutorialSide
    /// The attributes' bits of each face; nil where nothing tells them.
    var bits: [UInt64?]

    var count: Int { bits.count }

    func faceName(_ index: Int) -> String { "\(index).jpg" }

    func face(_ index: Int) throws(FaceError) -> FaceImage {
        FaceImage(pixels: [UInt8](repeating: UInt8(index % 251), count: FaceImage.byteCount))
    }

    func faceAttributes(_ index: Int) -> FaceAttributes? { bits[index].map { FaceAttributes(rawValue: $0) } }
}

@Suite(.timeLimit(.minutes(15))) struct FaceConditionsTests {
    private static let smiling = FaceAttributes(names: ["Smiling"]).rawValue

    @Test func attributesBecomeRows() throws {
        let conditions = try #require(
            FaceConditions(attributesOf: TaggedFaces(bits: [nil, 0, .max, 0x55_5555_5555, nil])))
        #expect(conditions.names == FaceAttributes.names && conditions.kind == .attributes && conditions.count == 5)
        #expect(conditions.row(0) == nil && conditions.row(4) == nil)
        #expect(conditions.row(1) == [Int8](repeating: -1, count: 40))
        #expect(conditions.row(2) == [Int8](repeating: 1, count: 40))
        #expect(conditions.row(3) == (0..<40).map { $0.isMultiple(of: 2) ? 1 : -1 })
        #expect(conditions.knownFaces == [1, 2, 3])
        #expect(conditions.rates == (0..<40).map { $0.isMultiple(of: 2) ? 2.0 / 3 : 1.0 / 3 })
    }

    @Test func facesWithoutAttributesHaveNoConditions() {
        #expect(FaceConditions(attributesOf: PlainFaceSource(count: 3)) == nil)
        #expect(FaceConditions(attributesOf: PlainFaceSource(count: 0)) == nil)
    }

    @Test func drawnFacesKnow32OfTheAttributes() throws {
        let crowd = SyntheticFaceSource(seed: 3, count: 30, side: FaceImage.tutorialSide)
        let chosen = FilteredFaceSource(RememberedFaceSource(crowd), only: try AttributeExpression("Male"))
        let conditions = try #require(FaceConditions(attributesOf: chosen))
        let unknown: Set = [
            "Attractive", "Double_Chin", "Oval_Face", "Pointy_Nose", "Sideburns", "Wearing_Earrings",
            "Wearing_Necklace", "Wearing_Necktie",
        ]
        let men = (0..<30).filter { crowd.attributes($0).contains("Male") }
        #expect(conditions.count == men.count && men.count > 5)
        for (place, index) in men.enumerated() {
            let attributes = crowd.attributes(index)
            let expected = FaceAttributes.names.map { name -> Int8 in
                unknown.contains(name) ? 0 : attributes.contains(name) ? 1 : -1
            }
            #expect(conditions.row(place) == expected)
        }
        let rates = zip(FaceAttributes.names, conditions.rates)
        #expect(Set(rates.filter { $0.1 == nil }.map(\.0)) == unknown)
    }

    @Test func batchesOfChosenFacesFindTheirRows() throws {
        let bits: [UInt64?] = (0..<40).map { index in
            index % 7 == 0 ? nil : UInt64(index) << 3 | (index.isMultiple(of: 2) ? Self.smiling : 0)
        }
        let source = FilteredFaceSource(TaggedFaces(bits: bits), only: try AttributeExpression("Smiling"))
        let conditions = try #require(FaceConditions(attributesOf: source))
        let batcher = FaceBatcher(source: source, batchSize: 5, seed: 1)
        defer { batcher.stop() }
        for _ in 0..<8 {
            let batch = try batcher.next()
            let rows = conditions.rows(of: batch)
            for (place, row) in rows.enumerated() {
                // The colour of a plain face is its number in the whole source.
                let index = Int(batch.pixels[place * FaceImage.byteCount])
                #expect(row == bits[index].map { FaceAttributes(rawValue: $0).conditions(known: .all) })
                #expect(row == batch.attributes?[place].conditions(known: .all))
            }
        }
    }

    @Test func wordsThatAreNotMentionedAreKnownAllTheSame() {
        let rows: [[Int8]?] = [[1, 0], nil, [0, 0], [-1, 1], [1, 0]]
        let conditions = FaceConditions(names: ["beak", "red"], kind: .words, count: 5) { rows[$0] }
        #expect((0..<5).map(conditions.row) == rows)
        #expect(conditions.rates == [0.5, 0.25])
        #expect(conditions.faces(agreeingWith: [0, 0]) == [0, 2, 3, 4])
        #expect(conditions.faces(agreeingWith: [1, 0]) == [0, 4])
        #expect(conditions.faces(agreeingWith: [-1, 0]) == [2, 3])
        #expect(conditions.faces(agreeingWith: [1, -1]) == [0, 4])
        let nothing = FaceConditions(names: ["beak"], kind: .words, count: 2) { _ in nil }
        #expect(nothing.rates == [nil] && nothing.knownFaces == [] && !nothing.isAnyKnown)
    }

    @Test func attributesThatNobodyKnowsAgreeWithNothing() {
        let rows: [[Int8]?] = [[1, 0], [0, -1], nil, [-1, -1]]
        let conditions = FaceConditions(names: ["a", "b"], kind: .attributes, count: 4) { rows[$0] }
        #expect(conditions.rates == [0.5, 0])
        #expect(conditions.faces(agreeingWith: [1, 0]) == [0])
        #expect(conditions.faces(agreeingWith: [-1, 0]) == [3])
        #expect(conditions.faces(agreeingWith: [0, -1]) == [1, 3])
    }

    @Test(arguments: [1, 40, 63, 64, 65, 128, 200, 256])
    func rowsOfAnyLengthSurvive(length: Int) {
        var random = SeededRandom(seed: UInt64(length), stream: 3)
        let rows = (0..<20).map { _ in (0..<length).map { _ in Int8(random.nextInteger(below: 3) - 1) } }
        let names = (0..<length).map { "word\($0)" }
        let conditions = FaceConditions(names: names, kind: .words, count: 20) { rows[$0] }
        #expect((0..<20).map(conditions.row) == rows)
        for place in 0..<20 {
            let agreeing = conditions.faces(agreeingWith: rows[place])
            let expected = (0..<20).filter { other in
                zip(rows[other], rows[place]).allSatisfy { $1 == 0 || ($1 == 1) == ($0 == 1) }
            }
            #expect(agreeing == expected && agreeing.contains(place))
        }
    }
}
