import Faces
import Foundation
import TerminalUI
import Testing

@testable import gantop

@Suite struct FaceSheetTests {
    private let red = FaceImage(
        pixels: (0..<FaceImage.tutorialSide * FaceImage.tutorialSide).flatMap { _ in [255, 0, 0] as [UInt8] })

    @Test func facesStandSideBySideInHalfBlocks() {
        let sheet = FaceSheet(capabilities: Capabilities(depth: .truecolor), size: Size(width: 60, height: 50))
        let lines = sheet.lines([red, red, red], pictureSize: Size(width: 28, height: 14))
        #expect(lines.count == 28)
        let cells = lines.map { $0.replacing(/\u{1b}\[[0-9;]*m/, with: "").count }
        #expect(cells == Array(repeating: 57, count: 14) + Array(repeating: 28, count: 14))
        #expect(lines[0].contains("2;255;0;0"))
        #expect(lines.allSatisfy { $0.hasSuffix("\u{1b}[0m") })
    }

    @Test func facesShrinkWhereTooFewFit() {
        let small = FaceSheet(capabilities: Capabilities(), size: Size(width: 80, height: 24))
        #expect(small.layout(side: 28, count: nil).pictureSize == Size(width: 14, height: 7))
        #expect(small.layout(side: 28, count: nil).count == 10)
        #expect(small.layout(side: 28, count: 2).pictureSize == Size(width: 28, height: 14))
        #expect(small.layout(side: 28, count: 40).count == 40)
        let large = FaceSheet(capabilities: Capabilities(), size: Size(width: 200, height: 50))
        #expect(large.layout(side: 28, count: nil).pictureSize == Size(width: 28, height: 14))
        let tiny = FaceSheet(capabilities: Capabilities(), size: Size(width: 1, height: 1))
        #expect(tiny.layout(side: 28, count: nil).count == 1)
    }

    /// At least six faces at once, however large they are, unless none could be made out.
    @Test func largeFacesAreHalvedUntilEnoughFit() {
        let small = FaceSheet(capabilities: Capabilities(), size: Size(width: 80, height: 24))
        #expect(small.layout(side: 64, count: nil) == (Size(width: 16, height: 8), 8))
        #expect(small.layout(side: 128, count: nil) == (Size(width: 16, height: 8), 8))
        #expect(small.layout(side: 128, count: 1) == (Size(width: 32, height: 16), 1))
        #expect(small.layout(side: 16, count: nil) == (Size(width: 16, height: 8), 8))
        let large = FaceSheet(capabilities: Capabilities(), size: Size(width: 200, height: 76))
        #expect(large.layout(side: 64, count: nil) == (Size(width: 64, height: 32), 6))
        let sheet = FaceSheet(capabilities: Capabilities(depth: .truecolor), size: Size(width: 60, height: 50))
        let blue = FaceImage(side: 64, pixels: (0..<64 * 64).flatMap { _ in [0, 0, 255] as [UInt8] })
        let lines = sheet.lines([blue], pictureSize: Size(width: 16, height: 8))
        #expect(lines.count == 8 && lines.allSatisfy { $0.contains("2;0;0;255") })
    }

    @Test func aCanvasBecomesLines() {
        var canvas = Canvas(size: Size(width: 3, height: 1))
        canvas[0, 0] = Cell("▀", Style(foreground: .indexed(3), background: .indexed(9)))
        canvas[1, 0] = Cell("▀", Style(foreground: .indexed(3), background: .indexed(9)))
        #expect(ColoredText.lines(of: canvas, depth: .sixteen) == ["\u{1b}[0;33;101m▀▀\u{1b}[0m "])
        #expect(ColoredText.lines(of: canvas, depth: .indexed256) == ["\u{1b}[0;38;5;3;48;5;9m▀▀\u{1b}[0m "])
        #expect(ColoredText.lines(of: Canvas(size: Size(width: 2, height: 1)), depth: .mono) == ["  "])
    }

    @Test func theEnvironmentDecidesTheColours() {
        #expect(FaceSheet.depth(["NO_COLOR": "1", "COLORTERM": "truecolor"]) == .mono)
        #expect(FaceSheet.depth(["TERM": "xterm", "COLORTERM": "24bit"]) == .truecolor)
        #expect(FaceSheet.depth(["TERM": "xterm-256color"]) == .indexed256)
        #expect(FaceSheet.depth(["TERM": "linux"]) == .eight)
        #expect(FaceSheet.symbols(["LANG": "en_US.UTF-8"]) == .half)
        #expect(FaceSheet.symbols(["LC_ALL": "C", "LANG": "en_US.UTF-8"]) == .ascii)
    }

    @Test func cachesAreListedAndCleared() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "caches-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let caches = FaceCache(folder: folder.path)
        #expect(CacheOptions.listing(caches) == ["\(folder.path): 0 caches, 0.0 MB"])
        try Data(count: 1_250_000).write(to: folder.appending(path: "a.faces"))
        #expect(
            CacheOptions.listing(caches) == [
                "\(folder.path): 1 cache, 1.3 MB", "  1.3 MB  \(folder.path)/a.faces: damaged",
            ])
        #expect(CacheOptions.cleared(caches) == ["\(folder.path): removed 1 cache, 1.3 MB"])
        #expect(CacheOptions.listing(caches) == ["\(folder.path): 0 caches, 0.0 MB"])
    }
}
