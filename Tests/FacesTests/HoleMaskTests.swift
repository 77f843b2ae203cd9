import Testing

@testable import Faces

/// Where a picture is unknown.
@Suite struct HoleMaskTests {
    private func reason(_ body: () throws(RestoringError) -> HoleMask) -> String? {
        do throws(RestoringError) {
            _ = try body()
            return nil
        } catch { return error.description }
    }

    @Test func transparentPixels() throws {
        var transparent = [Bool](repeating: false, count: 20)
        #expect(HoleMask(transparencyOf: RestoringPictures.noise(width: 5, height: 4)) == nil)
        let solid = RestoringPictures.picture(width: 5, height: 4, transparent: transparent) { _, _ in [1, 2, 3] }
        #expect(HoleMask(transparencyOf: solid) == nil)
        transparent[7] = true
        let holed = RestoringPictures.picture(width: 5, height: 4, transparent: transparent) { _, _ in [1, 2, 3] }
        #expect(HoleMask(transparencyOf: holed)?.unknown == transparent)
    }

    @Test func whitePixelsOfAMask() throws {
        let picture = RestoringPictures.noise(width: 4, height: 3)
        let levels: [UInt8] = [0, 255, 127, 128, 0, 0, 0, 0, 0, 0, 0, 250]
        let mask = RestoringPictures.picture(width: 4, height: 3) { x, y in
            [UInt8](repeating: levels[y * 4 + x], count: 3)
        }
        let hole = try HoleMask(mask, of: picture)
        #expect(hole.unknown.indices.filter { hole.unknown[$0] } == [1, 3, 11])
        #expect(hole.count(rows: 0..<1, columns: 1..<4) == 2)
        let clear = levels.indices.map { $0 == 3 }
        let seen = RestoringPictures.picture(width: 4, height: 3, transparent: clear) { x, y in
            [UInt8](repeating: levels[y * 4 + x], count: 3)
        }
        #expect(try HoleMask(seen, of: picture).unknown.count { $0 } == 2)
        #expect(try HoleMask(seen, of: picture).joined(with: hole) == hole)
    }

    @Test func masksThatAreNone() {
        let picture = RestoringPictures.noise(width: 40, height: 30)
        let small = RestoringPictures.picture(width: 30, height: 40) { _, _ in [255, 255, 255] }
        #expect(
            reason { () throws(RestoringError) in try HoleMask(small, of: picture) }
                == "noise.png: it is 40x30, and its mask a.png is 30x40: a mask has its picture's size")
        let black = RestoringPictures.picture(width: 40, height: 30) { _, _ in [0, 0, 0] }
        #expect(
            reason { () throws(RestoringError) in try HoleMask(black, of: picture) }
                == "noise.png: nothing of it is unknown: its mask a.png has no white pixel")
        #expect(
            reason { () throws(RestoringError) in try HoleMask(picture, of: picture) }
                == "noise.png: a mask is white where its picture is unknown and black elsewhere; this one has colours")
    }

    /// In a JPEG colours are near what they were, in a PNG they are what they are.
    @Test func pixelsOfAColour() throws {
        let magenta = try #require(PictureColor("#fF00ff"))
        #expect(magenta.description == "#ff00ff")
        let colors: [[UInt8]] = [
            [255, 0, 255], [240, 20, 250], [200, 60, 200], [150, 90, 150], [200, 60, 200], [180, 0, 255],
        ]
        let exact = RestoringPictures.picture(width: 6, height: 1) { x, _ in colors[x] }
        #expect(try HoleMask(magenta, in: exact).unknown == [true, false, false, false, false, false])
        // The third has run into the hole; the fifth is no nearer to the colour, and far from any that is the hole's.
        let lossy = RestoringPictures.picture(width: 6, height: 1, isLossy: true) { x, _ in colors[x] }
        #expect(try HoleMask(magenta, in: lossy).unknown == [true, true, true, false, false, false])
        let green = try #require(PictureColor("#00ff00"))
        #expect(
            reason { () throws(RestoringError) in try HoleMask(green, in: exact) }
                == "a.png: nothing of it is unknown: no pixel is #00ff00")
        for text in ["", "#", "ff00ff", "#ff00f", "#ff00fff", "#gg0000", "#+1+1+1", "#ff 0ff", "red"] {
            #expect(PictureColor(text) == nil, "\(text)")
        }
    }
}
