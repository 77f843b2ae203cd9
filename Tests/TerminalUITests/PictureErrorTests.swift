import Faces
import Foundation
import Testing

@testable import TerminalUI

/// What a face looks like as cells, brought back to pixels by the glyphs' geometry and compared with the face.
private struct ShownPicture {
    /// Samples across and down a cell: whole numbers for halves, thirds and quarters.
    static let across = 4
    static let down = 12
    /// Light of each sample, 0...1, row by row.
    private var light: [SIMD3<Float>]
    private let width: Int
    private let height: Int

    init(_ canvas: Canvas, depth: ColorDepth, palette: FittedPalette?) {
        width = canvas.size.width * Self.across
        height = canvas.size.height * Self.down
        light = Array(repeating: .zero, count: width * height)
        for y in 0..<canvas.size.height {
            for x in 0..<canvas.size.width {
                let cell = canvas[x, y]
                var (ink, ground) = (SIMD3<Float>(1, 1, 1), SIMD3<Float>.zero)
                if depth != .mono {
                    ink = Self.light(cell.style.foreground, depth, palette)
                    ground = Self.light(cell.style.background, depth, palette)
                }
                if cell.style.reverse { swap(&ink, &ground) }
                for row in 0..<Self.down {
                    for column in 0..<Self.across {
                        let share = Self.coverage(cell.glyph ?? " ", column, row)
                        light[(y * Self.down + row) * width + x * Self.across + column] =
                            ground + (ink - ground) * share
                    }
                }
            }
        }
    }

    /// The mean light of each of 28x28 pixels.
    func pixels(_ side: Int) -> [SIMD3<Float>] {
        (0..<side * side).map { index in
            let (x, y) = (index % side, index / side)
            var sum = SIMD3<Float>.zero
            var count: Float = 0
            for row in y * height / side..<(y + 1) * height / side {
                for column in x * width / side..<(x + 1) * width / side {
                    sum += light[row * width + column]
                    count += 1
                }
            }
            return sum / max(1, count)
        }
    }

    private static func light(_ color: Color, _ depth: ColorDepth, _ palette: FittedPalette?) -> SIMD3<Float> {
        let rgb: RGB =
            switch color {
            case .rgb(let rgb): palette.map { $0[$0.nearest(to: rgb)] } ?? rgb
            case .indexed(let number) where depth == .sixteen: Palette.sixteen[number]
            case .indexed(let number) where depth == .eight: Palette.eight[number]
            case .indexed(let number): Palette.indexed256[number]
            case .standard, .role: RGB(0, 0, 0)
            }
        return SIMD3(linear[Int(rgb.red)], linear[Int(rgb.green)], linear[Int(rgb.blue)])
    }

    /// How much of a sample a glyph inks.
    private static func coverage(_ glyph: Character, _ column: Int, _ row: Int) -> Float {
        if let shares = patterns[glyph] { return shares[row * across + column] }
        guard let ascii = glyph.asciiValue, ascii >= 32 else { return 0 }
        return InkCoverage.ascii.sixths[Int(ascii - 32) * 6 + row / 4 * 2 + column / 2]
    }

    /// Of the glyphs that are patterns of pixels; a braille dot inks half of its place.
    private static let patterns: [Character: [Float]] = {
        var patterns: [Character: [Float]] = [:]
        for symbols in [PictureSymbols.half, .quadrant, .sextant, .braille] {
            let (columns, rows) = symbols.pixelsPerCell
            for mask in 1..<1 << (columns * rows) {
                let ink: Float = symbols == .braille ? 0.5 : 1
                patterns[symbols.glyph(mask)] = (0..<across * down).map { place in
                    let bit = place / across * rows / down * columns + place % across * columns / across
                    return mask >> bit & 1 == 1 ? ink : 0
                }
            }
        }
        return patterns
    }()

    static let linear: [Float] = (0...255).map { Float(pow(Double($0) / 255, 2.2)) }
}

/// Root mean square errors in levels of 255, gamma-encoded.
private struct ShownError {
    /// Pixel by pixel.
    var near = 0.0
    /// After blurring by a pixel, as from a distance at which dots mix.
    var far = 0.0
}

@Suite("Errors of pictures against their source")
struct PictureErrorTests {
    private static let side = 28
    private static let faces: [Picture] = (0..<4).compactMap { index in
        (try? SyntheticFaceSource(seed: 11, side: 28).face(index)).map {
            Picture(width: side, height: side, pixels: $0.pixels)
        }
    }

    @Test("What is drawn by default comes nearest, of what fonts have", arguments: ColorDepth.allCases)
    func defaults(depth: ColorDepth) throws {
        let errors = Dictionary(
            uniqueKeysWithValues: PictureSymbols.allCases.map { ($0, error($0, depth, Size(width: 28, height: 14))) })
        let own = PictureSymbols(suiting: depth)
        let chosen = try #require(errors[own])
        // Sextants came with Unicode 13, and many fonts lack them; the strokes of letters are seen: asked for only.
        for (symbols, error) in errors where ![own, .sextant, .ascii].contains(symbols) {
            #expect(chosen.far <= error.far * 1.02, "\(symbols) at \(depth): \(error.far) against \(chosen.far)")
        }
        if ProcessInfo.processInfo.environment["GANTOP_TABLE"] != nil { printTable(depth) }
    }

    @Test("Fitted colours come nearer than the cube with error diffusion")
    func fitted() {
        let size = Size(width: 28, height: 14)
        let cube = error(.half, .indexed256, size)
        let own = error(.half, .indexed256, size, isFitted: true)
        #expect(own.near < cube.near / 4 && own.far < cube.far / 2, "\(own) against \(cube)")
        if ProcessInfo.processInfo.environment["GANTOP_TABLE"] != nil { print("fitted", own, "cube", cube) }
    }

    private func printTable(_ depth: ColorDepth) {
        for size in [Size(width: 28, height: 14), Size(width: 14, height: 7)] {
            for symbols in PictureSymbols.allCases {
                let error = error(symbols, depth, size)
                let near = String(format: "%6.1f", error.near)
                print(
                    "\(size.width)x\(size.height) \(depth.rawValue) \(symbols.rawValue) near \(near) far "
                        + String(format: "%6.1f", error.far))
            }
        }
    }

    private func error(
        _ symbols: PictureSymbols, _ depth: ColorDepth, _ size: Size, isFitted: Bool = false
    ) -> ShownError {
        var capabilities = Capabilities(depth: depth, symbols: symbols)
        capabilities.fitsColors = isFitted
        var palette: FittedPalette?
        if isFitted {
            let pixels = Self.faces.flatMap { face in (0..<784).map { face[$0 % 28, $0 / 28] } }
            palette = FittedPalette(numbers: Array(50...255))
            palette?.fit(to: pixels)
        }
        var sum = ShownError()
        for face in Self.faces {
            let canvas = face.rendered(size: size, capabilities: capabilities)
            let shown = ShownPicture(canvas, depth: depth, palette: palette).pixels(Self.side)
            let wanted = (0..<784).map { index -> SIMD3<Float> in
                let rgb = face[index % 28, index / 28]
                let linear = ShownPicture.linear
                let color = SIMD3(linear[Int(rgb.red)], linear[Int(rgb.green)], linear[Int(rgb.blue)])
                guard depth == .mono else { return color }
                let grey = 0.2126 * color.x + 0.7152 * color.y + 0.0722 * color.z
                return SIMD3(grey, grey, grey)
            }
            sum.near += difference(shown, wanted)
            sum.far += difference(blurred(shown), blurred(wanted))
        }
        let count = Double(max(1, Self.faces.count))
        return ShownError(near: (sum.near / count).squareRoot(), far: (sum.far / count).squareRoot())
    }

    /// The mean square of the differences.
    private func difference(_ one: [SIMD3<Float>], _ other: [SIMD3<Float>]) -> Double {
        var sum = 0.0
        for (a, b) in zip(one, other) {
            for channel in 0..<3 {
                let levels = 255 * (pow(Double(max(0, a[channel])), 1 / 2.2) - pow(Double(max(0, b[channel])), 1 / 2.2))
                sum += levels * levels
            }
        }
        return sum / Double(3 * max(1, one.count))
    }

    /// Weights 1 2 1 in both directions, twice: a standard deviation of a pixel.
    private func blurred(_ pixels: [SIMD3<Float>]) -> [SIMD3<Float>] {
        var pixels = pixels
        let side = Self.side
        func at(_ x: Int, _ y: Int) -> SIMD3<Float> {
            pixels[min(side - 1, max(0, y)) * side + min(side - 1, max(0, x))]
        }
        for step in [(1, 0), (0, 1), (1, 0), (0, 1)] {
            pixels = (0..<side * side).map { index in
                let (x, y) = (index % side, index / side)
                return (at(x - step.0, y - step.1) + 2 * at(x, y) + at(x + step.0, y + step.1)) / 4
            }
        }
        return pixels
    }
}
