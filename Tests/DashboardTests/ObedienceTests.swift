import RunEvents
import TerminalUI
import Testing

@testable import Dashboard

/// What the doctor and the plain lines make of how well phrases are followed.
@Suite struct ObedienceTests {
    private static let conditions = RunConditions(
        names: ["Smiling", "Male", "Bald"], isVocabulary: false, rates: [0.48, 0.42, 0.02])

    @Test func onlyWhatTheDataTeachCounts() {
        var obedience = Obedience()
        obedience.append(.sample([0.9]))
        #expect(obedience.mean() == nil && obedience.ranking.isEmpty)
        obedience.begin(Self.conditions)
        #expect(obedience.mean() == nil && !obedience.isWhole, "not all that can be taught is measured yet")
        obedience.append(.sample([0.9, 0.5, 0]))
        #expect(abs((obedience.mean() ?? 0) - 0.7) < 1e-12 && obedience.isWhole)
        #expect(obedience.ranking.map(\.name) == ["Smiling", "Male"])
        obedience.append(.sample([0.1], step: 50))
        #expect(abs((obedience.mean() ?? 0) - 0.7) < 1e-12, "older ones come too late")
        #expect(obedience.mean(since: 101) == nil)
        obedience.append([ConditionMeasure(step: 200, condition: 0, faceCount: 32, asked: .nan, opposite: 0)])
        #expect(obedience.newest[0]?.difference == 0.9)
        obedience.goBack(to: 60)
        #expect(obedience.mean() == nil)
    }

    /// The doctor after so many steps, with all conditions measured after every 50 of them.
    private func finding(after last: Int, _ difference: (Int) -> Double) -> Finding? {
        var doctor = Doctor()
        doctor.append(Self.conditions)
        for step in 1...last {
            doctor.append(DoctorTests.step(step))
            guard step % 50 == 0 else { continue }
            doctor.append([DoctorTests.measure(step, share: 0.9)])
            doctor.append(.sample([difference(step), difference(step), 0], step: step))
        }
        return doctor.current?.finding
    }

    @Test func theDoctorHearsWhetherItIsFollowed() {
        #expect(finding(after: 2300) { _ in 0.05 } == .ignoresPhrases)
        #expect(finding(after: 2300) { _ in 0.4 } == .healthy)
        #expect(finding(after: 1900) { _ in 0.05 } == .healthy, "it may take that long")
        #expect(finding(after: 2300) { $0 < 1000 ? 0.5 : 0.05 } == .ignoresPhrases, "what was counts no more")
    }

    @Test func itSaysWhatWasSeenAndWhatToLookAt() throws {
        var run = RunDouble.phrasing()
        for step in stride(from: 50, through: 2300, by: 50) {
            run.measure([0.05, 0.05, 0.05], step: step)
            run.tell(.steps((step - 49...step).map { DoctorTests.step($0) }))
            run.tell(.diversity([DoctorTests.measure(step, share: 0.9)]))
        }
        let diagnosis = try #require(run.state.doctor.current)
        #expect(diagnosis.line == "G ignores what is said: faces that are asked for something hardly have it")
        #expect(diagnosis.evidence[0].contains("5% more often"))
        #expect(diagnosis.advice?.commands.isEmpty == true)
    }

    @Test func whatWasMeasuredInYouthDoesNotCount() {
        // As in a run in which each has its turn: those measured first could not follow yet.
        var doctor = Doctor()
        doctor.append(Self.conditions)
        for step in 1...2300 {
            if step == 100 { doctor.append(.sample([0, 0, 0], step: 100)) }
            doctor.append(DoctorTests.step(step))
            if step % 50 == 0 { doctor.append([DoctorTests.measure(step, share: 0.9)]) }
        }
        #expect(doctor.current?.finding == .healthy)
    }

    @Test func goingBackForgetsLaterMeasures() {
        var run = RunDouble.phrasing()
        run.tell(
            .conditionMeasures(
                [50, 100].map {
                    ConditionMeasure(step: $0, condition: $0 / 50, faceCount: 32, asked: 1, opposite: 0)
                }))
        run.tell(.wentBack(WentBack(fromStep: 120, toStep: 60, divergence: nil)))
        #expect(run.state.doctor.obedience.newest.keys.sorted() == [1])
        #expect(run.state.phrase.order.list == [1, 0, 2, 3, 4])
    }

    /// The line at a report after these measurements.
    private func line(_ differences: [Double], _ conditions: RunConditions = Self.conditions) -> String? {
        var report = HeadlessReport(every: 10)
        _ = report.update(.described(.told(conditions)))
        _ = report.update(.conditionMeasures(.sample(differences)))
        let lines = report.update(.steps((1...10).map { .sample(step: $0, loss: 1, seconds: 0.1) }))
        return lines.first { $0.hasPrefix("phrase") }
    }

    @Test func aLineTellsOfItAtEachReport() {
        #expect(line([]) == nil)
        #expect(line([0.92, 0.31, 0]) == "phrase: 2 of 2 attributes follow (Smiling +0.92 to Male +0.31)")
        #expect(line([0.92]) == "phrase: 1 of 1 attribute follows so far (Smiling +0.92)")
        #expect(line([-0.1, 0.2, 0]) == "phrase: 0 of 2 attributes follow (best Male +0.20)")
        #expect(line([0, 0.5], .words(2)) == "phrase: 1 of 2 words follow (word1 +0.50)")
    }
}
