import Foundation

/// An archive of faces that its makers publish, and how to know it.
public struct FaceArchive: Sendable, Equatable {
    /// What people call it on the command line.
    public var name: String
    /// The file's name.
    public var fileName: String
    /// Where it is fetched from.
    public var address: String
    /// Its MD5, 32 lower-case hexadecimal digits.
    public var md5: String
    /// No more bytes than this are taken from a server.
    public var maximumBytes: Int
    /// The terms that must be accepted, in lines for people.
    public var license: String
    /// How to get the archive without gantop.
    public var byHand: String

    /// CelebA's aligned and cropped faces: 202,599 JPEGs of 178x218 pixels, 1.4 GB.
    public static let celebA = FaceArchive(
        name: "celeba", fileName: "img_align_celeba.zip",
        address: "https://drive.google.com/uc?export=download&id=0B7EVK8r0v71pZjFTYXZWM3FlRnM",
        md5: "00d2c5bc6d35e252742224ab0c1e8fcb", maximumBytes: 4 << 30,
        license: """
            CelebA (Liu, Luo, Wang and Tang: Deep Learning Face Attributes in the Wild, ICCV 2015) may be used for
            non-commercial research only. Its pictures come from the Internet and belong to their owners: they, and parts
            of them, must not be sold, published or passed on, nor used for commercial purposes.
            The full terms: https://mmlab.ie.cuhk.edu.hk/projects/CelebA.html
            """,
        byHand: "get Img/img_align_celeba.zip in a browser, by the links of "
            + "https://mmlab.ie.cuhk.edu.hk/projects/CelebA.html, and give its path to --data")

    /// The archives that gantop knows.
    public static let all = [celebA]
}

/// How far a download is.
public struct DownloadProgress: Sendable, Equatable {
    /// What is being done.
    public enum Stage: Sendable, Equatable {
        /// Bytes are on their way, or the host is being asked for them.
        case fetching
        /// The connection broke; another try follows.
        case waiting
        /// The whole archive is here and is being compared with its checksum.
        case checking
    }

    /// What is being done.
    public var stage: Stage
    /// Bytes on disk, those of earlier starts included.
    public var received: Int
    /// Bytes of the whole archive, where the server has told.
    public var total: Int?
}
