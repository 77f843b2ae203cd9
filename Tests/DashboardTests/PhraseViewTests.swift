import RunEvents
import TerminalUI
import Testing

@testable import Dashboard

/// The view of phrases as people see it.
@Suite struct PhraseViewTests {
    private static let ascii = Capabilities(depth: .mono, symbols: .ascii, unicode: false)

    /// The view with a phrase, measurements, and faces of greys.
    private func said(_ width: Int, _ height: Int, _ capabilities: Capabilities = Self.ascii) -> RunDouble {
        var run = RunDouble.phrasing(width, height, capabilities)
        run.measure([0.78, -0.12, 0.97])
        run.type("/blond woman in a spacesuit")
        run.press(.enter)
        run.answerPhrase(matching: 423)
        return run
    }

    @Test func aPhraseWithItsFaces() {
        #expect(said(80, 24).screen == Self.phrasePicture)
        #expect(said(40, 12).screen == Self.smallestPicture)
    }

    @Test func anAttributeFromEndToEnd() {
        var run = said(80, 24)
        run.type("v")
        #expect(run.screen[4].contains("the faces are on their way"))
        run.answerPhrase()
        #expect(Array(run.screen[..<8]) == Self.sweepPicture)
        run.type("v")
        #expect(!run.screen.contains { $0.contains("QQQQQ") }, "its faces are not those of the phrase")
        run.answerPhrase()
        #expect(run.screen.contains { $0.contains("QQQQQ") })
    }

    @Test func aPhraseWhileItIsTyped() {
        var run = said(80, 24, Capabilities())
        run.type("/, smil")
        #expect(run.screen[2] == Self.row("› blond woman in a spacesuit, smil   smiling  smile  smiled  smiley"))
        #expect(run.screen[3] == Self.row("   -man   +blond hair   ? spacesuit"), "what may become a word is none yet")
        #expect(run.screen[23] == " enter done  tab completes  ↑↓ earlier phrases  ctrl-u clears")
        run.type(" ")
        #expect(run.screen[3] == Self.row("   -man   +blond hair   ? spacesuit  ? smil (smile, smiled?)"))
        #expect(run.screen[4].contains("for the phrase  real: 423 of 20,000 match"))
        run.press(.backspace, .tab)
        #expect(run.screen[2] == Self.row("› blond woman in a spacesuit, smiling   smiling  smile  smiled  smiley"))
        #expect(run.screen[3] == Self.row("   +smiling   -man   +blond hair   ? spacesuit"))
        // The faces for it are on their way, and so is the number of the real ones.
        #expect(run.screen[4].contains("for the phrase…  real: looking"))
    }

    /// A row of the panel at a width of 80.
    private static func row(_ text: String) -> String {
        "│" + NumberText.paddedRight(text, to: 78) + "│"
    }

    @Test func wordsHaveTheColoursOfWhatTheySay() {
        let run = said(80, 24, Capabilities())
        var canvas = Canvas(size: run.state.size)
        run.state.view(into: &canvas)
        func style(_ column: Int, _ row: Int) -> Style { canvas[column, row].style }
        #expect(style(4, 2).foreground == .role(.good) && style(10, 2).foreground == .role(.accent))
        #expect(style(15, 2).foreground == .standard)
        #expect(style(22, 2).foreground == .role(.warning) && style(22, 2).underline)
        #expect(style(5, 3).reverse && style(5, 3).foreground == .role(.accent))
        #expect(style(12, 3).reverse && style(12, 3).foreground == .role(.good))
        #expect(style(3, 5).foreground == .role(.good), "in the list, too")
        #expect(style(3, 8).foreground == .role(.dim) && style(3, 9).foreground == .role(.dim), "nothing to learn")
    }

    @Test func contradictionsAreRemarked() {
        var run = RunDouble.phrasing(120, 40)
        run.type("/smiling, not smiling, bald")
        run.press(.enter)
        let rows = run.screen[3...4].joined()
        #expect(rows.contains("! bald: no face of these data has it"))
        #expect(rows.contains("! smiling and not smiling: the last said holds, not smiling"))
    }

    @Test func whatHasNoRoomIsCounted() {
        var run = RunDouble.phrasing(40, 12, conditions: .words(9))
        run.type("/word1 word2 word3 word4 word5 word6")
        run.press(.enter)
        #expect(run.screen[3].hasPrefix("│   +word1   +word2   +word3  +3 "))
    }

    @Test func manyWordsScroll() {
        var run = RunDouble.phrasing(100, 30, Self.ascii, conditions: .words(256))
        run.press(.pageDown)
        run.answerPhrase()
        let screen = run.screen.map { String($0.prefix(38)) }
        #expect(Array(screen[2..<9] + screen[22..<25]) == Self.wordsPicture)
        run.press(.end)
        #expect(run.screen.contains { $0.contains("> word255") })
    }

    @Test func severalColumnsScrollByTheColumn() throws {
        var run = RunDouble.phrasing(200, 30, Self.ascii, conditions: .words(256))
        let layout = try #require(run.state.phraseLayout?.list)
        #expect(layout.columns.count == 2)
        run.press(.right)
        #expect(run.state.phrase.order.place == layout.rows)
        #expect(layout.firstShown(of: 256, place: layout.rows) == 0)
        #expect(layout.firstShown(of: 256, place: 2 * layout.rows) == layout.rows)
        #expect(layout.firstShown(of: 256, place: 255) + layout.capacity >= 256)
        run.press(.end)
        #expect(run.screen.contains { $0.contains("> word255") })
    }

    @Test func theChosenAttributeIsExplained() {
        var run = said(200, 60)
        #expect(run.screen.contains { $0.contains("asked 97%, opposite 0%, step 100") })
        run.press(.down, .down, .down)
        #expect(run.screen.contains { $0.contains("bald: no face of these data has it") })
    }

    @Test func realFacesTakeThePlaceOfTheOthersWhereThereIsRoomForTwo() {
        var run = said(80, 24)
        run.type("r")
        #expect(
            run.screen.contains { $0.contains("|  asked 97%") } && !run.screen.contains { $0.contains("nothing said") })
        #expect(run.screen[12].contains("real: 423 of 20,000 match"))
        #expect(run.screen[4].contains("for the phrase   "))
        #expect(run.state.phrase.request?.realCount == 3)
    }

    @Test func noRealFaceMatches() {
        var run = RunDouble.phrasing(120, 40)
        run.type("x")
        run.answerPhrase(matching: 0)
        #expect(run.screen.contains { $0.contains("real: none of 20,000 match") })
        run.answerPhrase(matching: 1)
        #expect(run.screen.contains { $0.contains("real: 1 of 20,000 matches") })
    }

    @Test func aRunThatIsToldNothingSaysHowToStartOne() {
        let screen = RunDouble.phrasing(60, 16, Self.ascii, conditions: nil).screen
        #expect(screen[6].contains("this run's networks are told nothing of the faces"))
        #expect(screen[7].contains("gantop train --phrases starts one that is"))
        var early = RunDouble(width: 80, height: 24)
        early.type("7")
        #expect(early.screen.contains { $0.contains("the run has not said yet") })
    }

    @Test(arguments: [(40, 12), (56, 16), (80, 24), (100, 30), (120, 40), (200, 60), (300, 20), (300, 80)])
    func everySizeHasFacesAndNothingOverlaps(width: Int, height: Int) throws {
        for (conditions, symbols) in [(RunConditions.sample, PictureSymbols.half), (.words(256), .sextant)] {
            for keys in ["", "v", "z", "zz", "zv"] {
                var capabilities = Capabilities()
                capabilities.symbols = symbols
                var run = RunDouble.phrasing(width, height, capabilities, conditions: conditions)
                run.type(keys)
                let layout = try #require(run.state.phraseLayout)
                #expect(layout.grid.count > 0, "\(keys)")
                let list = layout.list.headings + layout.list.columns + [layout.list.detail]
                let faces = layout.parts.flatMap { [$0.title, $0.grid.bounds] }
                let parts = [layout.phrase, layout.understood] + list + faces
                let inside = ScreenLayout(size: run.state.size).body.inset(horizontally: 1, vertically: 1)
                for (index, part) in parts.enumerated() where !part.isEmpty {
                    #expect(part.intersection(inside) == part, "\(part) sticks out")
                    for other in parts[(index + 1)...] {
                        #expect(part.intersection(other).isEmpty, "\(part) and \(other), \(keys)")
                    }
                }
                #expect(run.state.phrase.request?.isSane(conditions: conditions.names.count) == true)
                run.answerPhrase()
                #expect(run.screen.count == height)
            }
        }
    }

    @Test func eachGroupHasTheSameFacesInTheSamePlaces() throws {
        var run = RunDouble.phrasing(120, 40)
        let before = try #require(run.state.phraseLayout)
        #expect(before.parts.map(\.group) == [.phrase, .plain, .real])
        #expect(Set(before.parts.map(\.grid.columns)).count == 1 && Set(before.parts.map(\.grid.count)).count == 1)
        run.type("/smiling man with blond hair, nonsense, bald with bangs")
        #expect(run.state.phraseLayout == before, "faces keep their places")
    }

    private static let phrasePicture = [
        " gantop   > training   epoch 1/4   step    20/5,000         1  2  3  4  5  6  7",
        "+- faces from a phrase ------------------- 2 of 3 obeyed - step 20 - averaged -+",
        "|> blond woman in a spacesuit                                                  |",
        "|   -man   +blond hair   ? spacesuit                                           |",
        "|  attribute           data obeys  for the phrase  real: 423 of 20,000 match   |",
        "|>+blond hair           15% +0.97  QQQQQQQQQQQQQQ BBBBBBBBBBBBBB BBBBBBBBBBBBBB|",
        "|  smiling              48% +0.78  QQQQQQQQQQQQQQ BBBBBBBBBBBBBB BBBBBBBBBBBBBB|",
        "| -man                  42% -0.12  QQQQQQQQQQQQQQ BBBBBBBBBBBBBB BBBBBBBBBBBBBB|",
        "|  bald                  0%        QQQQQQQQQQQQQQ BBBBBBBBBBBBBB BBBBBBBBBBBBBB|",
        "|  hat                    -        QQQQQQQQQQQQQQ BBBBBBBBBBBBBB BBBBBBBBBBBBBB|",
        "|                                  QQQQQQQQQQQQQQ BBBBBBBBBBBBBB BBBBBBBBQBBBBB|",
        "|                                  QQQQQQQQQQQQQQ BBBBBBBBBBBBBB BBBBBBBBBBBBBB|",
        "|                                  the same, nothing said                      |",
        "|                                  !!!!!!!!!!!!!! IIIIIIIIIIIIII BBBBBBBBBBBBBB|",
        "|                                  :!:!:!:!:!:!:! IIIIIIIIIIIIII BBBBBBBBBBBBBB|",
        "|                                  !!!:!!!:!!!:!! IIIIIIIIIIIIII BBBBBBBBBBBBBB|",
        "|                                  !:!!:!:!!:!!:! IIISISISISISII BBBBBBBBBBBBBB|",
        "|                                  !!:!!!!!:!!:!! IIIIIIIIIIIIII BBBBBBBBBBBBBB|",
        "|                                  :!!!:!:!!:!!:! ISIISIISIISIII BBBBBBBBBBBBBB|",
        "|  asked 97%, opposite 0%          !!:!!!:!!!:!!! IIIIIIIIIIIISI BBBBBBBBBBBBBB|",
        "+- / type a phrase  enter yes, no, unsaid  v from -1 to +1  esc clears --------+",
        " ------------  0.4%  10.0 steps/s    160 img/s   ETA -        snapshot none yet",
        "",
        " space pause  + - rate D+G  s snapshot  r real faces  tab view  ? help  q quit",
    ]
    private static let sweepPicture = [
        " gantop   > training   epoch 1/4   step    20/5,000         1  2  3  4  5  6  7",
        "+- blond hair from -1 to +1 -------------- 2 of 3 obeyed - step 20 - averaged -+",
        "|> blond woman in a spacesuit                                                  |",
        "|   -man   +blond hair   ? spacesuit                                           |",
        "|      -1           -0.50            0            +0.50            +1          |",
        "|QQQQQQQQQQQQQQ QBBBBBBBBBBBBB BBBBBBBBBBBBBB BBBBBBBBBBBBBB BBBBBBBBBBBBBB    |",
        "|QQQQQQQQQQQQQQ BBBBBBBBBBBBBB BBBBBBBBBBBBBB BBBBBBBBBBBBBB BBBBBBBBBBBBBB    |",
        "|QQQQQQQQQQQQQQ BBBBBBBBBBBBBB BBBBBBBBBBBBBB BBBBBBBBBBBBBB BBBBBBBBBBBBBB    |",
    ]
    private static let smallestPicture = [
        " gantop   > training   s    20/5,000",
        "+- faces from a phrase ------ step 20 -+",
        "|> blond woman in a spacesuit          |",
        "|   -man   +blond hair   ? spacesuit   |",
        "|  attribute       obeys  phrase       |",
        "|>+blond hair      +0.97  QQQQQQ BBBBBB|",
        "|  smiling         +0.78  QQQQQQ BBBBBB|",
        "| -man             -0.12  QQQQQQ BBBBBB|",
        "|  bald                                |",
        "+- / type a phrase --------------------+",
        " --------------------  0.4%  ETA -",
        " space pause  ? help  q quit",
    ]
    private static let wordsPicture = [
        "|> press / and type, such as: word0, w",
        "|  nothing said: faces as varied as th",
        "|  word                    data obeys ",
        "|  word10                   10%       ",
        "|  word11                   10%       ",
        "|  word12                   10%       ",
        "|  word13                   10%       ",
        "|  word27                   10%       ",
        "|  word28                   10%       ",
        "|  not measured yet          237 more ",
    ]
}
