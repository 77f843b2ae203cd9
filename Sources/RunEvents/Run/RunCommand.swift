/// What whoever watches a run may ask of it. Commands take effect at a step's boundary, in the order they were sent.
public enum RunCommand: Codable, Sendable, Equatable {
    /// Stop stepping and use no CPU until told otherwise.
    case pause
    /// Go on stepping.
    case resume
    /// Do one step and pause.
    case singleStep
    /// Multiply the learning rate of the selected networks.
    case scaleLearningRate(NetworkSelection, factor: Float)
    /// Set the learning rate of the selected networks.
    case setLearningRate(NetworkSelection, rate: Float)
    /// Set Adam's decay of the mean gradient, for both networks; the moments stay.
    case setBeta1(Float)
    /// Set what D should answer for real faces.
    case setRealLabel(Float)
    /// Set how often each network learns in a step.
    case setStepRatio(StepRatio)
    /// Go so many places on in the row of ratios, see `StepRatio.advanced(by:)`.
    case shiftStepRatio(by: Int)
    /// Set how many faces a batch has, from the next epoch on.
    case setBatchSize(Int)
    /// Take back the last change of rates or settings that someone asked for and that still holds.
    case undo
    /// Save a snapshot that retention never removes.
    case snapshot
    /// Save such a snapshot with a name of the user's in its file name; see `SnapshotName`.
    case namedSnapshot(String)
    /// Draw the previews from new latent vectors; from this seed, or from the run's next one.
    case newFaces(seed: UInt64?)
    /// What previews should hold from now on; a preview follows soon.
    case preview(count: Int, weights: GeneratorWeights)
    /// Send this many real faces, as the networks see them.
    case realFaces(count: Int)
    /// Save faces as a picture in the run's folder.
    case savePicture(PictureRequest)
    /// Save the faces of the whole training as an animated picture in the run's folder.
    case saveAnimation
    /// Look for the nearest real face of each of this many generated ones; 0 ends the search.
    case nearestFaces(count: Int)
    /// Send the faces on the way between some.
    case walk(WalkRequest)
    /// Send the faces of a sum of some.
    case sumFaces(FaceSumRequest)
    /// Send faces for a phrase; a run that is told no conditions says so.
    case phrase(PhraseRequest)
    /// Send the list of the run's snapshots, with this many faces of each.
    case listSnapshots(faces: Int)
    /// Go back to the snapshot of this file name; what came after it moves aside.
    case goBack(snapshot: String)
    /// Once the steps are done: train for this many more epochs.
    case trainOn(epochs: Int)
    /// End the run at the next boundary, saving a snapshot first or not.
    case stop(saving: Bool)
}
