import RunEvents
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct DoctorViewTests {
    private static let ascii = Capabilities(depth: .mono, symbols: .ascii, unicode: false)

    /// A run whose discriminator wins from step 401 on.
    private func run(_ width: Int, _ height: Int, _ capabilities: Capabilities = Capabilities()) -> RunDouble {
        var run = RunDouble.running(width: width, height: height, capabilities: capabilities)
        for number in 1...650 {
            let step = DoctorTests.step(number) {
                guard number > 400 else { return }
                ($0.discriminatorLoss, $0.realScore, $0.fakeScore) = (0.35, 0.9, 0.01)
                $0.generatorLoss = Float(number) / 100
            }
            run.tell(.steps([step]))
            if number % 50 == 0 { run.tell(.diversity([DoctorTests.measure(number, share: 0.86)])) }
        }
        return run
    }

    @Test func theVerdictWithItsEvidence() {
        var run = run(80, 24)
        run.type("5")
        #expect(
            run.screen == [
                " gantop   ● training   epoch 1/4   step   650/5,000            1  2  3  4  5  6",
                "╭─ doctor ─────────────────────────────────────────────────────── at step 650 ─╮",
                "│  ▲ D is winning                                                              │",
                "│    it tells almost every generated face                                      │",
                "│    · D gives real faces 0.90, generated ones 0.01                            │",
                "│    · G's loss is 5.755 and rose by 50% within 150 steps                      │",
                "│    · D's loss is 0.350; 0.33 is a D that is never wrong                      │",
                "│  enter lower D's rate from 2.00e-4 to 1.00e-4                                │",
                "╰──────────────────────────────────────────────────────────────────────────────╯",
                "╭─ vital signs ──────────────────── the last 150 steps, next to what is usual ─╮",
                "│                                                                              │",
                "│ ▲ D(x)         0.90  ─────────━━━━━━━━━┃── 0.45 – 0.85  ▆▆▆▆▆▆▆▆▆▆▇▇█████    │",
                "│ ▲ D(G(z))      0.01  ┃━━━━━━━━━─────────── 0.05 – 0.45  ▅▅▅▅▅▅▅▅▅▅▄▂▁▁▁▁▁    │",
                "│ ▲ D loss       0.35  ──┃━━━━━━━━────────── 0.50 – 1.45  ▆▆▆▆▆▆▆▆▆▆▅▃▃▂▂▂▂    │",
                "│   G loss       5.76  ──━━━━━━━━━━┃──────── 0.80 – 6.00  ▃▃▃▃▃▃▃▃▃▃▄▅▆▇▇▇█    │",
                "│   D gradients  20.0  ─━━━━┃━━━━━━───────── 5.00 – 45.0  ▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄    │",
                "│   G gradients  18.0  ─━━━━┃━━━━━━───────── 5.00 – 45.0  ▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃    │",
                "│   diversity     86%  ────────━━━┃━━━━━──── 60% – 120%    ▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆    │",
                "│   nearest       72%  ────━━━━━━┃━━━━━━──── 30% – 120%    ▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅    │",
                "│                                                                              │",
                "╰──────────────────────────────────────────────────────────────────────────────╯",
                " ━╸────────── 13.0%  10.0 steps/s    160 img/s   ETA -        snapshot none yet",
                " !  1:00  doctor: D is winning: it tells almost every generated face",
                " space pause  enter take the advice  + - rate D+G  s snapshot  ? help  q quit",
            ])
    }

    @Test func whatTheSignsTellStandsBelowWhereThereIsRoom() {
        var run = run(120, 44)
        run.type("5")
        let panel = run.screen[22...39].map { String($0.prefix(60)) }
        #expect(
            panel == [
                "╭─ what the signs tell ────────────────────────────────────╮",
                "│  D(x)         what D answers to real faces: 1 is sure    │",
                "│               that they are real, 0.5 a guess            │",
                "│  D(G(z))      the same for generated ones: the higher,   │",
                "│               the better they fool D                     │",
                "│  D loss       how wrong D is; near nothing means that G  │",
                "│               no longer teaches it                       │",
                "│  G loss       how often D sees through G; it rises       │",
                "│               where D wins                               │",
                "│  D gradients  how hard a step pulls at D's weights; a    │",
                "│               jump is a warning                          │",
                "│  G gradients  the same for G; near nothing means that    │",
                "│               it learns no more                          │",
                "│  diversity    how much generated faces differ, next to   │",
                "│               real ones                                  │",
                "│  nearest      how much those differ that are most        │",
                "│               alike: twins make it small                 │",
                "╰──────────────────────────────────────────────────────────╯",
            ])
    }

    @Test func theSmallestViewInASCII() {
        var run = run(40, 12, Self.ascii)
        run.type("5")
        #expect(
            run.screen == [
                " gantop   > training   s   650/5,000",
                "+- doctor --------------- at step 650 -+",
                "|  ! D is winning                      |",
                "|    it tells almost every generated   |",
                "|    face                              |",
                "|    - D gives real faces 0.90,        |",
                "|      generated ones 0.01             |",
                "|  enter lower D's rate from 2.00e-4   |",
                "|        to 1.00e-4                    |",
                "+--------------------------------------+",
                " ##------------------ 13.0%  ETA -",
                " ! doctor: D is winning",
            ])
    }

    @Test func theOverviewTellsTheVerdict() {
        #expect(run(80, 24).screen.contains { $0.contains("▲ D is winning") })
    }

    @Test func changesAreTold() {
        let texts = run(80, 24).state.log.entries.map(\.text)
        #expect(
            texts == [
                "doctor: healthy: neither network is far ahead",
                "doctor: D is winning: it tells almost every generated face",
            ])
    }

    @Test func enterTakesTheAdvice() {
        var run = run(80, 24)
        #expect(run.press(.enter) == [], "only where the advice stands")
        run.type("5")
        #expect(run.press(.enter) == [.send(.setLearningRate(.discriminator, rate: 1e-4))])
        #expect(run.state.log.entries.last?.text == "the doctor's advice: lower D's rate from 2.00e-4 to 1.00e-4")
    }

    @Test func whatWasDoneIsNotAskedForAgain() {
        var run = run(80, 24)
        run.tell(.learningRate(LearningRateEdit(step: 650, discriminator: 1e-4, generator: 2e-4)))
        #expect(run.screen.contains { $0.contains("─ ○ watching since 650 ─") })
        run.type("5")
        #expect(
            Array(run.screen[1...4]) == [
                "╭─ doctor ─────────────────────────────────────────────────────── at step 650 ─╮",
                "│  watching since step 650                                                     │",
                "│  what was measured before that change says nothing of it; a verdict takes    │",
                "│  100 steps                                                                   │",
            ])
        #expect(run.press(.enter) == [])
        #expect(run.state.log.entries.last?.text == "the doctor is watching since step 650")
        #expect(!run.screen.contains { $0.contains("take the advice") })
    }

    @Test func withoutAdviceEnterDoesNothing() {
        var run = RunDouble.running()
        run.type("5")
        #expect(run.press(.enter) == [])
        #expect(run.screen.contains { $0.contains("the first look is after 50 steps") })
        #expect(run.screen.contains { $0.contains("the doctor has nothing to try now") })
    }

    @Test func goingBackForgetsTheVerdict() {
        var run = run(80, 24)
        run.tell(.wentBack(WentBack(fromStep: 650, toStep: 400, divergence: nil)))
        #expect(run.state.doctor.current == nil)
        run.tell(.history((1...400).map { DoctorTests.step($0) }))
        #expect(run.state.doctor.current?.finding == .healthy)
    }

    /// Every size that fits draws without a cell outside its panel.
    @Test func anySize() {
        var run = run(80, 24)
        run.type("5")
        for width in stride(from: 40, through: 220, by: 9) {
            for height in stride(from: 12, through: 70, by: 3) {
                run.input(.resize(Size(width: width, height: height)))
                #expect(run.screen.allSatisfy { $0.count <= width })
            }
        }
    }

    @Test func reportsTellChanges() {
        var report = HeadlessReport(every: 1000)
        _ = report.update(.described(.sample))
        var lines: [String] = []
        for number in 1...650 {
            let step = DoctorTests.step(number) {
                guard number > 400 else { return }
                ($0.discriminatorLoss, $0.realScore, $0.fakeScore) = (0.35, 0.9, 0.01)
                $0.generatorLoss = Float(number) / 100
            }
            lines += report.update(.steps([step]))
            if number % 50 == 0 {
                lines += report.update(.diversity([DoctorTests.measure(number, share: 0.86)]))
            }
        }
        #expect(
            lines == [
                "doctor: healthy: neither network is far ahead",
                "doctor: D is winning: it tells almost every generated face",
            ])
    }
}
