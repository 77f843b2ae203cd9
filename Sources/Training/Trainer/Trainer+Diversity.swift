import Networks
import RunEvents

/// When the diversity of the faces is measured, and of how many.
enum DiversitySchedule {
    /// Steps between measurements: whole multiples, so that a run measures the same whoever watches.
    static let stride = 50
    /// Faces compared: 2,016 pairs.
    static let faceCount = 64
}

extension Trainer {
    /// Measures how much the faces differ if it is time. Takes a forward pass of the generator for 64 faces, some 1% of
    /// the time; draws no random numbers and changes no weights.
    func measureDiversityIfDue() {
        guard state.step % DiversitySchedule.stride == 0 else { return }
        let count = DiversitySchedule.faceCount
        let size = model.architecture.picture.count
        // The average looks varied for long after the generator itself has collapsed.
        let faces = model.generateBytes(latents: fixedLatents(count), weights: .raw)
        let real = realDistances ?? Diversity.Distances(of: realFaces(count), size: size)
        realDistances = real
        let diversity = Diversity(
            step: state.step, faceCount: count, generated: Diversity.Distances(of: faces, size: size), real: real)
        setup.logs.diversity.append(DiversityTable.row(diversity))
        hub.post(.diversity([diversity]))
    }

    /// Bytes of real faces, spread evenly over the data; unreadable ones are passed over.
    private func realFaces(_ count: Int) -> [UInt8] {
        let total = setup.source.count
        let shown = min(count, total)
        return (0..<shown).flatMap { index in
            (try? setup.source.face(index * total / shown))?.pixels ?? []
        }
    }
}
