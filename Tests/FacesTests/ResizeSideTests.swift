import Testing

@testable import Faces

/// Crops and resizes at every side that networks may have, smaller than the square and larger.
@Suite struct ResizeSideTests {
    /// Every line of `resize-sides.txt`: the digest of Pillow's own result.
    @Test func equalsPillowAtEachSide() throws {
        let text = String(decoding: try Fixture.bytes("resize-sides.txt"), as: UTF8.self)
        let lines = text.split(separator: "\n").map { $0.split(separator: " ") }
        #expect(lines.count == 162)
        var pictures: [String: DecodedPicture] = [:]
        var resizers: [Int: FaceResizer] = [:]
        for line in lines {
            let numbers = line.compactMap { Int($0) }
            let (width, height, side) = (numbers[0], numbers[1], numbers[2])
            let crop = try #require(FaceCrop(rawValue: String(line[2])))
            let picture = pictures["\(width)x\(height)"] ?? Fixture.noise(width: width, height: height)
            pictures["\(width)x\(height)"] = picture
            let face = resizers[side, default: FaceResizer(side: side)].face(
                from: picture, square: crop.square(width: width, height: height))
            #expect(face.side == side)
            #expect(String(face.digest, radix: 16) == line[4].drop { $0 == "0" }, "\(line.joined(separator: " "))")
        }
    }

    /// What Pillow makes of 2x2 pixels: a step between two bytes is climbed at 0, 1/4, 3/4 and 1.
    @Test func enlargingBlendsNeighbours() {
        let black: [UInt8] = [0, 0, 0]
        let bright: [UInt8] = [200, 100, 40]
        let picture = DecodedPicture(width: 2, height: 2, pixels: black + bright + black + bright)
        var resizer = FaceResizer(side: 4)
        let face = resizer.face(from: picture, square: CropSquare(left: 0, top: 0, side: 2))
        let row: [UInt8] = [0, 0, 0, 50, 25, 10, 150, 75, 30, 200, 100, 40]
        #expect(face.pixels == row + row + row + row)
    }

    /// Only the square's own pixels count, also at its edge.
    @Test func nothingOutsideTheSquareShinesIn() {
        var pixels = [UInt8](repeating: 255, count: 40 * 40 * 3)
        for row in 10..<30 {
            for place in (row * 40 + 10) * 3..<(row * 40 + 30) * 3 { pixels[place] = 7 }
        }
        let picture = DecodedPicture(width: 40, height: 40, pixels: pixels)
        for side in [16, 20, 33, 128] {
            var resizer = FaceResizer(side: side)
            let face = resizer.face(from: picture, square: CropSquare(left: 10, top: 10, side: 20))
            #expect(face.pixels.allSatisfy { $0 == 7 }, "side \(side)")
        }
    }

    @Test func aSquareOfTheSideItselfStaysAsItIs() {
        for side in [16, 64, 128] {
            let picture = Fixture.noise(width: side, height: side)
            var resizer = FaceResizer(side: side)
            let face = resizer.face(from: picture, square: CropSquare(left: 0, top: 0, side: side))
            #expect(face.pixels == picture.pixels)
        }
    }

    @Test(arguments: [16, 32, 64, 127, 128])
    func weightsSumToOneAtEachSide(side: Int) {
        for inputSize in [1, 2, 15, 107, 108, 128, 178, 1000] {
            let weights = BilinearWeights(inputSize: inputSize, outputSize: side)
            for output in 0..<side {
                let row = weights.weights[output * weights.width..<(output + 1) * weights.width]
                let sum = row.reduce(0) { $0 + Int($1) }
                // Each weight is off by at most half a unit of 2^-22.
                #expect(abs(sum - 1 << 22) <= weights.width)
                #expect(weights.starts[output] >= 0 && weights.starts[output] + weights.width <= inputSize)
            }
        }
    }
}
