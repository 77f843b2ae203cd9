import RunEvents

extension Lifecycle {
    /// What happens to a run.
    enum Event {
        case began
        case failedToBegin(String)
        case pause
        case unpause
        case singleStepBegan
        case singleStepEnded
        /// A step is done, or whatever else may make a snapshot due.
        case stepped
        /// All steps are done.
        case stepsDone
        /// There are more steps to do than there were.
        case trainOn
        case snapshot
        case namedSnapshot(SnapshotName?)
        /// A snapshot is whole; `isLater` if it is of a later step than the last one.
        case saved(isLater: Bool)
        case saveRefused(String)
        /// The copy that was to be saved holds a number that is not finite.
        case saveSpoilt(String)
        case retry(Refused)
        /// Someone asks to go back; whether the run has such a snapshot is not known yet.
        case goBackElsewhere
        case goBack(Return.Target)
        /// A number is not finite: the networks are spoilt.
        case diverged(String)
        /// The networks hold the last good state again.
        case restored(Return.Target)
        /// There is no good state.
        case nothingToRestore(String)
        /// The folder and the networks are what they were at the earlier step.
        case wentBack
        case returnRefused
        /// Whoever started the run has left it to itself.
        case leftUnattended
        case watchersChanged
        case stop(saving: Bool)
        /// The run cannot go on, but its networks are sound.
        case failed(String)
        /// The run cannot go on, and its networks must not be saved.
        case lost(String)
    }

    /// What to do.
    enum Order {
        /// Copy the run and have the copy written; answered by `saved`, `saveRefused` or `saveSpoilt`, later.
        case write(Saving.Request)
        /// Answer by `retry` in a while.
        case retryLater(Refused)
        /// Tell that nothing is refused any more.
        case endTrouble(Refused)
        /// Make the networks what they were in the last good state; answered by `restored`, `nothingToRestore` or `lost`.
        case restore(divergence: String, halvesRates: Bool)
        /// Bring the folder, and networks that are not spoilt, to the earlier state; answered by `wentBack`,
        /// `returnRefused` or `lost`.
        case goBack(Return)
        /// Tell that the run stays, and do not take for saved what the disk may have refused halfway.
        case giveUpReturn
        /// Tell that the disk takes it now.
        case tellLateReturn
        /// Make batches anew: someone may have stopped those that there were.
        case renewBatches
        case alarm(String)
        case note(RunJournal.Kind)
        case tell(RunPhase)
        /// Draw a preview soon.
        case preview
        /// Step, if the run does.
        case goOn
        case end(End)
    }

    /// How a run ends.
    struct End: Equatable {
        /// Why it is a failure; nil if it is none.
        var failure: String?
        /// Whether the failure's text goes on with the last whole snapshot.
        var tellsWhatIsSaved: Bool
    }
}
