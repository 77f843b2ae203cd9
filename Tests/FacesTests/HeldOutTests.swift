import Testing

@testable import Faces

@Suite struct HeldOutTests {
    /// Of 1 to 120 in six digits, those whose SHA-256 begins with a number below a tenth of 2^64, as Python's hashlib has
    /// it.
    private static let first = [16, 19, 22, 23, 38, 44, 46, 53, 56, 60, 61, 64, 71, 120]

    private func padded(_ number: Int) -> String { String("\(1_000_000 + number)".dropFirst()) }

    private func heldOut(_ names: [String]) -> [String] {
        HeldOutFaces(of: NamedFaces(names: names)).indices.map { names[$0] }
    }

    @Test(arguments: [
        ("", ".jpg"), ("img_align_celeba/", ".jpg"), ("data/faces/", ".png"), ("synthetic/", ""), ("a.b/", ".JPG"),
    ])
    func foldersAboveAndExtensionsDoNotMatter(folder: String, ending: String) {
        let names = (1...120).map { folder + padded($0) + ending }
        #expect(heldOut(names) == Self.first.map { folder + padded($0) + ending })
        #expect(heldOut(names.reversed()) == Self.first.reversed().map { folder + padded($0) + ending })
        // Some of the faces, others than before around them.
        #expect(heldOut(Array(names[40..<60])) == [44, 46, 53, 56, 60].map { folder + padded($0) + ending })
    }

    @Test func foldersCountWhereNamesComeAgain() {
        let names = (0..<40).map { "p" + String(padded($0).suffix(2)) + "/0001.jpg" }
        let expected = [16, 20, 26, 27].map { names[$0] }
        #expect(heldOut(names) == expected)
        #expect(heldOut(names.map { "people/photos/" + $0 }) == expected.map { "people/photos/" + $0 })
        // A folder that only begins alike is not shared.
        #expect(HeldOutFaces(of: NamedFaces(names: names)).indices == [16, 20, 26, 27])
        #expect(heldOut([]) == [] && heldOut([""]) == [])
    }

    @Test func ofManyFacesTheSmallestHashesCount() {
        let names = (1...20_000).map(padded)
        let few = HeldOutFaces(of: NamedFaces(names: Array(names[..<8000])))
        #expect(few.indices.count == 824)
        let many = HeldOutFaces(of: NamedFaces(names: names))
        // 2,012 have hashes below a tenth.
        #expect(many.indices.count == 2000 && many.indices == many.indices.sorted())
        #expect(Set(few.indices).subtracting(many.indices).count <= 12)
        let others = many.others(of: 20_000)
        #expect(others.count == 18_000 && Set(others).isDisjoint(with: many.indices) && others == others.sorted())
    }

    @Test func aChoiceHoldsOutNoOthers() throws {
        let crowd = SyntheticFaceSource(seed: 3, count: 120, side: FaceImage.tutorialSide)
        let all = try ChosenFaces(from: crowd, path: "synthetic", attributes: nil, only: nil, holdsOut: true)
        let held = try #require(all.heldOut)
        let names = { (source: any FaceSource) in (0..<source.count).map(source.faceName) }
        #expect(names(held) == Self.first.map { "synthetic/" + padded($0) })
        #expect(held.name == "synthetic faces, held out" && all.source.name == "synthetic faces")
        #expect(all.remarks == ["held out: 14 of 120 faces are never trained on"])
        #expect(Set(names(all.source) + names(held)).count == 120 && all.source.count == 106)
        #expect(try held.face(1) == crowd.face(18))
        let men = try ChosenFaces(from: crowd, path: "synthetic", attributes: nil, only: "Male", holdsOut: true)
        let isMale = { (index: Int) in crowd.attributes(index).contains("Male") }
        #expect(men.heldOut.map(names) == Self.first.filter { isMale($0 - 1) }.map { "synthetic/" + padded($0) })
        let expected = (0..<120).filter { isMale($0) && !Self.first.contains($0 + 1) }.map(crowd.faceName)
        #expect(names(men.source) == expected)
        #expect(men.remarks.last == "only Male: \(expected.count) of 106 faces match")
        let conditions = try #require(FaceConditions(attributesOf: all.source))
        #expect(conditions.row(16) == crowd.faceAttributes(17)?.conditions(known: crowd.knownAttributes))
        let everyone = try ChosenFaces(from: crowd, path: "synthetic", attributes: nil, only: nil)
        #expect(everyone.heldOut == nil && everyone.source.count == 120 && everyone.remarks == [])
    }
}
