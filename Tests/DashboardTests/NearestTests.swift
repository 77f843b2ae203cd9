import RunEvents
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct NearestTests {
    private static let ascii = Capabilities(depth: .mono, symbols: .ascii, unicode: false)

    private func looking(
        _ width: Int = 80, _ height: Int = 24, _ capabilities: Capabilities = Capabilities()
    ) -> RunDouble {
        var run = RunDouble.running(width: width, height: height, capabilities: capabilities)
        run.train(to: 20)
        run.type("3")
        run.showFaces()
        run.type("m")
        return run
    }

    private func searches(_ effects: [Effect]) -> [Int] {
        effects.compactMap { if case .send(.nearestFaces(let count)) = $0 { count } else { nil } }
    }

    /// Results of which each face is as far from its nearest as its number says.
    private func result(_ run: RunDouble, searched: Int, distance: Float = 38, step: Int = 20) -> RunEvent {
        let count = run.state.nearest.request?.count ?? 1
        func faces(_ gray: UInt8) -> FaceImages {
            FaceImages(width: 28, height: 28, count: count, pixels: Array(repeating: gray, count: count * 2352))
        }
        return .nearestFaces(
            NearestFaces(
                step: step, weights: .average, searched: searched, total: 8000, generated: faces(90),
                nearest: faces(160), distances: (0..<count).map { distance + Float($0) }, realDistance: 41))
    }

    @Test func theFaceShownLargeIsAmongThoseLookedFor() {
        var run = RunDouble.running(width: 120, height: 40)
        run.train(to: 20)
        run.type("3")
        run.showFaces()
        run.press(.enter, .down, .down)
        #expect(searches(run.type("m")) == [3])
        run.tell(result(run, searched: 8000))
        #expect(run.screen.contains { $0.contains("distance 40.0") })
    }

    @Test func aKeyAsksForThemAndTheSameKeyEndsIt() {
        var run = looking()
        let count = run.state.nearestLayout?.grid.count ?? 0
        #expect(count >= 3)
        #expect(searches(run.effects) == [count])
        #expect(searches(run.type("m")) == [0])
        #expect(!run.state.nearest.isShown)
    }

    @Test func distancesAndTheirMeaningAreTold() {
        var run = looking(120, 40)
        run.tell(result(run, searched: 1200))
        #expect(run.screen.contains { $0.contains("1,200 of 8,000") })
        #expect(run.screen.contains { $0.contains("distance 38.0") && $0.contains("distance 39.0") })
        #expect(run.screen.contains { $0.contains("real faces among themselves 41") })
        #expect(run.screen.contains { $0.contains(", no copy among 1,200 of 8,000 so far ──") })
        run.tell(result(run, searched: 8000))
        #expect(run.screen.contains { $0.contains("real faces among themselves 41, not copied ──") })
        run = looking(120, 40)
        run.tell(result(run, searched: 8000, distance: 3))
        #expect(run.screen.contains { $0.contains("distance 3.0: a copy?") })
        #expect(run.screen.contains { $0.contains("learning by heart?") })
        #expect(run.screen.contains { $0.contains("of all 8,000") })
    }

    @Test func aSearchThatHasEndedStandsUntilTheNextHas() {
        var run = looking(120, 40)
        run.tell(result(run, searched: 8000))
        run.effects = []
        run.train(to: 40)
        run.wait(11)
        #expect(searches(run.effects).count == 1)
        run.tell(result(run, searched: 300, step: 40))
        #expect(run.state.nearest.faces?.step == 20)
        run.tell(result(run, searched: 8000, step: 40))
        #expect(run.state.nearest.faces?.step == 40)
    }

    @Test func otherFacesAreLookedForAtOnce() {
        var run = looking(120, 40)
        run.tell(result(run, searched: 8000))
        run.effects = []
        run.showFaces(seed: 5)
        #expect(searches(run.effects).count == 1)
        #expect(run.state.nearest.faces == nil)
    }

    @Test func onePairIsShownLarge() {
        var run = looking(120, 40)
        run.tell(result(run, searched: 8000))
        run.press(.enter, .down)
        #expect(run.screen.contains { $0.contains("distance 39.0") })
        #expect(!run.screen.contains { $0.contains("distance 38.0") })
        #expect(run.state.nearestLayout?.face == Size(width: 56, height: 28))
    }

    @Test func whatIsShownIsSaved() throws {
        var run = looking(120, 40)
        run.tell(result(run, searched: 8000))
        let count = try #require(run.state.nearest.request?.count)
        guard case .send(.savePicture(let picture))? = run.type("p").first else {
            Issue.record("no picture")
            return
        }
        #expect(picture.subject == .nearest && picture.step == 20)
        #expect(picture.faces.count == 2 * count && picture.columns == count)
        #expect(picture.faces.face(0).first == 90 && picture.faces.face(count).first == 160)
    }

    @Test func pairsInASCII() {
        var run = looking(60, 20, Self.ascii)
        run.tell(result(run, searched: 1200))
        #expect(run.screen == Self.pairsPicture)
    }

    private static let pairsPicture = [
        " gantop   > training   epoch 1/4   step    20/5,000",
        "+- generated and nearest training faces --------- step 20 -+",
        "|                                                          |",
        "|                                                          |",
        "|  I|II|II| I|II|II| I|II|II| I|II|II| I|II|II| I|II|II|   |",
        "|  |II|II|I |II|II|I |II|II|I |II|II|I |II|II|I |II|II|I   |",
        "|  I|I|I|II I|I|I|II I|I|I|II I|I|I|II I|I|I|II I|I|I|II   |",
        "|  I|II|II| I|II|II| I|II|II| I|II|II| I|II|II| I|II|II|   |",
        "|  BBBBBBBB BBBBBBBB BBBBBBBB BBBBBBBB BBBBBBBB BBBBBBBB   |",
        "|  BBBBBBBB BBBBBBBB BBBBBBBB BBBBBBBB BBBBBBBB BBBBBBBB   |",
        "|  BBBBBBBB BBBBBBBB BBBBBBBB BBBBBBBB BBBBBBBB BBBBBBBB   |",
        "|  BBBBBBBB BBBBBBBB BBBBBBBB BBBBBBBB BBBBBBBB BBBBBBBB   |",
        "|    38.0     39.0     40.0     41.0     42.0     43.0     |",
        "|                                                          |",
        "|                                                          |",
        "|                                                          |",
        "+- distance mostly 41, real ones 41, none in 1,200 so far -+",
        " ----------------------------  0.4%  10.0 st/s   ETA -",
        "",
        " space pause  + - rate D+G  s snapshot  ? help  q quit",
    ]

    @Test(arguments: [(40, 12), (80, 24), (120, 40), (200, 60), (300, 20)])
    func pairsDoNotOverlap(width: Int, height: Int) throws {
        let layout = try #require(looking(width, height).state.nearestLayout)
        #expect(layout.grid.count >= 1)
        for index in 0..<layout.grid.count {
            let places = layout.places(index)
            let pair = layout.grid.area(index)
            for place in [places.generated, places.real, places.caption] {
                #expect(place.x >= pair.x && place.maxX <= pair.maxX && place.y >= pair.y && place.maxY <= pair.maxY)
            }
            #expect(places.generated.maxX <= places.real.x || places.generated.maxY <= places.real.y)
        }
    }
}

@Suite struct SavingPicturesTests {
    @Test func thePreviewAtTheCursorIsSaved() throws {
        var run = RunDouble.running(width: 120, height: 40)
        for step in [10, 20] {
            run.train(to: step)
            run.tell(.preview(.sample(step: step, gray: UInt8(step))))
        }
        run.type("3")
        run.press(.left)
        guard case .send(.savePicture(let past))? = run.type("p").first else {
            Issue.record("no picture")
            return
        }
        #expect(past.step == 10 && past.subject == .faces && past.faces.face(0).first == 10)
        #expect(past.faces.count == 4 && past.columns == 4)
        run.press(.right, .enter)
        guard case .send(.savePicture(let large))? = run.type("p").first else {
            Issue.record("no picture")
            return
        }
        #expect(large.step == 20 && large.faces.count == 1)
        #expect(run.type("P") == [.send(.saveAnimation)])
    }

    @Test func withoutFacesThereIsNothingToSave() {
        var run = RunDouble.running(width: 120, height: 40)
        #expect(run.type("p").isEmpty)
        #expect(run.screen.contains { $0.contains("no faces to save yet") })
    }

    @Test func facesOfThePastComeFromTheRun() {
        var run = RunDouble.running(width: 120, height: 40)
        run.train(to: 30)
        run.tell(.preview(.sample(step: 30, gray: 30)))
        run.tell(.film([.sample(step: 10, gray: 10), .sample(step: 20, gray: 20)]))
        #expect(run.state.film.previews.map(\.step) == [10, 20, 30])
        run.tell(.wentBack(WentBack(fromStep: 30, toStep: 15, divergence: nil)))
        run.tell(.film([.sample(step: 10, gray: 10)]))
        #expect(run.state.film.previews.map(\.step) == [10])
    }
}
