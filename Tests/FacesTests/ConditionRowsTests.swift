import Networks
import Testing

@testable import Faces

/// A row from `+`, `-` and `.`, an entry a character.
func conditionRow(_ text: String) -> [Int8] {
    text.map { $0 == "+" ? 1 : $0 == "-" ? -1 : 0 }
}

@Suite struct ConditionRowsTests {
    private static func names(_ count: Int) -> [String] { (0..<count).map { "name\($0)" } }

    private func rows(_ texts: [String], _ kind: ConditionKind = .attributes) throws -> ConditionRows {
        try #require(
            ConditionRows(names: Self.names(texts.first?.count ?? 3), kind: kind, rows: texts.map(conditionRow)))
    }

    private func filled(
        _ rows: ConditionRows, _ said: String, faces: Range<Int> = 0..<100, seed: UInt64 = 5,
        _ choice: ConditionRows.Choice = .first
    ) -> [[Int8]] {
        rows.rows(for: conditionRow(said), faces: faces, seed: seed, choice: choice)
    }

    /// Rows of `length` attributes that hang together: each of three kinds of people has its own shares.
    private func people(_ count: Int, length: Int = 10, seed: UInt64) throws -> ConditionRows {
        var random = SeededRandom(seed: seed, stream: 9)
        let rows = (0..<count).map { _ in
            let kind = random.nextInteger(below: 3)
            return (0..<length).map { entry -> Int8 in
                random.nextUnit() < (entry % 3 == kind ? 0.8 : 0.2) ? 1 : -1
            }
        }
        return try #require(ConditionRows(names: Self.names(length), kind: .attributes, rows: rows))
    }

    // MARK: The sample

    @Test func theSampleHasEachKnownFaceAtMostOnce() {
        let names = Self.names(13)
        // The row of a face is its number in binary; every fifth is unknown.
        let row = { (index: Int) -> [Int8]? in
            index.isMultiple(of: 5) ? nil : (0..<13).map { index >> $0 & 1 == 1 ? 1 : -1 }
        }
        let number = { (row: [Int8]) in row.indices.reduce(0) { $0 | (row[$1] == 1 ? 1 << $1 : 0) } }
        let many = FaceConditions(names: names, kind: .attributes, count: 5000, row: row)
        let sample = ConditionRows(of: many, seed: 1)
        let faces = sample.rows.map(number)
        #expect(sample.count == 2048 && Set(faces).count == 2048)
        #expect(faces.allSatisfy { $0 < 5000 && !$0.isMultiple(of: 5) } && faces != faces.sorted())
        #expect(faces.count { $0 < 2500 } > 900 && faces.count { $0 < 2500 } < 1150)
        #expect(ConditionRows(of: many, seed: 1) == sample)
        #expect(ConditionRows(of: many, seed: 2) != sample)
        let few = FaceConditions(names: names, kind: .attributes, count: 12, row: row)
        #expect(ConditionRows(of: few, seed: 1).rows.map(number).sorted() == [1, 2, 3, 4, 6, 7, 8, 9, 11])
        let nobody = FaceConditions(names: names, kind: .attributes, count: 12) { _ in nil }
        #expect(ConditionRows(of: nobody, seed: 1).count == 0)
    }

    @Test func keptRowsAreTheSameAgain() throws {
        let sample = try people(50, seed: 2)
        #expect(ConditionRows(names: sample.names, kind: .attributes, rows: sample.rows) == sample)
        let bad: [[[Int8]]] = [[[1]], [[1, 2]], [[1, -2]], [[1, 1], []]]
        for rows in bad { #expect(ConditionRows(names: ["a", "b"], kind: .attributes, rows: rows) == nil) }
        let row: [Int8] = [0]
        #expect(ConditionRows(names: ["a"], kind: .words, rows: .init(repeating: row, count: 2048))?.count == 2048)
        #expect(ConditionRows(names: ["a"], kind: .words, rows: .init(repeating: row, count: 2049)) == nil)
    }

    @Test func ratesAreSharesOfWhatIsKnown() throws {
        let texts = ["+-.", "++.", "-.."]
        #expect(try rows(texts).rates == [2.0 / 3, 0.5, nil])
        #expect(try rows(texts, .words).rates == [2.0 / 3, 1.0 / 3, 0])
        #expect(try rows([]).rates == [nil, nil, nil])
    }

    // MARK: Filling

    @Test func withNothingSaidFacesAreAsTheData() throws {
        let rows = try rows(["++-", "-+-", "--+", ".+-"])
        let faces = filled(rows, "...", faces: 0..<2000)
        for row in rows.rows {
            let share = faces.count { $0 == row }
            #expect(share > 430 && share < 570)
        }
    }

    @Test func whatAgreesFillsWhatIsUnsaid() throws {
        let texts = Array(repeating: "++-", count: 9) + Array(repeating: "+-+", count: 9)
        let rows = try rows(texts + Array(repeating: "-++", count: 9))
        #expect(rows.count(agreeingWith: conditionRow("+..")) == 18)
        let faces = filled(rows, "+..", faces: 0..<400)
        let share = faces.count { $0 == conditionRow("++-") }
        #expect(share > 140 && share < 260 && faces.count { $0 == conditionRow("+-+") } == 400 - share)
        #expect(filled(rows, "+-.") == Array(repeating: conditionRow("+-+"), count: 100))
    }

    @Test func whereNothingAgreesTheNearestFill() throws {
        // Said: bald with bangs. One kind contradicts it in one entry, the other in two.
        let rows = try rows(Array(repeating: "+-+", count: 10) + Array(repeating: "---", count: 10))
        #expect(rows.count(agreeingWith: conditionRow("++.")) == 0)
        #expect(filled(rows, "++.") == Array(repeating: conditionRow("+++"), count: 100))
    }

    @Test func whereFewAgreeTheNextFillAsWell() throws {
        let nearly = Array(repeating: "+--+", count: 10)
        let far = Array(repeating: "---.", count: 10)
        let few = try rows(Array(repeating: "++-.", count: 7) + nearly + far)
        let seen = Set(filled(few, "++..", faces: 0..<200).map { $0[2...3] })
        #expect(seen == [conditionRow("-.")[...], conditionRow("-+")[...]])
        let enough = try rows(Array(repeating: "++-.", count: 8) + nearly + far)
        #expect(filled(enough, "++..") == Array(repeating: conditionRow("++-."), count: 100))
    }

    @Test func fewerRowsThanAreWantedAreAllThereIs() throws {
        let rows = try rows(["+-+", "--."])
        let faces = filled(rows, ".+.", faces: 0..<50)
        #expect(Set(faces) == [conditionRow("+++"), conditionRow("-+.")])
        for choice in [ConditionRows.Choice.first, .closest] {
            #expect(
                filled(try self.rows([]), "+-.", faces: 0..<2, choice) == [conditionRow("+-."), conditionRow("+-.")])
        }
    }

    @Test func unknownAttributesAgreeWithNothingAndUnmentionedWordsWithNo() throws {
        let texts = Array(repeating: ".+", count: 9) + Array(repeating: "--", count: 9)
        #expect(Set(filled(try rows(texts), "-.")) == [conditionRow("--")])
        #expect(Set(filled(try rows(texts, .words), "-.")) == [conditionRow("--"), conditionRow("-+")])
        let named = Array(repeating: ".+", count: 9) + Array(repeating: "+-", count: 9)
        #expect(Set(filled(try rows(named, .words), "+.")) == [conditionRow("+-")])
    }

    // MARK: Keeping rows

    @Test(arguments: [ConditionRows.Choice.first, .closest])
    func seedAndFaceDecide(choice: ConditionRows.Choice) throws {
        let rows = try people(300, seed: 4)
        for said in ["..........", "+.........", "+-.+......"] {
            let faces = filled(rows, said, faces: 0..<40, choice)
            #expect(filled(rows, said, faces: 0..<40, choice) == faces)
            #expect(filled(rows, said, faces: 0..<7, choice) == Array(faces[..<7]))
            #expect(filled(rows, said, faces: 33..<40, choice) == Array(faces[33...]))
            #expect(filled(rows, said, faces: 0..<40, seed: 6, choice) != faces)
            #expect(Set(faces).count > 10)
            #expect(faces.allSatisfy { zip($0, conditionRow(said)).allSatisfy { $1 == 0 || $0 == $1 } })
        }
    }

    @Test(arguments: [ConditionRows.Choice.first, .closest])
    func aFaceKeepsARowThatAgreesWithMore(choice: ConditionRows.Choice) throws {
        let rows = try people(300, seed: 7)
        var kept = 0
        for (before, after) in [
            ("..........", "+........."), ("..........", "..-......."), ("+.........", "+-........"),
        ] {
            let said = conditionRow(after)
            #expect(rows.count(agreeingWith: said) >= ConditionRows.leastAgreeing)
            let old = filled(rows, before, choice)
            let new = filled(rows, after, choice)
            for (old, new) in zip(old, new) where zip(old, said).allSatisfy({ $1 == 0 || $0 == $1 }) {
                #expect(old == new)
                kept += 1
            }
        }
        #expect(kept > 60)
    }

    @Test func theClosestRowChangesLittleElse() throws {
        let rows = try people(600, seed: 8)
        let changes = { (choice: ConditionRows.Choice) in
            zip(filled(rows, "+.........", choice), filled(rows, "-.........", choice)).map { yes, no in
                zip(yes, no).count { $0 != $1 } - 1
            }
        }
        let (first, closest) = (changes(.first).reduce(0, +), changes(.closest).reduce(0, +))
        #expect(closest * 4 < first, "\(closest) against \(first)")
        // One of the two is the face's own row, the other as near to it as any.
        let own = filled(rows, "..........")
        for (face, own) in own.enumerated() {
            let same = filled(rows, own[0] > 0 ? "+........." : "-.........", faces: face..<face + 1, .closest)[0]
            let other = filled(rows, own[0] > 0 ? "-........." : "+.........", faces: face..<face + 1, .closest)[0]
            #expect(same == own)
            let distances = rows.rows.filter { $0[0] != own[0] }.map { row in zip(row, own).count { $0 != $1 } }
            #expect(zip(other, own).count { $0 != $1 } == distances.min())
        }
    }

    // MARK: What the generator is told

    /// What is said against a face's own row is louder, and nothing else is.
    @Test(arguments: ["...", "+..", "+-.", "+++", "-.+"]) func onlyWhatIsSaidAgainstARowIsLouder(said: String) throws {
        let loud = ConditionRows.emphasis
        let rows = try rows(["+-+", "--+", "+.-"])
        let (all, plain) = (Range(0...99), conditionRow(said))
        let told = rows.told(for: plain, faces: all, seed: 5)
        #expect(told.map { $0.map { Int8($0.sign == .minus ? -1 : $0 == 0 ? 0 : 1) } } == filled(rows, said))
        let own = Set(
            ["+-+", "--+", "+.-"].map(conditionRow).map { row in
                zip(row, plain).map { $1 == 0 ? Float($0) : $0 == $1 ? Float($1) : Float($1) * loud }
            })
        #expect(Set(told).isSubset(of: own))
        #expect(told.contains { $0.contains { abs($0) == loud } } == (plain != [0, 0, 0]))
    }

    @Test func wordsAreAlwaysLouder() throws {
        let loud = ConditionRows.emphasis
        let rows = try rows(["+..", ".+.", "++-"], .words)
        for told in rows.told(for: conditionRow("+.-"), faces: 0..<50, seed: 1) {
            #expect(told[0] == loud && told[2] == -loud && [0, 1].contains(told[1]))
        }
        let none = try #require(ConditionRows(names: ["a", "b"], kind: .attributes, rows: []))
        #expect(none.told(for: [1, 0], faces: 0..<2, seed: 1) == [[loud, 0], [loud, 0]])
    }
}
