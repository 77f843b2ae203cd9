import TerminalUI
import Testing

@testable import Dashboard

@Suite struct GridTests {
    private func grid(_ width: Int, _ height: Int) -> PictureGrid {
        PictureGrid(
            faces: 64, wanted: 8, in: Rect(x: 0, y: 0, width: width, height: height),
            measure: FaceMeasure(side: 28, symbols: .half))
    }

    @Test func rowsAndColumnsStandApartWhereThereIsRoom() {
        let roomy = grid(118, 33)
        #expect(roomy.gap.height == 1)
        #expect(roomy.bounds.height == 29 && roomy.columns == 4)
        #expect(roomy.count == 8)
    }

    @Test func noFaceIsLostToAGap() {
        let tight = grid(115, 28)
        #expect(tight.count == 8)
        #expect(tight.gap == Size(width: 1, height: 0))
    }
}
