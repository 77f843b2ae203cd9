import RunEvents
import TerminalUI
import Testing

@testable import Dashboard

/// What a phrase says, and what is asked of the run.
@Suite struct PhraseStateTests {
    @Test func theViewAsksForFacesWithNothingSaid() throws {
        let run = RunDouble.phrasing(120, 40)
        let request = try #require(run.phraseRequests.first)
        #expect(run.phraseRequests.count == 1)
        #expect(request.said == [0, 0, 0, 0, 0] && request.sweep == nil && request.count >= 3)
        #expect(request.realCount == request.count)
        #expect(request.isSane(conditions: 5))
    }

    @Test func eachLetterThatSaysMoreAsksAtOnce() throws {
        var run = RunDouble.phrasing(120, 40)
        run.answerPhrase()
        #expect(run.type("/").phraseRequests.isEmpty)
        let effects = run.type("a smiling woman")
        #expect(effects.phraseRequests.map(\.said) == [[1, 0, 0, 0, 0], [1, -1, 0, 0, 0]])
        run.press(.enter)
        #expect(run.state.overlay == .none)
        #expect(run.state.phrase.past == ["a smiling woman"])
        // Keys are keys again.
        run.type("7")
        #expect(run.state.phrase.text == "a smiling woman")
    }

    @Test func allKeysGoToTheLineWhileItIsTyped() {
        var run = RunDouble.phrasing()
        run.effects = []
        run.type("/q 7?+:")
        run.press(.backTab)
        #expect(run.state.phrase.text == "q 7?+:" && run.state.page == .phrase)
        #expect(run.effects.isEmpty)
        #expect(run.press(.control("c")) == [.send(.stop(saving: true))], "but for this one")
    }

    @Test func aChangedRequestIsSentBeforeTheLastIsAnswered() {
        var run = RunDouble.phrasing()
        run.effects = []
        run.type("/smiling")
        run.press(.enter)
        run.type("/")
        run.press(.control("u"))
        #expect(run.phraseRequests.map { $0.said[0] } == [1, 0])
    }

    @Test func historyCaretAndCompletion() {
        var run = RunDouble.phrasing()
        run.type("/blond hair")
        run.press(.enter)
        run.type("/")
        run.press(.control("u"), .up)
        #expect(run.state.phrase.text == "blond hair" && run.state.phrase.said[2] == 1)
        run.press(.home)
        run.type("no ")
        #expect(run.state.phrase.text == "no blond hair" && run.state.phrase.said[2] == -1)
        run.press(.control("u"))
        run.type("with smil")
        run.press(.tab)
        #expect(run.state.phrase.text == "with smiling" && run.state.phrase.said[0] == 1)
        run.press(.tab, .backTab)
        #expect(run.state.phrase.text == "with smiling", "there and back again")
        run.type("zz")
        #expect(run.state.phrase.said[0] == 0)
        run.press(.control("u"), .backspace)
        #expect(run.state.overlay == .none)
    }

    @Test func completionTakesThePlaceOfWhatWasTyped() {
        func completed(_ text: String, _ offer: String) -> String {
            var line = PhraseLine()
            for letter in text { line.take(.character(letter), past: []) { _ in [offer] } }
            line.complete()
            return line.text
        }
        #expect(completed("bl", "blond hair") == "blond hair")
        #expect(completed("a man, mouth Sl", "slightly open") == "a man, mouth slightly open")
        #expect(completed("金", "金发") == "金发")
        #expect(completed("戴眼", "眼镜") == "戴眼镜", "without a space between words")
        #expect(completed("with moustach", "mustache") == "with mustache", "spelt in another way")
        #expect(completed("5 o'clock ", "shadow") == "5 o'clock shadow")
    }

    @Test func enterGoesFromUnsaidToYesToNo() {
        var run = RunDouble.phrasing()
        let effects = run.press(.enter, .enter, .enter)
        #expect(effects.phraseRequests.map { $0.said[0] } == [1, -1, 0])
        run.press(.down)
        run.type("x")
        #expect(run.state.phrase.said == [0, 1, 0, 0, 0])
        #expect(run.state.phrase.text == "man", "the line has the words for it")
        run.type("kjjx")
        #expect(run.state.phrase.text == "man, blond hair")
        run.press(.escape)
        #expect(!run.state.phrase.isSaying && run.state.phrase.text.isEmpty)
        #expect(run.state.phrase.past == ["man, blond hair"], "it can be had back")
    }

    @Test func whatTheDataDoNotKnowStaysAndSaysWhy() {
        var run = RunDouble.phrasing()
        run.press(.end)
        #expect(run.press(.enter).phraseRequests.isEmpty)
        #expect(run.screen.contains { $0.contains("hat: these data do not say") })
        run.press(.up, .enter)
        #expect(run.screen.contains { $0.contains("bald: no face of these data has it") })
        run.type("v")
        #expect(run.state.phrase.sweep == nil)
        // A phrase may say it all the same, and can be taken back.
        run.type("/bald")
        run.press(.enter)
        #expect(run.state.phrase.said[3] == 1)
        run.press(.enter)
        #expect(run.state.phrase.said[3] == 0)
    }

    @Test func aSweepIsARowForEachFace() throws {
        var run = RunDouble.phrasing(120, 40)
        run.answerPhrase()
        let request = try #require(run.type("v").phraseRequests.last)
        #expect(request.sweep == 0 && SweepGrid.columns.contains(request.columns))
        #expect(request.count * request.columns <= PhraseRequest.greatestFaceCount && request.realCount == 0)
        run.press(.down)
        #expect(run.type("v").phraseRequests.last?.sweep == 1, "another attribute")
        #expect(run.type("v").phraseRequests.last?.sweep == nil)
        run.type("v")
        #expect(run.press(.escape).phraseRequests.last?.sweep == nil)
    }

    @Test func facesAreRenewedAfterAnAnswerOnly() {
        var run = RunDouble.phrasing()
        let asked = run.phraseRequests.count
        run.train(to: 60)
        #expect(run.phraseRequests.count == asked)
        run.answerPhrase()
        run.effects = []
        run.train(to: 120)
        #expect(run.phraseRequests.count == 1)
        run.answerPhrase()
        run.effects = []
        run.wait(PhraseState.patienceSeconds * 2)
        #expect(run.phraseRequests.isEmpty, "a paused run draws the same faces")
    }

    @Test func aRequestWithoutAnAnswerIsMadeAgain() {
        var run = RunDouble.phrasing()
        run.wait(PhraseState.patienceSeconds)
        #expect(run.phraseRequests.count == 2)
    }

    @Test func whatChangesTheFacesAsksAtOnce() {
        var run = RunDouble.phrasing()
        run.answerPhrase()
        #expect(run.type("a").phraseRequests.map(\.weights) == [.raw])
        #expect(run.type("zz").phraseRequests.count == 2, "other sizes are other numbers of faces")
        run.effects = []
        run.showFaces(seed: 9)
        #expect(run.phraseRequests.count == 1, "other latent vectors")
        run.effects = []
        run.type("1")
        run.train(to: 200)
        #expect(run.phraseRequests.isEmpty, "nobody looks")
    }

    @Test func answersToOthersAreNotShown() {
        var run = RunDouble.phrasing(120, 40)
        var other = PhraseRequest(said: [1, 1, 1, 0, 0], count: 2)
        other.realCount = 1
        run.tell(.phraseFaces(PhraseFaces(request: other, step: 1, latentSeed: 1, faces: .none, plain: .none)))
        run.tell(.phraseMatches(PhraseMatches(said: other.said, count: 9, faces: .none)))
        #expect(run.state.phrase.faces == nil && run.state.phrase.matches == nil)
        run.answerPhrase()
        let drawn = run.state.phrase.faces
        // Typed on before the answer came.
        let before = run.state.phrase.request
        run.type("/smiling")
        run.tell(
            .phraseFaces(
                PhraseFaces(request: before ?? other, step: 99, latentSeed: 1, faces: .none, plain: .none)))
        #expect(run.state.phrase.faces == drawn)
    }

    @Test func answersAreDrawnAtOnceAndRenewalsAreNot() {
        var run = RunDouble.phrasing()
        let before = run.state.answers
        run.answerPhrase(matching: nil)
        #expect(run.state.answers == before + 1)
        run.answerPhrase(step: 30, matching: nil)
        #expect(run.state.answers == before + 1)
        run.type("x")
        run.answerPhrase()
        #expect(run.state.answers == before + 3, "faces, and real ones")
    }

    @Test func theMouseTogglesAndTypes() throws {
        var run = RunDouble.phrasing()
        func click(_ x: Int, _ y: Int) {
            run.input(.mouse(MouseEvent(x: x, y: y, action: .press(button: 1))))
        }
        let layout = try #require(run.state.phraseLayout)
        let line = layout.list.line(1)
        click(line.x + 3, line.y)
        #expect(run.state.phrase.said == [0, 1, 0, 0, 0])
        click(line.x + 3, line.y + 30)
        run.input(.mouse(MouseEvent(x: 1, y: 9, action: .scrollDown)))
        #expect(run.state.phrase.order.place == 2)
        click(layout.phrase.x + 5, layout.phrase.y)
        run.type(", smiling")
        #expect(run.state.phrase.text == "man, smiling")
        click(line.x + 3, line.y)
        #expect(run.state.overlay == .none, "a click ends the typing, and counts")
        #expect(run.state.phrase.said == [1, -1, 0, 0, 0])
    }

    @Test func theListIsSortedByObedienceOrByName() {
        var run = RunDouble.phrasing()
        run.measure([-0.25, 0.5, 0.9])
        #expect(run.state.phrase.order.list == [2, 1, 0, 3, 4])
        run.press(.down)
        #expect(run.state.phrase.order.condition == 1)
        run.measure([0.95], step: 150)
        #expect(run.state.phrase.order.list == [2, 1, 0, 3, 4], "it does not move below somebody's fingers")
        run.wait(PhraseState.calmSeconds)
        run.measure([0.95], step: 200)
        #expect(run.state.phrase.order.list == [0, 2, 1, 3, 4])
        #expect(run.state.phrase.order.condition == 1 && run.state.phrase.order.place == 2)
        run.type("o")
        #expect(run.state.phrase.order.list == [3, 2, 4, 1, 0], "bald, blond hair, hat, man, smiling")
        run.type("12o7o")
        #expect(run.state.phrase.order.list == [0, 2, 1, 3, 4])
    }

    @Test func aRunThatIsToldNothingHasTheViewByItsKeyAlone() {
        var run = RunDouble.phrasing(conditions: nil)
        #expect((run.type("/xvo") + run.press(.enter, .down, .escape)).phraseRequests.isEmpty)
        #expect(run.state.overlay == .none)
        run.press(.tab)
        #expect(run.state.page == .overview)
        run.press(.backTab)
        #expect(run.state.page == .journal, "tab passes it over")
    }

    @Test func conditionsThatComeLaterBeginTheView() {
        var run = RunDouble.attached()
        run.type("7")
        #expect(run.phraseRequests.isEmpty)
        run.tell(.described(.told(.sample)))
        #expect(run.phraseRequests.count == 1)
        run.press(.tab, .backTab)
        #expect(run.state.page == .phrase)
        run.type("/smiling")
        run.press(.enter)
        run.tell(.described(.told(.sample)))
        #expect(run.state.phrase.text == "smiling", "the same again changes nothing")
        run.tell(.described(.told(.words(3))))
        #expect(run.state.phrase.said == [0, 0, 0] && run.state.phrase.past == ["smiling"])
        run.tell(.described(.told(RunConditions(names: [], isVocabulary: true, rates: []))))
        #expect(run.state.phrase.conditions == nil, "no names are no conditions")
    }

    @Test func manyWordsAreSaidAndDenied() {
        var run = RunDouble.phrasing(conditions: .words(256))
        run.type("/no word7 and word12")
        #expect(run.state.phrase.said[7] == -1 && run.state.phrase.said.count == 256)
        run.press(.enter, .end, .enter)
        #expect(run.state.phrase.said[255] == 1)
    }

    @Test func aPhraseByCommand() {
        var run = RunDouble.phrasing()
        run.type("1:phrase a woman, not smiling")
        #expect(run.press(.enter).phraseRequests.map(\.said) == [[-1, -1, 0, 0, 0]])
        #expect(run.state.page == .phrase && run.state.phrase.past == ["a woman, not smiling"])
    }

    @Test func thePictureIsOfThePhrase() {
        var run = RunDouble.phrasing()
        run.answerPhrase()
        run.effects = []
        run.type("p")
        guard case .send(.savePicture(let picture))? = run.effects.first else {
            Issue.record("no picture")
            return
        }
        #expect(picture.subject == .phrase && picture.faces == run.state.phrase.faces?.faces)
    }
}
