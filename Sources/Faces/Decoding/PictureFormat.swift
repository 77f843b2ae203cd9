import SystemNames

/// What a picture file turned out to be, told apart for reports.
public enum PictureFormat: String, Sendable, Equatable, Hashable, Codable, CaseIterable,
    CustomStringConvertible
{
    /// Whether the face was made from a picture file that is still there.
    public var isPicture: Bool { self != .synthetic && self != .packed }

    /// Whether a file of this name is looked at as a picture where a folder holds it.
    public static func isPictureName(_ name: String) -> Bool { ListedFiles.pictures.contains(name.systemBytes) }

    /// Baseline or extended sequential JPEG in colour.
    case jpeg = "JPEG"
    /// Progressive JPEG in colour.
    case progressiveJPEG = "progressive JPEG"
    /// JPEG with one component.
    case greyJPEG = "grey JPEG"
    /// JPEG with four components, CMYK or YCCK.
    case cmykJPEG = "CMYK JPEG"
    /// PNG of any kind.
    case png = "PNG"
    /// A picture in an array of NumPy's.
    case array = "NumPy"
    /// Faces that a program draws.
    case synthetic = "synthetic"
    /// Faces already cropped and resized, from a packed file.
    case packed = "packed"

    /// What people call it.
    public var description: String { rawValue }
}
