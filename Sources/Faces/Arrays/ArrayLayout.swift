import Networks

/// How pictures lie in an array: [n, height, width, channels] or [n, channels, height, width], colours or grey.
struct ArrayLayout: Equatable {
    let number: ArrayHeader.Number
    let count: Int
    let width: Int
    let height: Int
    /// 3 for colours, 1 for grey.
    let channels: Int
    /// Whether a picture's channels lie one after another rather than pixel by pixel.
    let isPlanar: Bool
    /// Where the numbers begin.
    let dataOffset: Int

    /// Pictures in an array at most.
    static let mostPictures = 10_000_000

    /// - Throws: what is wrong with the shape.
    init(_ header: ArrayHeader) throws(UnusablePicture) {
        let shape = header.shape
        let expected = "an array [n, side, side, 3] or [n, 3, side, side]"
        guard shape.count == 4, let last = shape.last else {
            throw UnusablePicture("expected \(expected), found \(Self.described(shape))")
        }
        if last == 3 || last == 1 {
            (height, width, channels, isPlanar) = (shape[1], shape[2], last, false)
        } else if shape[1] == 3 || shape[1] == 1 {
            (height, width, channels, isPlanar) = (shape[2], shape[3], shape[1], true)
        } else {
            throw UnusablePicture("expected \(expected), found \(Self.described(shape))")
        }
        count = shape[0]
        guard count <= Self.mostPictures else {
            throw UnusablePicture("it has \(count.grouped) pictures; the limit is \(Self.mostPictures.grouped)")
        }
        try PictureLimits.check(width: width, height: height)
        number = header.number
        dataOffset = header.dataOffset
        try PictureLimits.check(fileBytes: pictureBytes)
    }

    /// Bytes of one picture.
    var pictureBytes: Int { width * height * channels * number.size }

    /// Bytes of the whole file; the sides' limits keep it within 64 bits.
    var fileBytes: Int { dataOffset + count * pictureBytes }

    private static func described(_ shape: [Int]) -> String {
        "[" + shape.prefix(6).map(String.init).joined(separator: ", ") + (shape.count > 6 ? ", …]" : "]")
    }

    /// A picture from its bytes.
    ///
    /// - Precondition: `bytes.count == pictureBytes`.
    func picture(_ bytes: ArraySlice<UInt8>, range: NumberRange) throws(UnusablePicture) -> DecodedPicture {
        precondition(bytes.count == pictureBytes, "\(bytes.count) bytes of a picture of \(pictureBytes)")
        let levels = try levels(bytes, range: range)
        let size = width * height
        if channels == 3, !isPlanar { return DecodedPicture(width: width, height: height, pixels: levels) }
        let pixels = [UInt8](unsafeUninitializedCapacity: size * 3) { buffer, initializedCount in
            for pixel in 0..<size {
                for channel in 0..<3 {
                    buffer[pixel * 3 + channel] = levels[channels == 1 ? pixel : channel * size + pixel]
                }
            }
            initializedCount = size * 3
        }
        return DecodedPicture(width: width, height: height, pixels: pixels)
    }

    /// Grey levels in the array's order.
    private func levels(_ bytes: ArraySlice<UInt8>, range: NumberRange) throws(UnusablePicture) -> [UInt8] {
        guard number != .byte else { return Array(bytes) }
        var levels: [UInt8] = []
        levels.reserveCapacity(bytes.count / number.size)
        var isFinite = true
        forEach(bytes) { value in
            isFinite = isFinite && value.isFinite
            let level = (value - range.low) / (range.high - range.low) * 255
            levels.append(UInt8(max(0, min(255, level.isNaN ? 0 : level)).rounded()))
        }
        guard isFinite else { throw UnusablePicture("it holds numbers that are not finite") }
        return levels
    }

    /// Every number of some bytes, as 64-bit floating point.
    func forEach(_ bytes: ArraySlice<UInt8>, _ body: (Double) -> Void) {
        let span = bytes.span
        let size = number.size
        for offset in stride(from: 0, through: span.count - size, by: size) {
            var bits: UInt64 = 0
            for place in 0..<size { bits |= UInt64(span[offset + place]) << UInt64(8 * place) }
            switch number {
            case .byte: body(Double(bits))
            case .half: body(Self.half(UInt16(truncatingIfNeeded: bits)))
            case .float: body(Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits))))
            case .double: body(Double(bitPattern: bits))
            }
        }
    }

    /// A number of IEEE 754's 16 bits; `Float16` is not there on every processor that gantop runs on.
    private static func half(_ bits: UInt16) -> Double {
        let sign: Double = bits >> 15 == 1 ? -1 : 1
        let exponent = Int(bits >> 10 & 31)
        let fraction = Double(bits & 1023) / 1024
        switch exponent {
        case 0: return sign * fraction / 16384
        case 31: return fraction == 0 ? sign * .infinity : .nan
        default: return sign * (1 + fraction) * Double(sign: .plus, exponent: exponent - 15, significand: 1)
        }
    }
}

/// What black and white are among an array's numbers.
struct NumberRange: Equatable, CustomStringConvertible {
    let low: Double
    let high: Double

    /// Black and white by the least and the greatest number of a sample: from -1 where any is below 0, else from 0; to 1,
    /// or to 255 where any is above 1.
    init(least: Double, greatest: Double) {
        low = least < 0 ? -1 : 0
        high = greatest > Self.hairAboveOne && least >= 0 ? 255 : 1
    }

    /// Of bytes.
    static let bytes = NumberRange(least: 0, greatest: 255)

    /// Rounding may carry a number a hair above 1.
    private static let hairAboveOne = 1.01

    var description: String { "from \(Int(low)) to \(Int(high))" }
}
