import Testing

@testable import Faces

@Suite struct ResizeTests {
    /// Every case of `resize.bin`: Pillow's own result, bit for bit.
    @Test func equalsPillowBitForBit() throws {
        let golden = try Fixture.bytes("resize.bin")
        let record = 6 + FaceImage.byteCount
        #expect(golden.count == 18 * record)
        var resizer = FaceResizer(side: FaceImage.tutorialSide)
        for start in stride(from: 0, to: golden.count, by: record) {
            let numbers = (0..<3).map { Int(golden[start + 2 * $0]) | Int(golden[start + 2 * $0 + 1]) << 8 }
            let picture = Fixture.noise(width: numbers[0], height: numbers[1])
            let crop = numbers[2] == 0 ? FaceCrop.recipe : .full
            let face = resizer.face(
                from: picture, square: crop.square(width: picture.width, height: picture.height))
            #expect(face.pixels == Array(golden[start + 6..<start + record]), "\(numbers)")
        }
    }

    @Test func celebAIsCutAsTheRecipeSays() {
        #expect(FaceCrop.recipe.square(width: 178, height: 218) == CropSquare(left: 35, top: 55, side: 108))
    }

    @Test(arguments: [
        (178, 218, 20, 0, 178), (218, 178, 0, 20, 178), (28, 28, 0, 0, 28), (17, 30, 6, 0, 17), (30, 17, 0, 6, 17),
    ])
    func fullTakesTheLargestSquare(width: Int, height: Int, top: Int, left: Int, side: Int) {
        #expect(FaceCrop.full.square(width: width, height: height) == CropSquare(left: left, top: top, side: side))
    }

    @Test func squaresStayInside() {
        for crop in FaceCrop.allCases {
            for width in 1...200 {
                for height in [1, 2, 16, 107, 108, 109, 218] {
                    let square = crop.square(width: width, height: height)
                    #expect(square.side > 0 && square.left >= 0 && square.top >= 0)
                    #expect(square.left + square.side <= width && square.top + square.side <= height)
                }
            }
        }
    }

    /// A plain picture stays plain at any size: weights sum to one within what rounding to bytes forgives.
    @Test(arguments: [1, 2, 27, 28, 29, 108, 109, 1000])
    func weightsSumToOne(inputSize: Int) {
        let weights = BilinearWeights(inputSize: inputSize, outputSize: 28)
        for output in 0..<28 {
            let row = weights.weights[output * weights.width..<(output + 1) * weights.width]
            let sum = row.reduce(0) { $0 + Int($1) }
            // Each weight is off by at most half a unit of 2^-22.
            #expect(abs(sum - 1 << 22) <= weights.width)
            #expect(weights.starts[output] >= 0 && weights.starts[output] + weights.width <= inputSize)
        }
    }
}
