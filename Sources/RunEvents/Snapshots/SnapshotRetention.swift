/// How long snapshots are kept.
public enum SnapshotRetention {
    /// So many automatic ones stay, the newest; every one asked for by hand stays.
    public static let automatic = 5
}
