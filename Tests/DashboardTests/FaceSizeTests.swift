import RunEvents
import TerminalUI
import Testing

@testable import Dashboard

/// Faces of any side, small, normal and large.
@Suite struct FaceSizeTests {
    private static let sides = [28, 32, 64, 128]

    private func overviewCount(_ side: Int, _ size: FaceSize, width: Int, height: Int) -> Int {
        let measure = FaceMeasure(side: side, size: size, symbols: .half)
        let body = ScreenLayout(size: Size(width: width, height: height)).body
        return FaceLayout(area: OverviewLayout(body: body, faces: measure).facesInside, faces: measure).grid.count
    }

    @Test(arguments: sides) func theOverviewShowsManySmallFaces(side: Int) {
        #expect(overviewCount(side, .small, width: 80, height: 24) >= 8)
        #expect(overviewCount(side, .small, width: 120, height: 40) >= 24)
    }

    /// Columns and rows of a face at each size.
    @Test(arguments: [
        (28, FaceSize.small, 14, 7), (28, .normal, 28, 14), (28, .large, 56, 28), (64, .small, 14, 7),
        (64, .normal, 32, 16), (64, .large, 64, 32), (128, .normal, 32, 16), (128, .large, 128, 64),
        (32, .normal, 32, 16), (32, .large, 64, 32), (16, .small, 14, 7), (16, .normal, 16, 8),
    ])
    func sizesInHalfBlocks(side: Int, size: FaceSize, width: Int, height: Int) {
        #expect(
            FaceMeasure(side: side, size: size, symbols: .half).cells == Size(width: width, height: height))
    }

    /// One face in full where the terminal has room for it, else the largest that fits.
    @Test func oneFaceIsSeenInFull() {
        let measure = FaceMeasure(side: 64, size: .small, symbols: .half)
        let room = FaceLayout.enlarged(in: Rect(x: 0, y: 0, width: 118, height: 35), faces: measure)
        #expect(room.width == 64 && room.height == 32)
        let tight = FaceLayout.enlarged(in: Rect(x: 0, y: 0, width: 78, height: 17), faces: measure)
        #expect(tight.width == 34 && tight.height == 17)
    }

    @Test func theKeyGoesRoundAndIsKept() {
        var run = RunDouble.running(width: 120, height: 40)
        let sizes = (0..<3).map { _ in
            let effects = run.type("z")
            let isKept = effects.contains(.keep(run.state.preferences))
            #expect(isKept)
            return run.state.preferences.faceSize
        }
        #expect(sizes == [.large, .small, .normal])
        #expect(run.screen.contains { $0.contains("normal faces: 28x14 cells, pixel for pixel") })
    }

    /// As many faces are asked for as are shown.
    @Test func smallerFacesAreMoreFaces() {
        var run = RunDouble.running(width: 120, height: 40)
        run.type(":size small")
        let effects = run.press(.enter)
        let counts = effects.compactMap { effect -> Int? in
            if case .send(.preview(let count, _)) = effect { count } else { nil }
        }
        #expect(counts.count == 1 && (counts.first ?? 0) >= 24)
    }

    /// Pictures of 64 pixels in the overview and in the view of faces, one of them in full with enter.
    @Test func picturesOfAnotherSide() throws {
        var run = RunDouble(width: 120, height: 40)
        var description = RunDescription.sample
        description.pictureSide = 64
        run.tell(.described(description))
        run.tell(.phase(.running))
        let pixels = [UInt8](repeating: 200, count: 4 * 64 * 64 * 3)
        let faces = FaceImages(width: 64, height: 64, count: 4, pixels: pixels)
        run.tell(.preview(Preview(step: 1, weights: .average, latentSeed: 1, faces: faces)))
        let grid = try #require(FaceGrids(of: run.state)?.generated)
        #expect(grid.pictureSize == Size(width: 32, height: 16))
        run.type("3")
        run.press(.enter)
        let large = try #require(FaceGrids(of: run.state)?.enlarged)
        #expect(large.width == 64 && large.height == 32)
    }

    @Test func typedSizes() throws {
        #expect(try TypedCommand.parse("size small") == .setFaceSize(.small))
        #expect(throws: TypedCommand.Complaint.self) { try TypedCommand.parse("size huge") }
        #expect(throws: TypedCommand.Complaint.self) { try TypedCommand.parse("size") }
    }
}
