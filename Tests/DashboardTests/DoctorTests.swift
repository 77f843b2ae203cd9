import RunEvents
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct DoctorTests {
    /// A step of a run in which nothing is wrong, changed by `change`.
    static func step(_ number: Int, _ change: (inout StepMetrics) -> Void = { _ in }) -> StepMetrics {
        // Batches stray as they do in recordings.
        let stray: Float = number % 2 == 0 ? 0.12 : -0.12
        var step = StepMetrics(
            step: number, epoch: 1, discriminatorLoss: 1.1 + stray, generatorLoss: 2.5 - stray, realScore: 0.63 + stray,
            fakeScore: 0.27 - stray, discriminatorGradientNorm: 20, generatorGradientNorm: 18,
            discriminatorLearningRate: 2e-4, generatorLearningRate: 2e-4, seconds: 0.1, waitSeconds: 0)
        change(&step)
        return step
    }

    static func measure(_ step: Int, share: Float, real: Float = 0.3) -> Diversity {
        Diversity(
            step: step, faceCount: 64, generated: .init(mean: share * real, nearest: share * real * 0.5),
            real: .init(mean: real, nearest: real * 0.6))
    }

    /// What the doctor says after these steps, which have measures after every 50.
    private func verdict(
        _ steps: ClosedRange<Int>, share: Float = 0.9, real: Float = 0.3, _ change: (inout StepMetrics) -> Void
    ) -> Diagnosis? {
        var doctor = Doctor()
        for number in steps {
            doctor.append(Self.step(number, change))
            if number % 50 == 0 { doctor.append([Self.measure(number, share: share, real: real)]) }
        }
        return doctor.current
    }

    @Test func aHealthyRunIsYoungFirst() {
        #expect(verdict(1...49) { _ in } == nil)
        #expect(verdict(1...300) { _ in }?.finding == .tooEarly)
        let grown = verdict(1...450) { _ in }
        #expect(grown?.finding == .healthy)
        #expect(grown?.line == "healthy: neither network is far ahead")
        #expect(grown?.evidence.contains("the faces differ by 90% of what real ones do") == true)
        #expect(grown?.advice == nil)
    }

    @Test func aPerfectDiscriminatorWins() {
        let verdict = verdict(1...600) {
            ($0.discriminatorLoss, $0.realScore, $0.fakeScore) = (0.35, 0.9, 0.01)
            $0.generatorLoss = 4 + Float($0.step) / 100
        }
        #expect(verdict?.finding == .discriminatorWins)
        #expect(verdict?.line == "D is winning: it tells almost every generated face")
        #expect(verdict?.advice?.commands == [.setLearningRate(.discriminator, rate: 1e-4)])
    }

    @Test func aGeneratorThatCatchesUpIsNotLosing() {
        let verdict = verdict(1...600) {
            ($0.discriminatorLoss, $0.realScore, $0.fakeScore) = (0.45, 0.87, 0.02)
            $0.generatorLoss = 12 - Float($0.step) / 100
        }
        #expect(verdict?.finding == .healthy)
    }

    @Test func aGeneratorThatIsFarSlowerGetsTheOthersRate() {
        let verdict = verdict(1...600) {
            ($0.discriminatorLoss, $0.realScore, $0.fakeScore) = (0.35, 0.9, 0.01)
            $0.generatorLearningRate = 1e-6
        }
        #expect(verdict?.finding == .discriminatorWins)
        #expect(verdict?.advice?.commands == [.setLearningRate(.generator, rate: 2e-4)])
    }

    @Test func aFooledDiscriminatorIsTooWeak() {
        let verdict = verdict(1...200) {
            ($0.discriminatorLoss, $0.realScore, $0.fakeScore) = (6, 0.55, 0.99)
            $0.discriminatorLearningRate = 0
        }
        #expect(verdict?.finding == .discriminatorWeak)
        #expect(verdict?.advice?.commands == [.setLearningRate(.discriminator, rate: 2e-4)])
    }

    @Test func facesThatAreAllAlikeAreACollapse() {
        let verdict = verdict(1...500, share: 0.08) { _ in }
        #expect(verdict?.line == "G is collapsing: its faces differ by 8% of what real ones do")
        #expect(verdict?.advice?.commands == [.setLearningRate(.generator, rate: 1e-4)])
    }

    @Test func facesThatLoseHalfOfTheirDifferencesAreACollapse() {
        var doctor = Doctor()
        for number in 1...800 {
            doctor.append(Self.step(number))
            let share: Float = number < 600 ? 0.9 : 0.4
            if number % 50 == 0 { doctor.append([Self.measure(number, share: share)]) }
        }
        #expect(doctor.current?.finding == .collapse)
        #expect(doctor.verdicts.map(\.diagnosis.finding) == [.tooEarly, .healthy, .collapse])
    }

    @Test func oneFaceInTheDataIsToldAtOnce() {
        let verdict = verdict(1...50, real: 0.001) { _ in }
        #expect(verdict?.finding == .oneFace)
        #expect(verdict?.advice?.commands == [])
    }

    @Test func lossesThatJump() {
        let verdict = verdict(1...150) {
            $0.discriminatorLoss = $0.step % 2 == 0 ? 6 : 1
            ($0.discriminatorLearningRate, $0.generatorLearningRate) = (1e-2, 1e-2)
        }
        #expect(verdict?.line == "the rates are too high: the losses jump")
        #expect(verdict?.advice?.commands == [.setLearningRate(.both, rate: 2e-4)])
    }

    @Test func facesThatDifferMoreThanRealOnesArePatterns() {
        #expect(verdict(1...100, share: 1.3) { _ in }?.line == "the rates are too high: G draws patterns, not faces")
        #expect(verdict(1...600, share: 1.1) { _ in }?.finding == .healthy)
    }

    @Test func nothingThatChanges() {
        let verdict = verdict(1...200, share: 0.1) {
            ($0.discriminatorLoss, $0.realScore, $0.fakeScore) = (1.6, 0.64, 0.63)
            ($0.discriminatorLearningRate, $0.generatorLearningRate) = (2e-7, 2e-7)
        }
        #expect(verdict?.finding == .stalled)
        #expect(verdict?.advice?.commands == [.setLearningRate(.both, rate: 2e-4)])
    }

    @Test func whatIsNoNumberIsToldAtOnce() {
        let verdict = verdict(1...450) { if $0.step == 430 { $0.generatorLoss = .nan } }
        #expect(verdict?.finding == .diverged)
        #expect(verdict?.evidence == ["1 step had a loss or a norm that is no number"])
    }

    @Test func oneBadStretchIsNoIllness() {
        var doctor = Doctor()
        for number in 1...1000 {
            doctor.append(Self.step(number) { if (601...620).contains(number) { $0.discriminatorLoss = 4 } })
            if number % 50 == 0 { doctor.append([Self.measure(number, share: 0.9)]) }
        }
        #expect(doctor.verdicts.map(\.diagnosis.finding) == [.tooEarly, .healthy])
    }

    /// In whatever portions steps and measures come, the verdicts are the same.
    @Test func liveAndReplayedAreTheSame() {
        let steps = (1...700).map { number in
            Self.step(number) {
                if number > 500 { ($0.discriminatorLoss, $0.realScore, $0.fakeScore) = (0.35, 0.9, 0.01) }
            }
        }
        let measures = stride(from: 50, through: 700, by: 50).map { Self.measure($0, share: 0.9) }
        var live = Doctor()
        for step in steps {
            live.append(step)
            live.append(measures.filter { $0.step == step.step })
        }
        var replayed = Doctor()
        replayed.append(measures)
        for step in steps { replayed.append(step) }
        #expect(live.verdicts == replayed.verdicts && live.current == replayed.current)
        #expect(live.verdicts.map(\.diagnosis.finding) == [.tooEarly, .healthy, .discriminatorWins])
        replayed.goBack(to: 400)
        for step in steps.prefix(400) { replayed.append(step) }
        #expect(replayed.current?.finding == .healthy)
        #expect(replayed.measures.map(\.step) == Array(stride(from: 50, through: 400, by: 50)))
    }

    @Test func aVerdictRestsOnWhatCameAfterTheLastChange() {
        func winning(_ number: Int, rate: Float) -> StepMetrics {
            Self.step(number) {
                ($0.discriminatorLoss, $0.realScore, $0.fakeScore) = (6, 0.55, 0.99)
                $0.discriminatorLearningRate = rate
            }
        }
        var doctor = Doctor()
        for number in 1...210 { doctor.append(winning(number, rate: 1e-4)) }
        #expect(doctor.current?.finding == .discriminatorWeak && doctor.watchingSince == nil)
        doctor.noteChange(at: 210)
        #expect(doctor.current == nil && doctor.watchingSince == 210, "before another step is done")
        for number in 211...300 { doctor.append(winning(number, rate: 2e-4)) }
        #expect(doctor.current == nil && doctor.watchingSince == 210)
        for number in 301...351 { doctor.append(winning(number, rate: 2e-4)) }
        #expect(doctor.current?.finding == .discriminatorWeak && doctor.watchingSince == nil)
        #expect(doctor.verdicts.map(\.step) == [50, 150], "the same verdict is no news")

        // Replayed, the rates of the steps tell of the change, and settings that are told before all steps do.
        var replayed = Doctor()
        let edit = SettingsEdit(step: 600, before: RunSettings(), after: RunSettings(beta1: 0.4))
        replayed.append([edit])
        for number in 1...601 { replayed.append(winning(number, rate: number <= 210 ? 1e-4 : 2e-4)) }
        #expect(replayed.watchingSince == 600 && replayed.current == nil)
        replayed.goBack(to: 300)
        for number in 1...240 { replayed.append(winning(number, rate: number <= 210 ? 1e-4 : 2e-4)) }
        #expect(replayed.watchingSince == 210)
    }

    @Test func whatIsCertainAtOnceNeedsNoSecondLookAfterAChange() {
        var doctor = Doctor()
        for number in 1...210 { doctor.append(Self.step(number)) }
        doctor.noteChange(at: 210)
        for number in 211...251 { doctor.append(Self.step(number) { $0.generatorLoss = .nan }) }
        #expect(doctor.current?.finding == .diverged)
        #expect(doctor.current?.advice?.text.hasSuffix("; b goes back to a snapshot from before") == true)
    }

    @Test func healthySaysWhyUnusualSignsDoNoHarm() {
        let verdict = verdict(1...450) { $0.generatorGradientNorm = 60 }
        #expect(verdict?.finding == .healthy)
        #expect(
            verdict?.evidence.contains("unusual, but no harm while neither network is far ahead: G gradients") == true)
        #expect(verdict?.evidence.last?.contains("learnt by heart") == true)
        #expect(self.verdict(1...450) { _ in }?.evidence.contains { $0.hasPrefix("unusual") } == false)
    }
}
