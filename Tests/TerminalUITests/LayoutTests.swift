import TerminalUI
import Testing

@Suite("Layout")
struct LayoutTests {
    private let area = Rect(x: 2, y: 1, width: 20, height: 10)

    @Test("Fixed and flexible parts fill the rectangle")
    func filling() {
        let columns = area.columns([.fixed(5), .flexible(), .flexible(weight: 2)], gap: 0)
        #expect(columns.map(\.x) == [2, 7, 12])
        #expect(columns.map(\.width) == [5, 5, 10])
        let rows = area.rows([.flexible(), .fixed(1)], gap: 1)
        #expect(rows == [Rect(x: 2, y: 1, width: 20, height: 8), Rect(x: 2, y: 10, width: 20, height: 1)])
    }

    @Test("A minimum goes before the weights")
    func minimum() {
        let columns = area.columns([.flexible(weight: 1, minimum: 15), .flexible(weight: 3)])
        #expect(columns.map(\.width) == [15, 5])
        let even = area.columns([.flexible(weight: 1, minimum: 4), .flexible(weight: 1)])
        #expect(even.map(\.width) == [10, 10])
    }

    @Test("Parts stay inside and apart at every size", arguments: 0...40)
    func everySize(width: Int) {
        let extents: [Extent] = [
            .fixed(7), .flexible(weight: 2, minimum: 3), .fixed(-1), .flexible(weight: 0), .flexible(minimum: 2),
        ]
        for gap in 0...2 {
            let rect = Rect(x: 3, y: 0, width: width, height: 1)
            let parts = rect.columns(extents, gap: gap)
            #expect(parts.count == extents.count)
            for (part, next) in zip(parts, parts.dropFirst()) { #expect(part.maxX <= next.x || next.isEmpty) }
            for part in parts where !part.isEmpty { #expect(part.x >= 3 && part.maxX <= rect.maxX) }
            if width >= 14 + 4 * gap { #expect(parts.reduce(0) { $0 + $1.width } == width - 4 * gap) }
        }
        #expect(Rect(x: 0, y: 0, width: width, height: 1).columns([]).isEmpty)
    }

    @Test("Centring and containing")
    func centering() {
        #expect(area.centered(width: 4, height: 2) == Rect(x: 10, y: 5, width: 4, height: 2))
        #expect(area.centered(width: 99, height: 99) == area)
        #expect(area.contains(x: 2, y: 1))
        #expect(!area.contains(x: 22, y: 1))
        #expect(area.inset(horizontally: 11, vertically: 1).isEmpty)
    }
}
