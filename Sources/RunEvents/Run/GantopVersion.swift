/// The version of gantop: shown by `--version`, written into snapshots and run folders.
public enum GantopVersion {
    /// Semantic version 2.0.0 (https://semver.org).
    public static let current = "0.1.0"
}
