import RunEvents
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct LayoutTests {
    static let sizes: [Size] = {
        var sizes: [Size] = []
        for width in [40, 41, 50, 60, 72, 79, 80, 81, 100, 113, 120, 160, 200, 211, 300, 500] {
            for height in [12, 13, 15, 16, 20, 23, 24, 25, 30, 40, 47, 60, 80, 101, 200] {
                sizes.append(Size(width: width, height: height))
            }
        }
        return sizes
    }()

    @Test func partsNeverOverlapNorLeaveTheScreen() {
        for size in Self.sizes {
            let layout = ScreenLayout(size: size)
            expectApart(layout.parts, in: Rect(x: 0, y: 0, width: size.width, height: size.height), "\(size)")
            #expect(layout.parts.reduce(0) { $0 + $1.height } == size.height, "\(size)")
        }
    }

    @Test(arguments: PictureSymbols.allCases)
    func overviewPanelsNeverOverlapNorLeaveTheBody(symbols: PictureSymbols) {
        for size in Self.sizes {
            let body = ScreenLayout(size: size).body
            let layout = OverviewLayout(body: body, faces: FaceMeasure(side: 28, symbols: symbols))
            expectApart(layout.panels, in: body, "\(size)")
            expectApart(
                FaceLayout(area: layout.facesInside, faces: FaceMeasure(side: 28, symbols: symbols)).places,
                in: layout.facesInside, "\(size)")
            for panel in [layout.discriminator, layout.generator] {
                #expect(panel.width >= 20 && panel.height >= 3, "\(size): \(panel)")
            }
        }
    }

    @Test func otherViewsKeepApart() {
        for size in Self.sizes {
            let body = ScreenLayout(size: size).body
            expectApart(PlotsLayout(body: body).panels.map(\.area), in: body, "\(size)")
            for showsReal in [false, true] {
                let faces = FacesLayout(body: body, showsReal: showsReal, faces: FaceMeasure(side: 28, symbols: .half))
                expectApart([faces.generated, faces.real], in: body, "\(size)")
            }
            let journal = JournalLayout(body: body, descriptionLines: 12)
            expectApart([journal.description, journal.messages, journal.changes], in: body, "\(size)")
            let doctor = DoctorLayout(body: body, verdictLines: 6, meaningLines: 12)
            expectApart([doctor.verdict, doctor.past, doctor.meanings, doctor.signs], in: body, "\(size)")
        }
    }

    @Test(arguments: [
        (80, 24, 2), (120, 40, 6), (200, 60, 21), (100, 30, 3), (40, 24, 1), (60, 80, 8), (132, 43, 6), (40, 12, 1),
    ])
    func asManyWholeFaces(width: Int, height: Int, count: Int) {
        let body = ScreenLayout(size: Size(width: width, height: height)).body
        let layout = OverviewLayout(body: body, faces: FaceMeasure(side: 28, symbols: .half))
        #expect(FaceLayout(area: layout.facesInside, faces: FaceMeasure(side: 28, symbols: .half)).grid.count == count)
    }

    @Test func aFaceThatDoesNotFitIsShownSmaller() {
        let grid = FaceLayout(
            area: Rect(x: 0, y: 0, width: 20, height: 9), faces: FaceMeasure(side: 28, symbols: .half)
        ).grid
        #expect(grid.pictureSize == Size(width: 18, height: 9))
        #expect(grid.count == 1)
        #expect(
            FaceLayout(area: Rect(x: 0, y: 0, width: 3, height: 2), faces: FaceMeasure(side: 28, symbols: .half)).grid
                .count == 0)
    }

    private func expectApart(_ areas: [Rect], in whole: Rect, _ what: String) {
        for (index, area) in areas.enumerated() where !area.isEmpty {
            #expect(area.intersection(whole) == area, "\(what): \(area) leaves \(whole)")
            for other in areas.dropFirst(index + 1) where !other.isEmpty {
                #expect(area.intersection(other).isEmpty, "\(what): \(area) and \(other)")
            }
        }
    }
}
