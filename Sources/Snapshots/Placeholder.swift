enum SnapshotsPlaceholder {}
