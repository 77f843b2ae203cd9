import Networks
import RunEvents

/// When the diversity of the faces is measured, and of how many.
enum DiversitySchedule {
    /// Steps between measurements: whole multiples, so that a run measures the same whoever watches.
    static let stride = 50
    /// Faces compared: 2,016 pairs.
    static let faceCount = 64
}

/// How much generated faces differ, for as long as the real ones beside them are not read.
struct WaitingDiversity {
    let step: Int
    let generated: Diversity.Distances
}

extension Trainer {
    /// Has the real faces measured, beside the first steps.
    func measureRealFaces() {
        guard !restores else { return }
        realDistances.measure(DiversitySchedule.faceCount) { [queue] in queue.async { $0.noteDiversity() } }
    }

    /// Measures how much the faces differ if it is time. Takes a forward pass of the generator for 64 faces, some 1% of
    /// the time; draws no random numbers and changes no weights.
    func measureDiversityIfDue() {
        guard state.step % DiversitySchedule.stride == 0, !restores else { return }
        // The average looks varied for long after the generator itself has collapsed.
        let faces = fixedFaces(DiversitySchedule.faceCount, .raw)
        let distances = Diversity.Distances(of: faces, size: model.architecture.picture.count)
        waitingDiversity.append(WaitingDiversity(step: state.step, generated: distances))
        noteDiversity()
    }

    /// Writes and tells what was measured, once the real faces are.
    private func noteDiversity() {
        guard let real = realDistances.found else { return }
        for waiting in waitingDiversity {
            let diversity = Diversity(
                step: waiting.step, faceCount: DiversitySchedule.faceCount, generated: waiting.generated, real: real)
            setup.logs.diversity.append(DiversityTable.row(diversity))
            hub.post(.diversity([diversity]))
        }
        waitingDiversity = []
    }

    /// Brings the measuring to its end; `isComplete` leaves real faces a little time that are still being read.
    func endDiversity(isComplete: Bool) {
        if isComplete, !waitingDiversity.isEmpty {
            realDistances.wait(seconds: Self.patience)
            noteDiversity()
        }
        realDistances.cancel()
    }

    /// Seconds that the end waits for real faces.
    private static let patience = 3.0
}
