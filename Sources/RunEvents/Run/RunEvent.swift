/// What a run tells whoever watches it.
public enum RunEvent: Codable, Sendable, Equatable {
    /// The run is ready; sent first, and again whenever its description changes (say, more steps to do).
    case described(RunDescription)
    /// Steps that an earlier part of this run did, oldest first; sent after `described` by a resumed run.
    case history([StepMetrics])
    /// Steps just done, oldest first.
    case steps([StepMetrics])
    /// Faces generated from the fixed latent vectors.
    case preview(Preview)
    /// Faces of the past from the first steps on, by rising step, in place of what was known of them; sent by a resumed
    /// run, to whoever comes later, and after going back.
    case film([Preview])
    /// Real faces as the networks see them.
    case realFaces(FaceImages)
    /// Generated faces and the nearest real ones, as far as the search has come.
    case nearestFaces(NearestFaces)
    /// The faces on the way between some; the answer to `RunCommand.walk`.
    case walk(Walk)
    /// The faces of a sum; the answer to `RunCommand.sumFaces`.
    case faceSum(FaceSumFaces)
    /// The faces of a phrase; the answer to `RunCommand.phrase`.
    case phraseFaces(PhraseFaces)
    /// Real faces that agree with a phrase; they follow its faces.
    case phraseMatches(PhraseMatches)
    /// How well the generator follows conditions, oldest first: just measured, or by an earlier part of this run.
    case conditionMeasures([ConditionMeasure])
    /// What the run is doing has changed.
    case phase(RunPhase)
    /// A snapshot is whole on disk.
    case snapshotSaved(SavedSnapshot)
    /// A command has changed a learning rate.
    case learningRate(LearningRateEdit)
    /// A command has changed another setting, or a new batch size has come into force.
    case settings(SettingsEdit)
    /// The changes of settings that an earlier part of this run made, oldest first; sent before `history`.
    case pastSettings([SettingsEdit])
    /// What people were told so far, oldest first; sent after the steps of the past.
    case past(PastEvents)
    /// Something that people should read.
    case notice(Notice)
    /// The run's snapshots as far as they have been read; the answer to `RunCommand.listSnapshots`, sent for each.
    case snapshots(SnapshotListing)
    /// The run has gone back to an earlier state; steps count from there again.
    case wentBack(WentBack)
    /// All that is wrong with the run's files now; empty when all is well again.
    case troubles([Trouble])
    /// How much the faces differ from each other, oldest first: just measured, or by an earlier part of this run.
    case diversity([Diversity])
    /// How many faces of the source could not be read so far.
    case skippedFaces(Int)
}
