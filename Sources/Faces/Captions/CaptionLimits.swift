/// How much of a table of captions is taken: past a limit it is refused, before memory or time is.
public enum CaptionLimits {
    /// Bytes of the text file of one picture: 1 MiB.
    public static let textFileBytes = 1 << 20
    /// Bytes of a line, and of a CSV record whose quoted fields run over several lines: 64 KiB.
    public static let lineBytes = 1 << 16
    /// Captions of one picture; sets that people collected have 1 to 10.
    public static let captionsPerPicture = 1_000
    /// Pictures that a table may name.
    public static let pictures = 10_000_000
    /// Bytes of one file for all pictures, and of all text files together: 2 GiB.
    public static let tableBytes = 2 << 30
}
