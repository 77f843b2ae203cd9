import Testing

@testable import Faces

/// Drawn faces at other sides: the same people, drawn for that many pixels.
@Suite struct SyntheticSideTests {
    /// As `SyntheticFaceTests.facesKeepTheirBits`, at other sides.
    @Test(arguments: [
        (side: 16, digest: UInt64(0x5849e7afef631ade)), (side: 64, digest: 0x7468470c9853ef14),
        (side: 128, digest: 0x6a6b0939ffd441c7),
    ])
    func facesKeepTheirBitsAtEachSide(side: Int, digest: UInt64) throws {
        let face = try SyntheticFaceSource(seed: 1, side: side).face(0)
        #expect(face.side == side && face.pixels.count == side * side * 3)
        #expect(face.digest == digest, "digest is 0x\(String(face.digest, radix: 16))")
    }

    /// Half the size of a face of 56 pixels is the same face of 28, but for what a finer raster catches.
    @Test func theSamePersonIsDrawnAtEachSide() throws {
        for index in 0..<8 {
            let small = try SyntheticFaceSource(seed: 2, side: 28).face(index)
            let large = try SyntheticFaceSource(seed: 2, side: 56).face(index)
            let difference = meanDifference(small.pixels, halved(large))
            #expect(difference < 3, "face \(index): \(difference)")
        }
        let one = try SyntheticFaceSource(seed: 2, side: 28).face(0)
        let other = try SyntheticFaceSource(seed: 2, side: 56).face(1)
        #expect(meanDifference(one.pixels, halved(other)) > 20, "others differ")
    }

    /// A face of 64 pixels has edges that an enlarged face of 28 has not.
    @Test func largeFacesAreDrawnNotEnlarged() throws {
        var drawn = 0.0
        var enlarged = 0.0
        for index in 0..<8 {
            let small = try SyntheticFaceSource(seed: 3, side: 28).face(index)
            var resizer = FaceResizer(side: 64)
            let picture = DecodedPicture(width: 28, height: 28, pixels: small.pixels)
            let square = CropSquare(left: 0, top: 0, side: 28)
            enlarged += roughness(resizer.face(from: picture, square: square))
            drawn += roughness(try SyntheticFaceSource(seed: 3, side: 64).face(index))
        }
        #expect(drawn > 1.5 * enlarged, "\(drawn) against \(enlarged)")
    }

    @Test func theCommandLineOpensThemAtEachSide() throws {
        let source = try FaceSources.open(path: "synthetic", seed: 9, side: 64)
        #expect(source.side == 64 && source.count == 20_000)
        #expect(try source.face(3) == SyntheticFaceSource(seed: 9, side: 64).face(3))
        let inspected = try source.inspect(3)
        #expect(inspected.width == 64 && inspected.height == 64)
    }

    private func meanDifference(_ one: [UInt8], _ other: [UInt8]) -> Double {
        Double(zip(one, other).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }) / Double(one.count)
    }

    /// The means of 2x2 pixels.
    private func halved(_ face: FaceImage) -> [UInt8] {
        let side = face.side / 2
        let line = face.side * 3
        return (0..<side * side * 3).map { place in
            let (pixel, channel) = (place / 3, place % 3)
            let start = pixel / side * 2 * line + pixel % side * 6 + channel
            let sum = [0, 3, line, line + 3].reduce(2) { $0 + Int(face.pixels[start + $1]) }
            return UInt8(sum / 4)
        }
    }

    /// The mean square of the second difference across, of green.
    private func roughness(_ face: FaceImage) -> Double {
        var sum = 0
        for row in 0..<face.side {
            for column in 1..<face.side - 1 {
                let place = (row * face.side + column) * 3 + 1
                let second = Int(face.pixels[place - 3]) + Int(face.pixels[place + 3]) - 2 * Int(face.pixels[place])
                sum += second * second
            }
        }
        return Double(sum) / Double(face.side * (face.side - 2))
    }
}
