import Foundation
import Testing

@testable import Faces

@Suite struct ChosenFacesTests {
    private let folder: TemporaryFolder
    private static let smiling = FaceAttributes(names: ["Smiling"]).rawValue

    init() throws { folder = try TemporaryFolder() }

    /// A table of `0.jpg` to `(count-1).jpg` where every third face smiles.
    private func write(_ name: String, count: Int) throws {
        let rows = (0..<count).map { ("\($0).jpg", $0.isMultiple(of: 3) ? Self.smiling : 0) }
        try folder.write(Array(AttributeText.plain(rows).utf8), to: name)
    }

    private func choose(
        _ count: Int, at path: String = "faces", attributes: String? = nil, only: String? = nil, needed: Int = 1
    ) throws -> ChosenFaces {
        try ChosenFaces(
            from: PlainFaceSource(count: count), path: folder.path + "/" + path,
            attributes: attributes.map { folder.path + "/" + $0 }, only: only, needed: needed)
    }

    @Test(arguments: [
        "faces/list_attr_celeba.txt", "list_attr_celeba.txt", "Anno/list_attr_celeba.txt",
        "faces/Anno/list_attr_celeba.csv", "CelebAMask-HQ-attribute-anno.txt",
    ])
    func aTableBesideTheDataIsFound(place: String) throws {
        try folder.write([], to: "faces/0.jpg")
        try write(place, count: 10)
        let chosen = try choose(10, only: "Smiling")
        #expect(chosen.source.count == 4)
        #expect((0..<4).map(chosen.source.faceName) == ["0.jpg", "3.jpg", "6.jpg", "9.jpg"])
        #expect(try chosen.source.face(2) == PlainFaceSource(count: 10).face(6))
        #expect(chosen.source.faceAttributes(1)?.rawValue == Self.smiling)
        #expect(chosen.remarks.last == "only Smiling: 4 of 10 faces match")
        #expect(chosen.remarks.first?.hasSuffix("\(place), found here") == true)
    }

    @Test func kagglesTwoFoldersAreSeenThrough() throws {
        try write("list_attr_celeba.txt", count: 10)
        #expect(try choose(10, at: "img/img", only: "!Smiling").source.count == 6)
    }

    @Test func aTableOfOtherFacesIsNotUsed() throws {
        try write("list_attr_celeba.txt", count: 12)
        let path = folder.path + "/list_attr_celeba.txt"
        let more = try choose(10)
        #expect(more.source.faceAttributes(0) == nil)
        #expect(more.remarks == ["\(path) is not used: it names other faces too"])
        let fewer = try choose(13)
        #expect(fewer.remarks == ["\(path) is not used: it does not name 12.jpg"])
        let error = #expect(throws: AttributeError.self) { try choose(10, only: "Smiling") }
        #expect(
            error?.description
                == "plain: --only needs the attributes of these faces (\(path) is not used: it names other faces too); "
                + "give --attributes the path of list_attr_celeba.txt or .csv")
    }

    @Test func aDamagedTableBesideTheDataIsOnlyRemarked() throws {
        try folder.write(Array("nonsense\n".utf8), to: "list_attr_celeba.csv")
        let chosen = try choose(10)
        #expect(chosen.source.count == 10)
        #expect(chosen.remarks.count == 1 && chosen.remarks[0].contains("line 1: expected a count of faces"))
        #expect(throws: AttributeError.self) { try choose(10, attributes: "list_attr_celeba.csv") }
    }

    @Test func aNamedTableMayNameMoreOrFewer() throws {
        try write("table", count: 12)
        let part = try choose(10, attributes: "table", only: "Smiling")
        #expect(part.source.count == 4 && part.remarks.last == "only Smiling: 4 of 10 faces match")
        let more = try choose(20, attributes: "table", only: "Smiling | !Smiling")
        #expect(more.source.count == 12)
        #expect(
            more.remarks.first
                == "attributes of 12 of 20 faces, none of 12.jpg, matched by path: \(folder.path)/table")
        try folder.write(Array(AttributeText.plain([("x.jpg", 1)]).utf8), to: "other")
        #expect(
            throws: AttributeError.foreign(
                path: folder.path + "/other", source: "plain", example: "0.jpg", named: "x.jpg")
        ) { try choose(10, attributes: "other") }
    }

    @Test func anAttributeThatNoFaceHasIsRemarked() throws {
        try write("table", count: 12)
        let chosen = try choose(12, attributes: "table", only: "Smiling & !Attractive & !Bald")
        #expect(
            chosen.remarks.suffix(2) == [
                "only Smiling & !Attractive & !Bald: 4 of 12 faces match", "no face here is marked Attractive, Bald",
            ])
    }

    @Test func tooFewMatchesAreAnError() throws {
        try write("table", count: 10)
        let few = #expect(throws: AttributeError.self) {
            try choose(10, attributes: "table", only: "Smiling", needed: 16)
        }
        #expect(
            few?.description
                == "plain: only 4 of 10 faces match --only 'Smiling', 16 are needed; ask for less or make "
                + "--batch-size smaller")
        let none = #expect(throws: AttributeError.self) { try choose(10, attributes: "table", only: "Male") }
        #expect(
            none?.description == "plain: none of 10 faces match --only 'Male', 1 are needed; ask for less")
    }

    @Test func aBadConditionIsAnErrorOfItsOwn() {
        let error = #expect(throws: AttributeError.self) { try choose(10, attributes: "missing", only: "Smilng") }
        #expect(error?.description.contains("did you mean Smiling?") == true)
    }

    @Test func syntheticFacesAreChosenByWhatTheyShow() throws {
        let crowd = SyntheticFaceSource(seed: 3, count: 60, side: 28)
        let chosen = try ChosenFaces(
            from: RememberedFaceSource(crowd), path: "synthetic", attributes: nil, only: "Male & !Smiling")
        let expected = (0..<60).filter {
            crowd.attributes($0).contains("Male") && !crowd.attributes($0).contains("Smiling")
        }
        #expect((0..<chosen.source.count).map(chosen.source.faceName) == expected.map(crowd.faceName))
        for index in 0..<60 {
            let bits = crowd.faceAttributes(index) ?? []
            #expect(
                Set(FaceAttributes.names.indices.filter(bits.holds).map { FaceAttributes.names[$0] })
                    == crowd.attributes(index))
        }
        #expect(SyntheticPortrait.attributeNames.allSatisfy(FaceAttributes.names.contains))
    }

    @Test func batchesCarryAttributes() throws {
        try write("table", count: 12)
        let chosen = try choose(12, attributes: "table", only: "Smiling")
        let batcher = FaceBatcher(source: chosen.source, batchSize: 3, seed: 1)
        defer { batcher.stop() }
        #expect(try batcher.next().attributes?.map(\.rawValue) == [Self.smiling, Self.smiling, Self.smiling])
        let plain = FaceBatcher(source: PlainFaceSource(count: 12), batchSize: 3, seed: 1)
        defer { plain.stop() }
        #expect(try plain.next().attributes == nil)
    }

    @Test func balanceCounts() throws {
        try write("table", count: 12)
        let balance = AttributeBalance(of: try choose(20, attributes: "table").source)
        let index = try #require(FaceAttributes.index(of: "smiling"))
        #expect(balance?.faces == 12)
        #expect(balance?.counts[index] == 4 && balance?.counts.reduce(0, +) == 4)
        #expect(balance.map { abs($0.share(index) - 1.0 / 3) < 1e-15 } == true)
        #expect(AttributeBalance(of: PlainFaceSource(count: 3)) == nil)
        #expect(AttributeBalance(of: PlainFaceSource(count: 0)) == nil)
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (202_599, "202,599"), (-1_234_567, "-1,234,567")])
    func numbersAreGrouped(number: Int, text: String) {
        #expect(number.grouped == text)
    }
}
