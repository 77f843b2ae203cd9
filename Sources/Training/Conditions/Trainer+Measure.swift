import Networks
import RunEvents

/// When it is measured how well the generator follows a condition, and by how many faces.
enum ConditionSchedule {
    /// Steps between measurements; each is of one condition, so that all have their turn: of 40 attributes in 2,000
    /// steps. The configuration alone decides it.
    static let stride = 50
    /// Faces asked for a condition, and the same asked for its opposite.
    static let faceCount = 32
}

extension Trainer {
    /// Measures one condition if it is time: what the discriminator's head says of faces asked for it and for its
    /// opposite, everything else as in rows of the data that agree. Draws no random numbers of the run's and changes no
    /// weights; takes about as long as 64 previews.
    func measureConditionIfDue() {
        guard state.step % ConditionSchedule.stride == 0, let rows = conditionRows, rows.count > 0 else { return }
        let count = rows.names.count
        let condition = (state.step / ConditionSchedule.stride - 1) % count
        let faces = ConditionSchedule.faceCount
        let latents = fixedLatents(faces)
        func share(asking value: Int8) -> Double {
            var said = [Int8](repeating: 0, count: count)
            said[condition] = value
            let told = rows.told(saying: said, seed: state.previewSeed, count: faces)
            let answers = model.answers(latents: latents, conditions: told, weights: .average)
            let seen = (0..<faces).count { answers[$0 * count + condition] > 0 }
            return Double(seen) / Double(faces)
        }
        let measure = ConditionMeasure(
            step: state.step, condition: condition, faceCount: faces, asked: share(asking: 1),
            opposite: share(asking: -1))
        setup.logs.add(measure, name: rows.names[condition])
        hub.post(.conditionMeasures([measure]))
    }
}
