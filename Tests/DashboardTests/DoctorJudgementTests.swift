import Foundation
import RunEvents
import Testing

@testable import Dashboard

/// The doctor by recorded runs, made by `Tests/Reference/doctor_recordings.py`: those that its rules were tuned on, and
/// those that nobody had looked at before the rules were done. Each run's file says what it should have been called
/// before it was made.
@Suite struct DoctorJudgementTests {
    /// A recorded run.
    struct Recording: CustomTestStringConvertible {
        let name: String
        let isTuning: Bool
        let expected: [String]
        let steps: [StepMetrics]
        let measures: [Diversity]

        var testDescription: String { name }

        /// What the doctor says, in the order of events.
        var doctor: Doctor {
            var doctor = Doctor()
            doctor.append(measures)
            for step in steps { doctor.append(step) }
            return doctor
        }

        init(_ file: URL) throws {
            name = file.deletingPathExtension().lastPathComponent
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            let head = try #require(lines.first).split(separator: " ")
            isTuning = head[1] == "tuning"
            expected = head[2].split(separator: "|").map(String.init)
            let rows = lines.dropFirst().map { $0.split(separator: " ") }
            steps = rows.filter { $0[0] != "faces" }.compactMap { StepMetrics(recorded: $0.compactMap { Float($0) }) }
            measures = rows.filter { $0[0] == "faces" }.compactMap { Diversity(recorded: $0.compactMap { Float($0) }) }
        }

        static var all: [Recording] {
            get throws {
                let folder = try #require(Bundle.module.url(forResource: "Recordings", withExtension: nil))
                let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
                return try files.filter { $0.pathExtension == "txt" }.map { try Recording($0) }
                    .sorted { $0.name < $1.name }
            }
        }
    }

    @Test(arguments: try Recording.all)
    func theVerdictIsTheExpectedOne(of recording: Recording) {
        let doctor = recording.doctor
        let found = doctor.current?.finding
        #expect(recording.expected.contains(found?.code ?? "-"))
        print("\(recording.isTuning ? "tuning " : "judging") \(recording.name): \(doctor.current?.line ?? "-")")
        for verdict in doctor.verdicts { print("    step \(verdict.step): \(verdict.diagnosis.line)") }
    }
}

extension StepMetrics {
    fileprivate init?(recorded numbers: [Float]) {
        guard numbers.count == 9 else { return nil }
        self.init(
            step: Int(numbers[0]), epoch: 1, discriminatorLoss: numbers[1], generatorLoss: numbers[2],
            realScore: numbers[3], fakeScore: numbers[4], discriminatorGradientNorm: numbers[5],
            generatorGradientNorm: numbers[6], discriminatorLearningRate: numbers[7],
            generatorLearningRate: numbers[8], seconds: 0.1, waitSeconds: 0)
    }
}

extension Diversity {
    fileprivate init?(recorded numbers: [Float]) {
        guard numbers.count == 5 else { return nil }
        self.init(
            step: Int(numbers[0]), faceCount: 64, generated: .init(mean: numbers[1], nearest: numbers[2]),
            real: .init(mean: numbers[3], nearest: numbers[4]))
    }
}

extension Finding {
    /// What the recordings call it.
    fileprivate var code: String {
        switch self {
        case .tooEarly: "early"
        case .healthy: "healthy"
        case .discriminatorWins: "d-wins"
        case .discriminatorWeak: "d-weak"
        case .collapse: "collapse"
        case .oneFace: "one-face"
        case .ratesTooHigh: "rates"
        case .stalled: "stalled"
        case .diverged: "diverged"
        }
    }
}
