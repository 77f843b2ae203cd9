import TerminalUI
import Testing

@Suite("Pictures")
struct PictureTests {
    private func picture(_ width: Int, _ height: Int, _ color: (Int, Int) -> RGB) -> Picture {
        var pixels: [UInt8] = []
        for y in 0..<height {
            for x in 0..<width {
                let color = color(x, y)
                pixels += [color.red, color.green, color.blue]
            }
        }
        return Picture(width: width, height: height, pixels: pixels)
    }

    private let black = RGB(0, 0, 0)
    private let white = RGB(255, 255, 255)

    @Test("A shrunk picture is the exact mean over each shown pixel's area")
    func shrunkByArea() {
        // Columns of 0, 60, 120 and 180: each shown pixel of three takes one and a third.
        let source = picture(4, 4) { column, _ in RGB(UInt8(column * 60), 0, 0) }
        let canvas = source.rendered(size: Size(width: 3, height: 1), capabilities: Capabilities())
        let shown = (0..<3).map { canvas[$0, 0].style.background }
        #expect(shown == [.rgb(RGB(15, 0, 0)), .rgb(RGB(90, 0, 0)), .rgb(RGB(165, 0, 0))])
        let halved = picture(4, 4) { column, row in RGB(UInt8((column + row) % 2 * 100), 7, 0) }
            .rendered(size: Size(width: 2, height: 1), capabilities: Capabilities())
        #expect((0..<2).allSatisfy { halved[$0, 0].style.background == .rgb(RGB(50, 7, 0)) })
    }

    @Test("Half blocks show each pixel's own colour")
    func halfBlocks() {
        let source = picture(3, 4) { RGB(UInt8($0 * 80), UInt8($1 * 60), 7) }
        let canvas = source.rendered(size: Size(width: 3, height: 2), capabilities: Capabilities())
        #expect(canvas.rows == ["▀▀▀", "▀▀▀"])
        for y in 0..<2 {
            for x in 0..<3 {
                #expect(canvas[x, y].style.foreground == .rgb(source[x, 2 * y]))
                #expect(canvas[x, y].style.background == .rgb(source[x, 2 * y + 1]))
            }
        }
    }

    @Test("A flat cell is a space; enlarging by whole numbers repeats pixels")
    func flat() {
        let canvas = picture(1, 1) { _, _ in white }
            .rendered(size: Size(width: 2, height: 2), capabilities: Capabilities())
        #expect(canvas.rows == ["  ", "  "])
        #expect(canvas[1, 1].style.background == .rgb(white))
        let two = picture(2, 2) { $0 == $1 ? white : black }
        let enlarged = two.rendered(size: Size(width: 4, height: 2), capabilities: Capabilities())
        #expect(enlarged.rows == ["    ", "    "])
        #expect(enlarged[1, 0].style.background == .rgb(white))
        #expect(enlarged[2, 0].style.background == .rgb(black))
    }

    @Test("Shrinking averages")
    func shrinking() {
        let checks = picture(8, 8) { ($0 + $1) % 2 == 0 ? white : black }
        let canvas = checks.rendered(size: Size(width: 2, height: 1), capabilities: Capabilities())
        // A triangle four pixels to each side weighs both colours of the pattern alike, but for the edges.
        for x in 0..<2 {
            guard case .rgb(let color) = canvas[x, 0].style.background else {
                Issue.record("no colour at \(x)")
                continue
            }
            #expect(abs(Int(color.red) - 127) <= 8)
        }
    }

    @Test("Finer symbols find shapes of two colours exactly", arguments: [PictureSymbols.quadrant, .sextant])
    func shapes(symbols: PictureSymbols) {
        let (across, down) = symbols.pixelsPerCell
        let count = across * down
        // Every pattern in a row of cells; the ink's and the ground's colours may be exchanged for the complement.
        let source = picture(across << count, down) { x, y in
            let mask = x / across
            return mask >> (y * across + x % across) & 1 == 1 ? RGB(250, 10, 20) : RGB(5, 200, 90)
        }
        let canvas = source.rendered(
            size: Size(width: 1 << count, height: 1), capabilities: Capabilities(symbols: symbols))
        for mask in 0..<1 << count {
            let cell = canvas[mask, 0]
            let colors: Set<Color> = [cell.style.foreground, cell.style.background]
            if mask == 0 || mask == (1 << count) - 1 {
                #expect(cell.glyph == " ")
            } else {
                #expect(colors == [.rgb(RGB(250, 10, 20)), .rgb(RGB(5, 200, 90))])
                #expect(cell.glyph != " ")
            }
        }
        #expect(Set(canvas.rows[0]).count == 1 << (count - 1))
    }

    @Test("Quadrants by name")
    func quadrants() {
        let corner = picture(2, 2) { x, y in x == 0 && y == 0 ? white : black }
        let capabilities = Capabilities(symbols: .quadrant)
        let cell = corner.rendered(size: Size(width: 1, height: 1), capabilities: capabilities)[0, 0]
        #expect(cell == Cell("▘", Style(foreground: .rgb(white), background: .rgb(black))))
    }

    @Test(
        "Without colour: black is nothing, white is ink, and grey as much of it as its light",
        arguments: Ground.allCases)
    func monochrome(ground: Ground) {
        for symbols in [PictureSymbols.half, .quadrant, .sextant, .braille] {
            let capabilities = Capabilities(depth: .mono, symbols: symbols, ground: ground)
            let size = Size(width: 8, height: 4)
            let dark = picture(8, 8) { _, _ in black }.rendered(size: size, capabilities: capabilities)
            let bright = picture(8, 8) { _, _ in white }.rendered(size: size, capabilities: capabilities)
            let blank = Canvas(size: size)
            #expect((dark == blank) == (ground == .dark))
            #expect((bright == blank) == (ground == .light))
            let full: Character = symbols == .braille ? "⣿" : "█"
            #expect(Set((ground == .dark ? bright : dark).rows.joined()) == [full])
        }
    }

    @Test("ASCII: only ASCII, reversed where it is bright; without half blocks in the glyph set nothing else")
    func ascii() {
        let ramp = picture(64, 8) { x, _ in RGB(UInt8(x * 4), UInt8(x * 4), UInt8(x * 4)) }
        for depth in ColorDepth.allCases {
            for symbols in PictureSymbols.allCases {
                let canvas = ramp.rendered(
                    size: Size(width: 32, height: 4),
                    capabilities: Capabilities(depth: depth, symbols: symbols, glyphs: .ascii))
                #expect(canvas.rows.joined().allSatisfy { $0.isASCII })
            }
        }
        let mono = ramp.rendered(
            size: Size(width: 32, height: 4), capabilities: Capabilities(depth: .mono, symbols: .ascii))
        #expect(mono[0, 0] == Cell(" "))
        #expect(mono[31, 2] == Cell(" ", Style(reverse: true)))
    }

    @Test("Consoles get half blocks whatever is asked for")
    func console() {
        let noise = noisePicture(seed: 1)
        let canvas = noise.rendered(
            size: Size(width: 6, height: 3),
            capabilities: Capabilities(depth: .eight, symbols: .braille, glyphs: .console))
        #expect(Set(canvas.rows.joined()).isSubset(of: [" ", "▀"]))
    }

    @Test(
        "Few colours: numbers of the palette, and the mean colour is kept, darker where the dots are far apart",
        arguments: [(ColorDepth.indexed256, 128.0), (.sixteen, 111.5), (.eight, 90.7)])
    func palettes(depth: ColorDepth, mean: Double) {
        let palette: Palette = depth == .indexed256 ? .indexed256 : depth == .sixteen ? .sixteen : .eight
        let grey = picture(28, 28) { _, _ in RGB(128, 128, 128) }
        var sum = 0.0
        let canvas = grey.rendered(
            size: Size(width: 28, height: 14), capabilities: Capabilities(depth: depth))
        for y in 0..<14 {
            for x in 0..<28 {
                let style = canvas[x, y].style
                for color in [canvas[x, y].glyph == " " ? style.background : style.foreground, style.background] {
                    guard case .indexed(let number) = color else {
                        Issue.record("\(color) is no number")
                        return
                    }
                    sum += Double(palette[number].green)
                }
            }
        }
        // Nine tenths of each error are passed on, and what falls off the edges is lost.
        #expect(abs(sum / (28 * 28) - mean) < 14)
    }

    @Test("The same picture gives the same cells; any size works, also none", arguments: ColorDepth.allCases)
    func anySize(depth: ColorDepth) {
        let noise = noisePicture(seed: 5)
        for symbols in PictureSymbols.allCases {
            let capabilities = Capabilities(depth: depth, symbols: symbols)
            for (width, height) in [(0, 0), (0, 3), (1, 1), (2, 1), (7, 5), (13, 1)] {
                let size = Size(width: width, height: height)
                let one = noise.rendered(size: size, capabilities: capabilities)
                #expect(one.size == size)
                #expect(one == noise.rendered(size: size, capabilities: capabilities))
                #expect(one.isConsistent)
            }
            let none = Picture(width: 0, height: 0, pixels: [UInt8]())
            #expect(none.rendered(size: Size(width: 2, height: 2), capabilities: capabilities).size.width == 2)
        }
    }

    private func noisePicture(seed: UInt64) -> Picture {
        var numbers = FixedNumbers(seed: seed)
        return picture(6, 6) { _, _ in
            RGB(.random(in: 0...255, using: &numbers), .random(in: 0...255, using: &numbers), 40)
        }
    }
}
