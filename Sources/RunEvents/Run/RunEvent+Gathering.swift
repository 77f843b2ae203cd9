extension RunEvent {
    /// Which case it is, whatever it holds.
    public enum Kind: Sendable, Equatable {
        case described, history, steps, preview, film, realFaces, nearestFaces, walk, faceSum, phraseFaces,
            phraseMatches
        case conditionMeasures, phase, snapshotSaved
        case learningRate, settings, pastSettings, past, notice, snapshots, wentBack, troubles, diversity, skippedFaces
    }

    /// Which case it is.
    public var kind: Kind {
        switch self {
        case .described: .described
        case .history: .history
        case .steps: .steps
        case .preview: .preview
        case .film: .film
        case .realFaces: .realFaces
        case .nearestFaces: .nearestFaces
        case .walk: .walk
        case .faceSum: .faceSum
        case .phraseFaces: .phraseFaces
        case .phraseMatches: .phraseMatches
        case .conditionMeasures: .conditionMeasures
        case .phase: .phase
        case .snapshotSaved: .snapshotSaved
        case .learningRate: .learningRate
        case .settings: .settings
        case .pastSettings: .pastSettings
        case .past: .past
        case .notice: .notice
        case .snapshots: .snapshots
        case .wentBack: .wentBack
        case .troubles: .troubles
        case .diversity: .diversity
        case .skippedFaces: .skippedFaces
        }
    }

    /// What becomes of an event while nobody takes it.
    public enum Gathering: Sendable, Equatable {
        /// It is added to the last one, if that is of its kind.
        case appends
        /// Of its kind only the newest counts.
        case newestOnly
        /// It takes the place of the last one, if that is of its kind.
        case replacesLast
        /// It undoes what steps and faces before it have told.
        case startsOver
        /// It stands by itself.
        case standsAlone
    }

    /// What becomes of this event while nobody takes it.
    public var gathering: Gathering {
        switch kind {
        case .steps, .diversity, .conditionMeasures: .appends
        case .preview, .film, .realFaces, .nearestFaces, .walk, .faceSum, .phraseFaces, .phraseMatches, .snapshots,
            .troubles, .skippedFaces:
            .newestOnly
        case .phase: .replacesLast
        case .wentBack: .startsOver
        case .described, .history, .snapshotSaved, .learningRate, .settings, .pastSettings, .past, .notice:
            .standsAlone
        }
    }

    /// Whether whoever comes later is told of it, too, as something that has happened.
    public var isRemembered: Bool {
        switch self {
        case .notice, .snapshotSaved, .learningRate, .settings, .wentBack, .phase(.finished): true
        default: false
        }
    }

    /// Whether it tells of something that has passed, and can be lost.
    public var isPassing: Bool {
        switch kind {
        case .notice, .snapshotSaved, .learningRate: true
        default: false
        }
    }
}
