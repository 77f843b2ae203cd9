import RunEvents
import Testing

@testable import Dashboard

/// The doctor's numbers follow what D is asked to answer for real faces.
@Suite struct RealLabelTests {
    private static func edit(_ step: Int, from before: Float, to after: Float) -> SettingsEdit {
        SettingsEdit(step: step, before: RunSettings(realLabel: before), after: RunSettings(realLabel: after))
    }

    /// What the doctor says after steps whose D is perfect for the label `answer`.
    private func verdict(ofPerfect answer: Float, loss: Float, label: Float) -> Diagnosis? {
        var doctor = Doctor()
        doctor.append(RunSettings(realLabel: label))
        for number in 1...700 {
            doctor.append(
                DoctorTests.step(number) {
                    ($0.discriminatorLoss, $0.realScore, $0.fakeScore) = (loss, answer, 0.005)
                    $0.generatorLoss = 5 + Float(number) / 100
                })
        }
        return doctor.current
    }

    @Test func lossesOfPerfectAnswersAndOfGuesses() {
        // By hand: -a ln a - (1 - a) ln(1 - a), and -a ln(a/2) - (2 - a) ln(1 - a/2).
        let half = RealLabel(value: 0.6)
        #expect(abs(half.perfectLoss - 0.673_012) < 1e-6 && abs(half.guessLoss - 1.221_729) < 1e-6)
        let recipe = RealLabel.recipe
        #expect(abs(recipe.perfectLoss - 0.325_083) < 1e-6 && abs(recipe.guessLoss - 1.376_277) < 1e-6)
        let hard = RealLabel(value: 1)
        #expect(hard.perfectLoss == 0 && abs(hard.guessLoss - 1.386_294) < 1e-6)
    }

    @Test func aPerfectDiscriminatorIsKnownByItsLabel() {
        let verdict = verdict(ofPerfect: 0.6, loss: 0.68, label: 0.6)
        #expect(verdict?.finding == .discriminatorWins)
        #expect(verdict?.evidence.last == "D's loss is 0.680; 0.67 is a D that is never wrong")
        #expect(self.verdict(ofPerfect: 0.6, loss: 0.68, label: 0.9)?.finding == .healthy)
        #expect(self.verdict(ofPerfect: 0.9, loss: 0.35, label: 0.9)?.finding == .discriminatorWins)
    }

    @Test func aGuessIsKnownByItsLabel() {
        func finding(label: Float) -> Diagnosis? {
            var doctor = Doctor()
            doctor.append(RunSettings(realLabel: label))
            for number in 1...300 {
                doctor.append(
                    DoctorTests.step(number) {
                        ($0.discriminatorLoss, $0.realScore, $0.fakeScore) = (1.4, number % 2 == 0 ? 0.25 : 0.45, 0.45)
                    })
            }
            return doctor.current
        }
        #expect(finding(label: 0.6)?.finding == .discriminatorWeak)
        #expect(finding(label: 0.6)?.evidence.contains { $0.hasSuffix("; 1.22 is a pure guess") } == true)
        #expect(finding(label: 0.9)?.finding == .tooEarly)
    }

    @Test func aLabelHoldsFromTheStepAfterItsChange() {
        var labels = RealLabels()
        labels.append(Self.edit(100, from: 0.9, to: 0.7))
        labels.append(Self.edit(200, from: 0.7, to: 1))
        labels.begin(with: 1)
        #expect([1, 100, 101, 200, 201].map { labels.label(at: $0) } == [0.9, 0.9, 0.7, 0.7, 1])
        labels.goBack(to: 150)
        #expect([100, 201].map { labels.label(at: $0) } == [0.9, 0.7])
    }

    @Test(arguments: [Float.nan, -1, 0, 0.04, 0.5, 2, .infinity])
    func aLabelThatNoRunMayHaveIsNotRelied(on label: Float) {
        var labels = RealLabels()
        labels.begin(with: label)
        #expect(labels.label(at: 1) == 0.9)
    }

    /// Watched live, and resumed or attached to later, the doctor knows the same labels.
    @Test func bothWatchersHearOfTheLabel() {
        var run = RunDouble.running()
        run.tell(.settings(Self.edit(0, from: 0.9, to: 0.6)))
        for number in 1...50 { run.tell(.steps([DoctorTests.step(number)])) }
        run.tell(.diversity([DoctorTests.measure(50, share: 0.1)]))
        #expect(abs((run.state.doctor.symptoms?.realLabel.value ?? 0) - 0.6) < 1e-6)

        var report = HeadlessReport(every: 50)
        var lines = report.update(.pastSettings([Self.edit(0, from: 0.9, to: 0.6)]))
        for number in 1...700 {
            let step = DoctorTests.step(number) {
                ($0.discriminatorLoss, $0.realScore, $0.fakeScore) = (0.68, 0.6, 0.005)
                $0.generatorLoss = 5 + Float(number) / 100
            }
            lines += report.update(.steps([step]))
        }
        #expect(lines.contains { $0.hasPrefix("doctor: D is winning") })
    }
}
