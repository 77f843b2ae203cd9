import RunEvents
import TerminalUI
import Testing

@testable import Dashboard

/// Random messages from a fixed seed, every one a thing that might really come.
private struct MessageGenerator {
    var bits: UInt64

    mutating func number(below limit: Int) -> Int {
        // Knuth's MMIX multiplier; the high bits are the good ones.
        bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(bits >> 33) % limit
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[number(below: elements.count)] }

    mutating func float() -> Float {
        pick([
            0, 0.5, 1, -1, 3.7, 1e-30, 1e30, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .nan, .infinity,
            -.infinity, .leastNonzeroMagnitude, Float(number(below: 1000)) / 300,
        ])
    }

    mutating func double() -> Double {
        pick([0, 0.1, 1e-9, 1e300, -1, .nan, .infinity, Double(number(below: 100)) / 70])
    }

    mutating func integer() -> Int { pick([0, 1, -1, 7, 400, 5000, 1_000_000, .max, .min, number(below: 3000)]) }

    mutating func text() -> String {
        pick([
            "", "runs/a", "名前のファイル.zip", "ملف.zip", "a\u{1B}[31m\nb\tc", String(repeating: "long ", count: 200), "👩‍👩‍👧",
            "e\u{301}\u{301}\u{301}",
        ])
    }

    mutating func key() -> Key {
        pick([
            .character(pick(Array("t .+-=_[]dgbsnrayweh?q1234567890xXz:/é漢mpPiv<>"))),
            .character(pick(Array(" .+-dgsnrawyh?12344447777mpivojkx"))),
            .control(pick(["l", "z", "a"])), .enter, .escape, .tab, .backTab, .up, .down, .left, .right, .home, .end,
            .pageUp, .pageDown, .backspace, .delete, .insert, .function(number(below: 13)),
        ])
    }

    mutating func steps(after step: Int) -> [StepMetrics] {
        let first = number(below: 50) == 0 ? integer() : step + 1
        return (0..<number(below: 6)).map { offset in
            StepMetrics(
                step: first &+ offset, epoch: integer(), discriminatorLoss: float(), generatorLoss: float(),
                realScore: float(), fakeScore: float(), discriminatorGradientNorm: float(),
                generatorGradientNorm: float(), discriminatorLearningRate: float(), generatorLearningRate: float(),
                seconds: double(), waitSeconds: double())
        }
    }

    mutating func faces() -> FaceImages {
        let (width, height) = pick([(28, 28), (28, 28), (1, 1), (0, 5), (3, 40)])
        let count = number(below: 8)
        return FaceImages(
            width: width, height: height, count: count,
            pixels: (0..<width * height * 3 * count).map { UInt8(truncatingIfNeeded: $0 &* 37) })
    }

    mutating func edit() -> SettingsEdit { SettingsEdit(step: integer(), before: settings(), after: settings()) }

    private mutating func settings() -> RunSettings {
        RunSettings(
            beta1: float(), realLabel: float(), stepRatio: StepRatio.recipe.advanced(by: number(below: 9) - 4),
            batchSize: integer(), nextBatchSize: pick([nil, integer()]))
    }

    mutating func preview() -> Preview {
        Preview(step: integer(), weights: pick([.average, .raw]), latentSeed: 3, faces: faces())
    }

    mutating func walk() -> Walk {
        let (corners, columns, rows) = pick([
            ([0, 1], 7, 1), ([0, 1, 2, 3], 3, 3), ([1, 0], 41, 1), ([0, -1], 5, 0),
        ])
        let count = pick([columns * rows, columns * rows, 2])
        let request = WalkRequest(
            corners: corners, columns: columns, rows: rows, path: pick([.straight, .arc]), weights: .average)
        return Walk(
            request: request, step: integer(), latentSeed: 3,
            faces: FaceImages(
                width: 2, height: 2, count: count,
                pixels: Array(repeating: UInt8(number(below: 256)), count: count * 12)))
    }

    mutating func nearest() -> NearestFaces {
        let generated = faces()
        let size = generated.width * generated.height * 3
        let count = pick([0, generated.count, generated.count, 3])
        return NearestFaces(
            step: integer(), weights: pick([.average, .raw]), searched: integer(), total: integer(),
            generated: generated,
            nearest: FaceImages(
                width: generated.width, height: generated.height, count: count,
                pixels: Array(repeating: 77, count: count * size)),
            distances: (0..<count).map { _ in float() }, realDistance: pick([nil, float()]))
    }

    private mutating func conditions() -> RunConditions? {
        let names = pick([[], ["Smiling", "Male", "Bald", text()], (0..<60).map { "word\($0)" }])
        return pick([
            nil, RunConditions(names: names, isVocabulary: pick([true, false]), rates: [nil, 0, 1, double(), 0.5]),
            RunConditions(
                names: ["Smiling", "Male", "Bald", "Bangs"], isVocabulary: false, rates: [0.5, 0.4, 0, nil]),
        ])
    }

    private mutating func said() -> [Int8] { (0..<pick([0, 4, 60])).map { _ in Int8(number(below: 5) - 2) } }

    private mutating func measure() -> ConditionMeasure {
        ConditionMeasure(
            step: integer(), condition: pick([0, 1, 2, integer()]), faceCount: integer(), asked: double(),
            opposite: double())
    }

    private mutating func phraseFaces() -> PhraseFaces {
        let request = PhraseRequest(
            said: said(), count: number(below: 9), sweep: pick([nil, 0, integer()]), columns: number(below: 9))
        return PhraseFaces(request: request, step: integer(), latentSeed: 3, faces: faces(), plain: faces())
    }

    mutating func event(after step: Int) -> RunEvent {
        switch number(below: 24) {
        case 0:
            return .described(
                RunDescription(
                    folder: text(), source: text(), faceCount: integer(), seed: UInt64(number(below: 99)),
                    batchSize: integer(), threads: integer(), stepsPerEpoch: integer(), totalSteps: integer(),
                    firstStep: integer(), discriminatorLearningRate: float(), generatorLearningRate: float(),
                    settings: pick([nil, settings()]), totalEpochs: pick([nil, integer()]),
                    conditions: conditions(), trainedSeconds: pick([nil, double()])))
        case 1: return .history(steps(after: step))
        case 2:
            return .preview(preview())
        case 3: return .realFaces(faces())
        case 4:
            return .phase(
                pick([.starting, .running, .running, .paused, .finished, .stopping, .stopped, .failed(text())]))
        case 5: return .snapshotSaved(SavedSnapshot(step: integer(), path: text(), bytes: integer(), automatic: true))
        case 6: return .learningRate(LearningRateEdit(step: integer(), discriminator: float(), generator: float()))
        case 7: return .notice(Notice(severity: pick([.information, .warning, .alarm]), text: text()))
        case 8: return .skippedFaces(integer())
        case 9: return .settings(edit())
        case 23:
            let events = (0..<number(below: 4)).map { _ in
                PastEvent(step: integer(), trainedSeconds: double(), event: event(after: step))
            }
            return .past(PastEvents(events, lastLook: pick([nil, integer()])))
        case 10: return .pastSettings((0..<number(below: 4)).map { _ in edit() })
        case 11: return .film((0..<number(below: 4)).map { _ in preview() })
        case 12: return .walk(walk())
        case 13: return .nearestFaces(nearest())
        case 14: return .phraseFaces(phraseFaces())
        case 15: return .phraseMatches(PhraseMatches(said: said(), count: integer(), faces: faces()))
        case 16: return .conditionMeasures((0..<number(below: 4)).map { _ in measure() })
        default: return .steps(steps(after: step))
        }
    }

    mutating func size() -> Size {
        let widest = pick([3, 60, 130, 500])
        return Size(width: 1 + number(below: widest), height: 1 + number(below: max(1, widest * 2 / 5)))
    }

    mutating func message(after step: Int) -> Message {
        switch number(below: 20) {
        case 0: .input(.resize(size()))
        case 1: .tick(seconds: pick([.nan, 1e308, -5, Double(number(below: 1000))]))
        case 2:
            .input(
                pick([
                    .interrupt, .terminate, .hangup, .resumed,
                    .capabilities(Capabilities(depth: pick(ColorDepth.allCases), symbols: .half, glyphs: .full)),
                    .capabilities(
                        Capabilities(
                            symbols: pick(PictureSymbols.allCases), glyphs: pick(GlyphSet.allCases),
                            ground: pick(Ground.allCases))),
                ]))
        case 3:
            .input(
                .mouse(
                    MouseEvent(
                        x: integer(), y: number(below: 3) - 1,
                        action: pick([.press(button: 1), .scrollUp, .scrollDown, .release(button: 9)]))))
        case 4...9: .input(.key(key()))
        default: .run(event(after: step))
        }
    }
}

@Suite struct ReplayTests {
    @Test(
        arguments: [
            (1, Capabilities()), (2, Capabilities(depth: .mono, symbols: .ascii, unicode: false)),
            (3, Capabilities(depth: .eight, symbols: .half, glyphs: .console)),
            (4, Capabilities(depth: .indexed256, symbols: .braille, glyphs: .full)),
        ] as [(UInt64, Capabilities)])
    func tenThousandMessagesNeverTrap(seed: UInt64, capabilities: Capabilities) {
        var messages = MessageGenerator(bits: seed)
        var state = DashboardState(size: Size(width: 80, height: 24), capabilities: capabilities, startedAt: 0)
        for count in 0..<2500 {
            for effect in state.update(messages.message(after: state.step)) {
                // A main loop would end here; a new run begins instead.
                if case .quit = effect {
                    state = DashboardState(size: state.size, capabilities: capabilities, startedAt: 0)
                }
            }
            guard count % 8 == 0 || state.size.width < 100 && count % 2 == 0 else { continue }
            var canvas = Canvas(size: state.size)
            state.view(into: &canvas)
        }
    }

    @Test func theSameMessagesGiveTheSameScreen() {
        let screens = (0..<2).map { _ in
            var messages = MessageGenerator(bits: 77)
            var run = RunDouble.running(width: 100, height: 30)
            for _ in 0..<300 { run.effects += run.state.update(messages.message(after: run.state.step)) }
            return run.screen
        }
        #expect(screens[0] == screens[1])
    }

    @Test(arguments: [(1, 1), (2, 1), (1, 30), (39, 12), (40, 11), (500, 3)])
    func tooSmallATerminalSaysWhatItNeeds(width: Int, height: Int) {
        let screen = RunDouble.running(width: width, height: height).screen
        #expect(screen.count == height)
        if width >= 20, height >= 2 {
            #expect(screen.contains { $0.contains("gantop needs 40x12") })
            #expect(screen.contains { $0.contains("this is \(width)x\(height)") })
        }
    }
}
