/// What a run does unless whoever starts it says otherwise.
public enum RunDefaults {
    /// Steps between automatic snapshots.
    public static let snapshotSteps = 400
    /// Seconds between automatic snapshots, whichever is sooner.
    public static let snapshotSeconds = 60.0
    /// Seconds that a run waits for a disk or for its faces to come back before it gives up.
    public static let patienceSeconds = 3600.0
    /// Steps between reports and pictures in the run folder.
    public static let reportSteps = 400
    /// Faces in a report's picture.
    public static let reportFaces = 64
    /// Its length in epochs.
    public static let epochs = 2
    /// Its least length in steps: that of few faces.
    public static let leastSteps = 5000
}
