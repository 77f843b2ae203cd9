import Foundation
import Glibc
import RunEvents
import Testing

@testable import Training

/// What whoever cannot attach is told.
@Suite(.timeLimit(.minutes(5))) struct AttachErrorTests {
    private func run(_ ending: RunRecord.Ending?, step: Int? = 5000, isSaved: Bool = true, lastWords: String? = nil)
        -> String
    {
        let steps = step.map { step in
            StepMetrics(
                step: step, epoch: 1, discriminatorLoss: 1, generatorLoss: 1, realScore: 0.5, fakeScore: 0.5,
                discriminatorGradientNorm: 1, generatorGradientNorm: 1, discriminatorLearningRate: 1,
                generatorLearningRate: 1, seconds: 1, waitSeconds: 0)
        }
        let record = RunRecord(
            path: "runs/a b", snapshotStep: isSaved ? step : nil, lastStep: steps, changed: 0, size: 0, isInUse: false,
            ending: ending, lastWords: lastWords)
        return AttachError.notRunning(EndedRun(record)).description
    }

    @Test func howItEndedAndWhatToDo() {
        #expect(
            run(.done)
                == "runs/a b: is finished, with step 5,000; see its faces with: gantop sample 'runs/a b', "
                + "open it again with: gantop train --resume 'runs/a b' (there, e trains another epoch)")
        #expect(
            run(.stopped)
                == "runs/a b: was stopped at step 5,000; go on with: gantop train --resume 'runs/a b'")
        #expect(
            run(nil, lastWords: "runs/a b/errors.txt")
                == "runs/a b: was cut off at step 5,000; what it said last is in runs/a b/errors.txt; "
                + "go on with: gantop train --resume 'runs/a b'")
        #expect(
            run(.failed, step: nil, isSaved: false)
                == "runs/a b: failed before its first step; it has no snapshot to go on from")
    }

    @Test func aSuspendedRunIsToldByItsProcess() throws {
        let sleeper = Process()
        sleeper.executableURL = URL(filePath: "/bin/sleep")
        sleeper.arguments = ["60"]
        try sleeper.run()
        defer { sleeper.terminate() }
        let process = sleeper.processIdentifier
        #expect(!ProcessState.isStopped(Int(process)))
        kill(process, SIGSTOP)
        let deadline = Date() + 10
        while !ProcessState.isStopped(Int(process)), Date() < deadline { usleep(10_000) }
        #expect(ProcessState.isStopped(Int(process)))
        kill(process, SIGCONT)
        #expect(
            AttachError.suspended(folder: "runs/a", process: 7).description
                == "runs/a: its gantop, process 7, is suspended; wake it with fg in its shell, or with: kill -CONT 7")
    }
}
