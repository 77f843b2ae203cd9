/// A face of a picture on its way through a restorer: cut out, made as small as the network has it, and put back at the
/// picture's own resolution.
///
/// With a hole only the hole's pixels change; without, all of the square. Everything else stays bit for bit.
public struct FaceRestoration: Sendable {
    /// The picture.
    public let picture: WholePicture
    /// Where the face is.
    public let square: CropSquare
    /// The face as the network reads it.
    public let damaged: DamagedFace
    /// How many unknown pixels lie beyond the square and stay as they are.
    public let unknownBeyond: Int
    private let hole: HoleMask?

    /// - Parameters:
    ///   - hole: what is unknown; nil where the whole face is to become better.
    ///   - box: where the face is; nil for where the recipe's crop puts it.
    ///   - side: the network's.
    /// - Throws: where the box leaves the picture, the face is smaller than the network's, or too much or nothing of it is
    ///   unknown.
    public init(
        of picture: WholePicture, hole: HoleMask?, box: CropSquare?, side: Int
    ) throws(RestoringError) {
        let square = try Self.square(of: picture, box: box, side: side)
        self.picture = picture
        self.square = square
        self.hole = hole
        guard let hole else {
            damaged = .changed(FaceReduction.face(of: picture, in: square, side: side))
            unknownBeyond = 0
            return
        }
        let within = hole.count(
            rows: square.top..<square.top + square.side, columns: square.left..<square.left + square.side)
        unknownBeyond = hole.unknown.count { $0 } - within
        func refusal(_ reason: String) -> RestoringError { RestoringError(path: picture.path, reason: reason) }
        guard within > 0 else {
            throw refusal("its unknown pixels lie outside the face at \(square); --box X,Y,SIDE says where the face is")
        }
        guard within < square.side * square.side else { throw refusal("all pixels of the face are unknown") }
        damaged = FaceReduction.damaged(picture, hole, in: square, side: side)
        guard damaged.unknown.contains(false) else {
            throw refusal(
                "so many pixels of the face are unknown that none is known of it at the network's \(side)x\(side)")
        }
    }

    /// Where the face of a picture is: in the box, or where the recipe's crop puts it.
    ///
    /// - Throws: where the box leaves the picture, or the face is smaller than the network's.
    public static func square(
        of picture: WholePicture, box: CropSquare?, side: Int
    ) throws(RestoringError) -> CropSquare {
        let (width, height) = (picture.width, picture.height)
        func refusal(_ reason: String) -> RestoringError { RestoringError(path: picture.path, reason: reason) }
        guard min(width, height) >= side else {
            throw refusal("it is \(width)x\(height), smaller than the network's \(side)x\(side)")
        }
        guard let box else {
            let square = FaceCrop.recipe.square(width: width, height: height)
            guard square.side >= side else {
                throw refusal(
                    "the recipe's crop of its \(width)x\(height) pixels is \(square.side)x\(square.side), smaller than the"
                        + " network's \(side)x\(side); '--box 0,0,\(min(width, height))' takes more of it")
            }
            return square
        }
        guard box.left >= 0, box.top >= 0, box.side > 0, box.side <= width, box.side <= height,
            box.left <= width - box.side, box.top <= height - box.side
        else { throw refusal("the box \(box) leaves the picture of \(width)x\(height)") }
        guard box.side >= side else {
            throw refusal("the box \(box) is smaller than the network's \(side)x\(side)")
        }
        return box
    }

    /// The face of a picture as training would see it.
    public static func face(of picture: WholePicture, box: CropSquare?, side: Int) throws(RestoringError) -> FaceImage {
        FaceReduction.face(of: picture, in: try square(of: picture, box: box, side: side), side: side)
    }

    /// The picture with the restored face in it.
    ///
    /// - Parameter numbers: what the network makes of `damaged.numbers`: [row][column][3] in [-1, 1].
    public func restored(_ numbers: [Float]) -> WholePicture {
        let made = FacePlanes(
            side: damaged.image.side, numbers: numbers.map { Self.clamped(($0 * 0.5 + 0.5) * 255) })
        return hole.map { filled(made, $0) } ?? changed(made)
    }

    /// The picture before: unknown pixels are grey.
    public var before: WholePicture {
        guard let hole else { return picture }
        var pixels = picture.pixels
        for place in hole.unknown.indices where hole.unknown[place] {
            for channel in 0..<3 { pixels[place * 3 + channel] = DamagedFace.unknownByte }
        }
        return picture.replacing(pixels)
    }

    // MARK: - Putting back

    /// What the network changed, enlarged and added to the square's pixels: their own detail stays.
    private func changed(_ made: FacePlanes) -> WholePicture {
        let difference = zip(made.numbers, damaged.image.pixels).map { $0 - Float($1) }
        let change = EnlargedFace(FacePlanes(side: made.side, numbers: difference), side: square.side)
        let fade = SquareFade(square, width: picture.width, height: picture.height)
        var pixels = picture.pixels
        for row in 0..<square.side {
            let line = change.row(row)
            let first = ((square.top + row) * picture.width + square.left) * 3
            for column in 0..<square.side {
                let part = fade.part(row: row, column: column)
                for channel in 0..<3 {
                    let place = first + column * 3 + channel
                    pixels[place] = Self.byte(Float(pixels[place]) + part * line[column * 3 + channel])
                }
            }
        }
        return picture.replacing(pixels)
    }

    /// The restored face, enlarged, in the hole. What it lacks at the rim, where the picture is known, is continued into the
    /// hole and added, so that no seam shows: the face gives what varies, the rim how bright it is. Hence its known pixels
    /// are as the network makes them, too; true ones beside its own in the hole would be a step.
    private func filled(_ made: FacePlanes, _ hole: HoleMask) -> WholePicture {
        let face = EnlargedFace(made, side: square.side)
        /// The nearest pixel of the square, for a rim may lie just outside.
        func value(_ place: Int, _ channel: Int) -> Float {
            let (row, column) = place.quotientAndRemainder(dividingBy: picture.width)
            let within = 0...square.side - 1
            return face.value(
                row: min(max(row - square.top, within.lowerBound), within.upperBound),
                column: min(max(column - square.left, within.lowerBound), within.upperBound), channel: channel)
        }
        let extended = HarmonicExtension(hole, in: square)
        var pixels = picture.pixels
        let rim = extended.rim.flatMap { place in
            (0..<3).map { Float(pixels[place * 3 + $0]) - value(place, $0) }
        }
        let added = extended.numbers(ofRim: rim)
        for (number, place) in extended.hole.enumerated() {
            for channel in 0..<3 {
                pixels[place * 3 + channel] = Self.byte(value(place, channel) + added[number * 3 + channel])
            }
        }
        return picture.replacing(pixels)
    }

    private static func byte(_ number: Float) -> UInt8 { UInt8(clamped(number) + 0.5) }

    /// A number within a byte's; 0 for what is none, such as a wild network makes.
    private static func clamped(_ number: Float) -> Float { min(max(0, number), 255) }
}

extension CropSquare: CustomStringConvertible {
    /// As `--box` reads it.
    public var description: String { "\(left),\(top),\(side)" }
}
