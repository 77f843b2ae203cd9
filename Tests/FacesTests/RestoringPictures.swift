@testable import Faces

/// Pictures to restore, made by formulas.
enum RestoringPictures {
    /// Each pixel's colour by column and row.
    static func picture(
        width: Int, height: Int, transparent: [Bool]? = nil, isLossy: Bool = false, _ color: (Int, Int) -> [UInt8]
    ) -> WholePicture {
        let pixels = (0..<width * height).flatMap { color($0 % width, $0 / width) }
        return WholePicture(
            path: "a.png", decoded: DecodedPicture(width: width, height: height, pixels: pixels),
            transparent: transparent, isLossy: isLossy)
    }

    /// Bytes that look like chance.
    static func noise(width: Int, height: Int) -> WholePicture {
        WholePicture(path: "noise.png", decoded: Fixture.noise(width: width, height: height))
    }

    /// Brighter from left to right and, in green, from top to bottom.
    static func ramp(width: Int, height: Int) -> WholePicture {
        picture(width: width, height: height) { x, y in [UInt8(30 + x), UInt8(40 + y), 90] }
    }

    /// A mask whose white part is a rectangle.
    static func mask(width: Int, height: Int, rows: Range<Int>, columns: Range<Int>) -> HoleMask {
        HoleMask(
            width: width, height: height,
            unknown: (0..<width * height).map { rows ~= $0 / width && columns ~= $0 % width })
    }

    /// What a network would give that makes exactly this face.
    static func numbers(_ face: FaceImage, brighterBy levels: Float = 0) -> [Float] {
        face.pixels.map { ((Float($0) + levels) / 255 - 0.5) * 2 }
    }
}
