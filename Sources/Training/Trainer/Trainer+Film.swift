import Networks
import RunEvents

extension Trainer {
    /// Draws a frame of the film if this step has one: with the averaged weights, whatever the screen shows.
    func filmIfDue() {
        guard Film.isDue(at: state.step) || state.step == totalSteps, state.step != filmedStep else { return }
        filmedStep = state.step
        let count = Film.faceCount(side: model.architecture.picture.side)
        let faces = shownFaces(count, .average)
        setup.film.add(
            Preview(step: state.step, weights: .average, latentSeed: state.previewSeed, faces: faces))
    }
}
