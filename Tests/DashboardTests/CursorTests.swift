import RunEvents
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct CursorTests {
    private func trained(_ width: Int = 120, _ height: Int = 40, to last: Int = 300) -> RunDouble {
        var run = RunDouble.running(width: width, height: height)
        run.train(to: last, loss: { $0 == 200 ? 7 : 1 })
        return run
    }

    @Test func arrowsMoveThroughThePastAndReadItOut() {
        var run = trained()
        run.press(.left)
        #expect(run.state.cursor != nil)
        run.press(.home)
        #expect(run.state.cursor == 1)
        #expect(run.screen.contains { $0.contains("step 1") && $0.contains("D 1.000") && $0.contains("G 2.000") })
        run.press(.left)
        #expect(run.state.cursor == 1, "nothing is before the first step")
        run.press(.end)
        #expect(run.state.cursor == nil)
    }

    @Test func whatIsShownTogetherIsOfOneMoment() throws {
        var run = RunDouble.running(width: 120, height: 40)
        run.train(to: 300, loss: { Float($0) / 100 })
        run.tell(.learningRate(LearningRateEdit(step: 300, discriminator: 1e-4, generator: 1e-4)))
        run.tell(.steps([.sample(step: 301, loss: 3)]))
        #expect(run.screen.filter { $0.contains("± lr 1.00e-4 ─") }.count == 2)
        run.type(":step 123")
        run.press(.enter)
        #expect(run.screen[0].contains("looking at step   123/5,000"))
        #expect(run.screen.contains { $0.contains("│ loss 1.230  ") })
        #expect(run.screen.contains { $0.contains("│ loss 2.460  ") })
        #expect(run.screen.contains { $0.contains("step 123  D 1.230  G 2.460") })
        #expect(run.screen.filter { $0.contains(" lr 2.00e-4 ─") && !$0.contains("±") }.count == 2)
        run.type("2")
        #expect(run.screen.contains { $0.contains("D loss  1.230  smoothed ") })
        // The arrows go by columns of the plot: then all numbers are those of the column.
        run.type("1")
        run.press(.left)
        let steps = try #require(run.state.shownSteps)
        let ends = [steps.lowerBound, steps.upperBound - 1]
        #expect(ends[0] < ends[1] && ends[1] < 123)
        let losses = ends.map { NumberText.measure(Double($0) / 100) }.joined(separator: "–")
        #expect(run.screen.contains { $0.contains("step \(ends[0])–\(ends[1])  D \(losses)  G ") })
        #expect(run.screen.contains { $0.contains("│ loss \(losses)  ") })
        run.press(.escape)
        #expect(run.screen.contains { $0.contains("│ loss 3.000  ") })
    }

    @Test func theScoresOfOneStepAreThoseOfTheLineBelow() {
        var run = RunDouble.running(width: 120, height: 40)
        for number in 1...200 {
            var step = StepMetrics.sample(step: number)
            step.realScore = number % 2 == 0 ? 0.9 : 0.5
            run.tell(.steps([step]))
        }
        run.type(":step 120")
        run.press(.enter)
        #expect(run.screen.contains { $0.contains("─ D(x) 0.90  D(G(z)) 0.25 ─") })
        #expect(run.screen.contains { $0.contains("step 120  D 1.000  G 2.000  D(x) 0.900") })
    }

    @Test func stepsOfLongAgoAreKnownTogether() {
        var series = SeriesHistory()
        for step in 1...10_000 { series.append(Float(step), at: step) }
        #expect(series.steps(with: 9_000) == 9_000..<9_001)
        #expect(series.stride == 8 && series.steps(with: 5) == 1..<9 && series.steps(with: 9) == 9..<17)
        #expect(series.known(in: 1..<9).maximum == 8)
    }

    @Test func theCursorFindsASpike() {
        var run = trained()
        run.press(.home)
        var found = false
        for _ in 0..<400 where !found {
            run.press(.right)
            found = run.screen.contains { $0.contains("D 1.000–7.000") || $0.contains("D 7.000") }
        }
        #expect(found)
    }

    @Test func walkingThereAndBackComesToNow() {
        for width in [44, 80, 200] {
            var run = trained(width, 30, to: 37)
            var steps = 0
            while run.state.cursor != 1, steps < 1000 {
                run.press(.left)
                steps += 1
            }
            while run.state.cursor != nil, steps < 2000 {
                run.press(.right)
                steps += 1
            }
            #expect(steps < 2000)
        }
    }

    @Test func aClickReadsOutWhereItIs() throws {
        var run = trained()
        let plot = try #require(run.state.plotAreas.first)
        let window = try #require(run.state.mainWindow)
        run.input(.mouse(MouseEvent(x: plot.x, y: plot.y, action: .press(button: 1))))
        #expect(run.state.cursor == 1)
        run.input(.mouse(MouseEvent(x: plot.x + 3, y: plot.maxY - 1, action: .press(button: 1))))
        #expect(run.state.cursor == window.steps(of: 6).lowerBound)
        run.input(.mouse(MouseEvent(x: plot.maxX, y: plot.y, action: .press(button: 1))))
        #expect(run.state.cursor == window.steps(of: 6).lowerBound, "beside the plot nothing happens")
    }

    @Test func facesOfThePastAreShown() {
        var run = RunDouble.running(width: 120, height: 40)
        for step in [10, 20, 30] {
            run.train(to: step)
            run.tell(.preview(.sample(step: step, gray: UInt8(step))))
        }
        run.type("3")
        run.press(.left)
        #expect(run.state.cursor == 20)
        #expect(run.screen[1].contains("step 20"))
        #expect(run.grays == [20])
        run.press(.left, .left)
        #expect(run.grays == [10])
        run.press(.right, .right)
        #expect(run.state.cursor == nil && run.grays == [30])
    }

    @Test func onlyViewsOfThePastReadItOut() {
        var run = trained()
        run.press(.home)
        for page in Page.allCases {
            run.type(String(page.rawValue))
            #expect(run.screen.contains { $0.contains("esc back to now") } == page.hasCursor, "\(page)")
        }
        run.type("1b")
        #expect(run.state.overlay == .snapshots && !run.screen.contains { $0.contains("back to now") })
        run.press(.escape, .escape)
        run.type("5")
        run.press(.home)
        #expect(run.state.cursor == nil, "the doctor has no past to look at")
        run.type(":step 20")
        run.press(.enter)
        #expect(run.state.cursor == 20 && run.state.page == .overview)
    }

    @Test func theOverviewShowsAllFacesThoughOneIsLargeElsewhere() {
        var run = RunDouble.running(width: 120, height: 40)
        run.train(to: 10)
        run.tell(.preview(.sample(step: 10, gray: 7)))
        let cells = run.cells(gray: 7)
        run.type("3")
        run.press(.enter)
        run.type("1")
        #expect(cells > 0 && run.cells(gray: 7) == cells)
        run.tell(.preview(.sample(step: 11, gray: 9)))
        #expect(run.cells(gray: 9) == cells)
    }

    @Test func aFaceChosenOnTheOverviewIsShownLargeWhateverWasBefore() throws {
        var run = RunDouble.running(width: 120, height: 40)
        run.train(to: 10)
        run.tell(.preview(.sample(step: 10, gray: 7)))
        run.type("3")
        run.press(.enter)
        run.type("1")
        let grid = try #require(FaceGrids(of: run.state)?.generated)
        let place = grid.area(1)
        run.input(.mouse(MouseEvent(x: place.x, y: place.y, action: .press(button: 1))))
        #expect(run.state.page == .faces && run.state.zoomedFace == 1)
    }

    @Test func noFaceIsLargeBeforeThereIsOne() {
        var run = RunDouble.running()
        run.type("3")
        run.press(.enter)
        #expect(run.state.zoomedFace == nil && !run.screen.contains { $0.contains("face 1 of 0") })
    }

    @Test func theLargeFaceOfAPastWithFewerFaces() {
        var run = RunDouble.running(width: 120, height: 40)
        for (step, count) in [(10, 2), (20, 4)] {
            run.train(to: step)
            run.tell(.preview(.sample(step: step, gray: UInt8(step), count: count)))
        }
        run.type("3")
        run.press(.enter, .up)
        #expect(run.screen[1].contains("face 4 of 4"))
        run.press(.left)
        #expect(run.screen[1].contains("face 2 of 2") && run.grays == [10])
        run.press(.down)
        #expect(run.screen[1].contains("face 1 of 2") && run.grays == [10])
    }

    @Test func theFilmstripIsBoundedAndEven() {
        var film = Filmstrip()
        for step in 1...2000 { film.append(.sample(step: step, gray: 9)) }
        #expect(film.previews.count == Filmstrip.greatestCount)
        #expect(film.previews.first?.step == 1 && film.previews.last?.step == 2000)
        let steps = film.previews.map(\.step)
        let distances = zip(steps, steps.dropFirst()).map { $1 - $0 }
        // Evenly would be 12.6 apart; thinning by neighbours keeps within three times that.
        #expect(distances.allSatisfy { $0 <= 38 }, "\(distances)")
    }

    @Test func aPreviewOfAnEarlierStepReplacesWhatCameLater() {
        var film = Filmstrip()
        for step in [5, 9, 12, 9] { film.append(.sample(step: step, gray: 1)) }
        #expect(film.previews.map(\.step) == [5, 9])
        #expect(film.preview(at: 4)?.step == 5 && film.preview(at: 8)?.step == 5 && film.preview(at: 99)?.step == 9)
        film.append(Preview(step: 20, weights: .raw, latentSeed: 0, faces: .none))
        #expect(film.previews.count == 2, "no faces, no picture")
    }
}

extension Preview {
    /// Four faces of one grey.
    static func sample(step: Int, gray: UInt8, count: Int = 4) -> Preview {
        Preview(
            step: step, weights: .average, latentSeed: 1,
            faces: FaceImages(
                width: 28, height: 28, count: count, pixels: Array(repeating: gray, count: count * 2352)))
    }
}

extension RunDouble {
    /// How many cells of the screen are of this grey.
    fileprivate func cells(gray: UInt8) -> Int {
        var canvas = Canvas(size: state.size)
        state.view(into: &canvas)
        let color = Color.rgb(RGB(gray, gray, gray))
        return (0..<state.size.width * state.size.height).count {
            canvas[$0 % state.size.width, $0 / state.size.width].style.background == color
        }
    }

    /// The greys of the pictures on the screen.
    fileprivate var grays: Set<UInt8> {
        var canvas = Canvas(size: state.size)
        state.view(into: &canvas)
        var found: Set<UInt8> = []
        for y in 0..<state.size.height {
            for x in 0..<state.size.width {
                if case .rgb(let color) = canvas[x, y].style.background, color.red == color.blue {
                    found.insert(color.red)
                }
            }
        }
        return found
    }
}
