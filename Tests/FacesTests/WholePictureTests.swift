import Testing

@testable import Faces

/// Pictures read in full, and faces in them that cannot be restored.
@Suite struct WholePictureTests {
    private func refusal(_ body: () throws(RestoringError) -> Void) -> String? {
        do throws(RestoringError) {
            try body()
            return nil
        } catch { return error.reason }
    }

    /// Every kind of file and every way to lie: the face in it is what training sees, so the whole stands upright.
    @Test func allFixturesStandUpright() throws {
        let decoder = FaceDecoder(FaceForm(side: 28, crop: .recipe))
        for name in try Fixture.pictureNames() where !name.contains("alpha") {
            let picture = try WholePicture(path: Fixture.path(name))
            let inspected = try decoder.decode(try Fixture.bytes(name))
            #expect(picture.width == inspected.width && picture.height == inspected.height, "\(name)")
            let square = FaceCrop.recipe.square(width: picture.width, height: picture.height)
            #expect(FaceReduction.face(of: picture, in: square, side: 28) == inspected.face, "\(name)")
            #expect(picture.isLossy == name.hasSuffix(".jpg"), "\(name)")
        }
    }

    /// Transparency is told apart from colours, which stay as they are stored.
    @Test(arguments: ["alpha.png", "grey-alpha.png"]) func transparencyIsKept(name: String) throws {
        let picture = try WholePicture(path: Fixture.path(name))
        let transparent = try #require(picture.transparent)
        #expect(transparent.count == 40 * 48 && transparent.count { $0 } == 48)
        #expect(HoleMask(transparencyOf: picture)?.unknown == transparent)
        let mixed = try PNGDecoder.decode(try Fixture.bytes(name)).picture
        for place in transparent.indices where transparent[place] {
            #expect(mixed.pixels[place * 3] == 128)
        }
        #expect(picture.pixels != mixed.pixels)
        #expect(try WholePicture(path: Fixture.path("rgb.png")).transparent == nil)
    }

    @Test(arguments: [
        ("huge.png", "it is 30000x30000; the limit is 50 million pixels"),
        ("huge.jpg", "it is 30000x30000; the limit is 50 million pixels"),
        ("tiny.png", "it is 1x1; at least 16x16 pixels are needed"), ("missing.png", "there is no such file"),
        ("README.md", "expected a JPEG or PNG picture, found text"),
    ]) func filesThatAreNoPictures(name: String, expected: String) {
        #expect(
            refusal { () throws(RestoringError) in _ = try WholePicture(path: Fixture.path(name)) } == expected)
    }

    @Test func brokenAndAnimatedFiles() throws {
        let folder = try TemporaryFolder()
        let bytes = try Fixture.bytes("rgb.png")
        try folder.write(Array(bytes.prefix(bytes.count / 2)), to: "half.png")
        // An animation's control stands before the picture data; what it holds does not matter here.
        let control: [UInt8] = [0, 0, 0, 8] + Array("acTL".utf8) + [UInt8](repeating: 0, count: 12)
        try folder.write(Array(bytes[..<33]) + control + Array(bytes[33...]), to: "film.png")
        let half = refusal { () throws(RestoringError) in _ = try WholePicture(path: folder.path + "/half.png") }
        #expect(half?.hasPrefix("damaged PNG: ") == true)
        #expect(
            refusal { () throws(RestoringError) in _ = try WholePicture(path: folder.path + "/film.png") }
                == "it is animated, and a picture that stands still is needed")
    }

    /// What comes out as a JPEG comes back as nearly the same picture.
    @Test func jpegOfHighQuality() throws {
        let picture = RestoringPictures.ramp(width: 64, height: 48)
        let back = try WholePicture(try picture.jpeg(quality: 95), path: "b.jpg")
        #expect(back.width == 64 && back.height == 48)
        #expect(zip(back.pixels, picture.pixels).allSatisfy { abs(Int($0) - Int($1)) <= 6 })
        let wide = RestoringPictures.picture(width: 65_501, height: 1) { _, _ in [0, 0, 0] }
        let reason = refusal { () throws(RestoringError) in _ = try wide.jpeg(quality: 95) }
        #expect(reason?.contains("65500 pixels a side at most") == true)
    }

    /// A face that is not there, or of which nothing is known.
    @Test func facesThatCannotBeRestored() {
        let picture = RestoringPictures.noise(width: 60, height: 50)
        func reason(_ box: CropSquare?, hole: HoleMask? = nil, of other: WholePicture? = nil) -> String? {
            refusal { () throws(RestoringError) in
                _ = try FaceRestoration(of: other ?? picture, hole: hole, box: box, side: 28)
            }
        }
        #expect(reason(CropSquare(left: 0, top: 0, side: 50)) == nil)
        #expect(reason(nil) == nil)
        for box in [(33, 0, 28), (0, 23, 28), (-1, 0, 28), (0, 0, 51), (Int.max, 0, 28), (0, 0, Int.max)] {
            let square = CropSquare(left: box.0, top: box.1, side: box.2)
            #expect(reason(square) == "the box \(square) leaves the picture of 60x50")
        }
        #expect(
            reason(CropSquare(left: 0, top: 0, side: 27)) == "the box 0,0,27 is smaller than the network's 28x28")
        #expect(
            reason(nil, of: RestoringPictures.noise(width: 40, height: 27))
                == "it is 40x27, smaller than the network's 28x28")
        #expect(
            reason(nil, of: RestoringPictures.noise(width: 28, height: 28))
                == "the recipe's crop of its 28x28 pixels is 17x17, smaller than the network's 28x28; '--box 0,0,28'"
                + " takes more of it")
        func hole(_ rows: Range<Int>, _ columns: Range<Int>) -> HoleMask {
            RestoringPictures.mask(width: 60, height: 50, rows: rows, columns: columns)
        }
        let box = CropSquare(left: 10, top: 5, side: 42)
        #expect(reason(box, hole: hole(5..<47, 10..<52)) == "all pixels of the face are unknown")
        #expect(
            reason(box, hole: hole(0..<5, 0..<60))
                == "its unknown pixels lie outside the face at 10,5,42; --box X,Y,SIDE says where the face is")
        let striped = HoleMask(width: 60, height: 50, unknown: (0..<3000).map { $0 % 60 % 2 == 0 })
        #expect(reason(box, hole: striped)?.contains("none is known of it at the network's 28x28") == true)
    }
}
