import RunEvents
import TerminalUI
import Testing

@testable import Dashboard

/// The view of phrases: what is typed and toggled, what is asked of the run, what is shown.
@Suite struct PhraseViewTests {
    private static let names = ["Smiling", "Male", "Blond_Hair", "Bald", "Wearing_Hat"]
    private static let ascii = Capabilities(depth: .mono, symbols: .ascii, unicode: false)

    private static func description(_ conditions: RunConditions?) -> RunDescription {
        var description = RunDescription.sample
        description.conditions = conditions
        return description
    }

    private static let conditions = RunConditions(
        names: names, isVocabulary: false, rates: [0.48, 0.42, 0.15, 0, nil])

    /// A run on the view of phrases, its first faces answered.
    private func phrasing(
        _ width: Int = 80, _ height: Int = 24, _ capabilities: Capabilities = Capabilities(),
        conditions: RunConditions? = conditions
    ) -> RunDouble {
        var run = RunDouble.running(width: width, height: height, capabilities: capabilities)
        run.tell(.described(Self.description(conditions)))
        run.train(to: 20)
        run.effects = []
        run.type("7")
        return run
    }

    private func requests(_ effects: [Effect]) -> [PhraseRequest] {
        effects.compactMap { if case .send(.phrase(let request)) = $0 { request } else { nil } }
    }

    private func answer(_ run: inout RunDouble, step: Int = 20) {
        guard let request = run.state.phrase.request else { return }
        func faces(_ count: Int) -> FaceImages {
            FaceImages(
                width: 28, height: 28, count: count, pixels: [UInt8](repeating: 90, count: count * 28 * 28 * 3))
        }
        run.tell(
            .phraseFaces(
                PhraseFaces(
                    request: request, step: step, latentSeed: 1, faces: faces(request.count * request.columns),
                    plain: faces(request.count))))
    }

    @Test func theViewAsksForFacesWithNothingSaid() throws {
        let run = phrasing(120, 40)
        let request = try #require(requests(run.effects).first)
        #expect(request.said == [0, 0, 0, 0, 0] && request.sweep == nil && request.count > 0)
        #expect(request.realCount == request.count)
        #expect(request.isSane(conditions: 5))
        #expect(run.screen.contains { $0.contains("on their way") })
    }

    @Test func eachLetterThatSaysMoreAsksAtOnce() throws {
        var run = phrasing(120, 40)
        answer(&run)
        #expect(requests(run.type("/")).isEmpty)
        let effects = run.type("a smiling woman")
        #expect(requests(effects).map(\.said) == [[1, 0, 0, 0, 0], [1, -1, 0, 0, 0]])
        #expect(run.screen.contains { $0.contains("a smiling woman") })
        #expect(run.screen.contains { $0.contains("smiling · woman") })
        run.press(.enter)
        #expect(run.state.overlay == .none)
        #expect(run.state.phrase.past == ["a smiling woman"])
        // Keys are keys again.
        run.type("7")
        #expect(run.state.phrase.text == "a smiling woman")
    }

    @Test func unknownWordsAndContradictionsShow() {
        var run = phrasing(120, 40)
        run.type("/smilling in a spacesuit")
        #expect(run.screen.contains { $0.contains("? smilling, smiling?") && $0.contains("? spacesuit") })
        run.press(.control("u"))
        run.type("smiling, not smiling")
        #expect(run.screen.contains { $0.contains("! ") })
        #expect(run.state.phrase.said == [-1, 0, 0, 0, 0])
    }

    @Test func historyCompletionAndLeaving() {
        var run = phrasing()
        run.type("/blond hair")
        run.press(.enter)
        run.type("/")
        run.press(.control("u"), .up)
        #expect(run.state.phrase.text == "blond hair")
        run.press(.down)
        #expect(run.state.phrase.text.isEmpty && !run.state.phrase.isSaying)
        run.type("smil")
        run.press(.tab)
        #expect(run.state.phrase.text.hasPrefix("smil") && run.state.phrase.said[0] == 1)
        run.press(.control("u"), .backspace)
        #expect(run.state.overlay == .none)
    }

    @Test func enterGoesFromUnsaidToYesToNo() {
        var run = phrasing()
        let effects = run.press(.enter, .enter, .enter)
        #expect(requests(effects).map { $0.said[0] } == [1, -1, 0])
        run.press(.down, .enter)
        #expect(run.state.phrase.said == [0, 1, 0, 0, 0])
        #expect(run.state.phrase.text == "man")
        run.press(.escape)
        #expect(!run.state.phrase.isSaying && run.state.phrase.text.isEmpty)
    }

    @Test func whatTheDataDoNotKnowStaysAndSaysWhy() {
        var run = phrasing()
        run.press(.end)
        #expect(requests(run.press(.enter)).isEmpty)
        #expect(run.screen.contains { $0.contains("Wearing_Hat: these data do not say") })
        run.press(.up, .enter)
        #expect(run.screen.contains { $0.contains("Bald: no face of these data has it") })
        run.type("v")
        #expect(run.state.phrase.sweep == nil)
    }

    @Test func aSweepIsARowForEachFace() throws {
        var run = phrasing(120, 40)
        answer(&run)
        let request = try #require(requests(run.type("v")).last)
        #expect(request.sweep == 0 && PhraseState.sweepColumns.contains(request.columns))
        #expect(request.count * request.columns <= PhraseRequest.greatestFaceCount && request.realCount == 0)
        answer(&run)
        #expect(run.screen.contains { $0.contains("smiling from -1 to +1") })
        #expect(run.screen.contains { $0.contains("-1") && $0.contains("+1") && $0.contains("0.00") })
        #expect(requests(run.type("v")).last?.sweep == nil)
    }

    @Test func facesAreRenewedAfterAnAnswerOnly() {
        var run = phrasing()
        let asked = requests(run.effects).count
        run.train(to: 60)
        #expect(requests(run.effects).count == asked)
        answer(&run)
        run.effects = []
        run.train(to: 62)
        #expect(requests(run.effects).isEmpty)
        run.train(to: 120)
        #expect(requests(run.effects).count == 1)
    }

    @Test func answersToOthersAreNotShown() {
        var run = phrasing(120, 40)
        var other = PhraseRequest(said: [1, 1, 1, 0, 0], count: 2)
        other.realCount = 1
        run.tell(
            .phraseFaces(PhraseFaces(request: other, step: 1, latentSeed: 1, faces: .none, plain: .none)))
        run.tell(.phraseMatches(PhraseMatches(said: other.said, count: 9, faces: .none)))
        #expect(run.state.phrase.faces == nil && run.state.phrase.matches == nil)
        run.tell(.phraseMatches(PhraseMatches(said: [0, 0, 0, 0, 0], count: 1234, faces: .none)))
        answer(&run)
        #expect(run.screen.contains { $0.contains("real: 1,234 of 20,000 agree") })
    }

    @Test func theListShowsSharesAndHowConditionsAreFollowed() {
        var run = phrasing(80, 24, Self.ascii)
        run.tell(
            .conditionMeasures([
                ConditionMeasure(step: 50, condition: 2, faceCount: 32, asked: 0.5, opposite: 0),
                ConditionMeasure(step: 100, condition: 2, faceCount: 32, asked: 0.96875, opposite: 0.03125),
                ConditionMeasure(step: 100, condition: 0, faceCount: 32, asked: 0.25, opposite: 0.5),
            ]))
        answer(&run)
        run.type("x")
        let lines = run.screen.map { String($0.dropFirst().prefix(24)) }
        #expect(
            Array(lines[4..<10]) == [
                "  asked       data obeys", ">+smiling      48% -0.25", "  man          42%      ",
                "  blond hair   15%  0.94", "  bald          0%      ", "  hat            -      ",
            ])
        run.type("o")
        #expect(run.state.phrase.list.prefix(2) == [2, 0])
        #expect(run.state.phrase.list[run.state.phrase.pointer] == 0)
    }

    @Test func aRunThatIsToldNothingSaysHowToStartOne() {
        var run = phrasing(conditions: nil)
        #expect(requests(run.effects).isEmpty)
        #expect(run.screen.contains { $0.contains("gantop train --phrases") })
        #expect(requests(run.type("/xvo") + run.press(.enter, .down)).isEmpty)
        #expect(run.state.overlay == .none)
        // The next view is the first: there is none behind.
        run.press(.tab)
        #expect(run.state.page == .overview)
        run.press(.backTab)
        #expect(run.state.page == .journal)
    }

    @Test func conditionsThatComeLaterBeginTheView() {
        var run = phrasing(conditions: nil)
        run.tell(.described(Self.description(Self.conditions)))
        #expect(requests(run.effects).count == 1)
        run.press(.tab, .backTab)
        #expect(run.state.page == .phrase)
    }

    @Test(arguments: [(40, 12), (56, 16), (80, 24), (120, 40), (200, 60), (300, 80)])
    func everySizeHasFacesAndNothingOverlaps(width: Int, height: Int) throws {
        for sweep in [false, true] {
            var run = phrasing(width, height)
            if sweep { run.type("v") }
            let layout = try #require(run.state.phraseLayout)
            #expect(layout.faces.count > 0)
            let parts = [layout.phrase, layout.understood, layout.list] + layout.titles
            for (index, part) in parts.enumerated() {
                for other in parts[(index + 1)...] { #expect(!part.overlaps(other), "\(part) and \(other)") }
            }
            answer(&run)
            #expect(run.screen.count == height)
        }
    }

    @Test func manyWordsScroll() throws {
        let words = (0..<256).map { "word\($0)" }
        let conditions = RunConditions(names: words, isVocabulary: true, rates: words.map { _ in 0.1 })
        var run = phrasing(120, 40, conditions: conditions)
        run.press(.end)
        answer(&run)
        #expect(run.screen.contains { $0.contains("word255") })
        run.type("/no word7 and word12")
        #expect(run.state.phrase.said[7] == -1 && run.state.phrase.said.count == 256)
    }

    @Test func goingBackForgetsLaterMeasures() {
        var run = phrasing()
        run.tell(
            .conditionMeasures(
                [50, 100].map {
                    ConditionMeasure(step: $0, condition: $0 / 50, faceCount: 32, asked: 1, opposite: 0)
                }))
        run.tell(.wentBack(WentBack(fromStep: 120, toStep: 60, divergence: nil)))
        #expect(run.state.phrase.measures.keys.sorted() == [1])
    }
}

extension Rect {
    /// Whether two have a cell in common.
    fileprivate func overlaps(_ other: Rect) -> Bool {
        x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
    }
}

/// What the doctor and the plain lines make of how well phrases are followed.
@Suite struct ObedienceTests {
    private static let conditions = RunConditions(
        names: ["Smiling", "Male", "Bald"], isVocabulary: false, rates: [0.48, 0.42, 0.02])

    private func measures(_ differences: [Double], step: Int = 100) -> [ConditionMeasure] {
        differences.enumerated().map { index, difference in
            ConditionMeasure(
                step: step, condition: index, faceCount: 32, asked: max(0, difference), opposite: max(0, -difference))
        }
    }

    @Test func onlyWhatTheDataTeachCounts() {
        var obedience = Obedience()
        obedience.append(measures([0.9]))
        #expect(obedience.mean == nil)
        obedience.begin(Self.conditions)
        // Not all that can be taught is measured yet.
        #expect(obedience.mean == nil)
        obedience.append(measures([0.9, 0.5, 0]))
        #expect(abs((obedience.mean ?? 0) - 0.7) < 1e-12)
        #expect(obedience.ranking.map(\.name) == ["Smiling", "Male"])
        obedience.append(measures([0.1], step: 50))
        #expect(abs((obedience.mean ?? 0) - 0.7) < 1e-12)
        obedience.goBack(to: 60)
        #expect(obedience.mean == nil)
    }

    @Test(arguments: [(0.05, true), (0.4, false)]) func theDoctorHearsWhetherItIsFollowed(
        difference: Double, isIgnored: Bool
    ) {
        var run = RunDouble.running()
        var description = RunDescription.sample
        description.conditions = Self.conditions
        run.tell(.described(description))
        for step in stride(from: 50, through: 2300, by: 50) {
            run.tell(.conditionMeasures(measures([difference, difference, 0], step: step)))
            run.tell(
                .steps((step - 49...step).map { .sample(step: $0) }))
        }
        #expect((run.state.doctor.current?.finding == .ignoresPhrases) == isIgnored)
    }

    @Test func aLineTellsOfItAtEachReport() {
        var report = HeadlessReport(every: 10)
        var description = RunDescription.sample
        description.conditions = Self.conditions
        _ = report.update(.described(description))
        _ = report.update(.conditionMeasures(measures([0.9, 0.5, 0])))
        let lines = report.update(.steps((1...10).map { .sample(step: $0, loss: 1, seconds: 0.1) }))
        #expect(lines.contains("phrases are followed by 0.70 in the mean: Smiling 0.90 … Male 0.50"))
    }
}
