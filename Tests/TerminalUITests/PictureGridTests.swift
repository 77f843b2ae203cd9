import TerminalUI
import Testing

@Suite("Picture grids")
struct PictureGridTests {
    private let area = Rect(x: 3, y: 2, width: 60, height: 20)

    @Test("As many as fit, full rows first, in the middle")
    func fitting() {
        let grid = PictureGrid(count: 16, pictureSize: Size(width: 10, height: 5), in: area)
        #expect((grid.columns, grid.rows, grid.count) == (4, 4, 16))
        #expect(grid.bounds == Rect(x: 11, y: 2, width: 43, height: 20))
        #expect(grid.area(5) == Rect(x: 22, y: 7, width: 10, height: 5))
        let few = PictureGrid(count: 3, pictureSize: Size(width: 10, height: 5), in: area)
        #expect((few.columns, few.rows, few.count) == (1, 3, 3))
        let many = PictureGrid(count: 99, pictureSize: Size(width: 28, height: 14), in: area)
        #expect((many.columns, many.rows, many.count) == (2, 1, 2))
    }

    @Test("Pictures that belong together stand in one row, as long as a row holds them")
    func groups() {
        let size = Size(width: 10, height: 5)
        let grid = PictureGrid(count: 16, pictureSize: size, in: area, group: 3)
        #expect((grid.columns, grid.rows, grid.count) == (3, 4, 12))
        let few = PictureGrid(count: 4, pictureSize: size, in: area, group: 3)
        #expect((few.columns, few.rows, few.count) == (3, 1, 3))
        let wide = PictureGrid(count: 6, pictureSize: Size(width: 28, height: 14), in: area, group: 3)
        #expect((wide.columns, wide.count) == (2, 2))
    }

    @Test("No room, no pictures, no size")
    func none() {
        for (count, size) in [
            (4, Size(width: 61, height: 1)), (0, Size(width: 1, height: 1)), (4, Size(width: 0, height: 0)),
        ] {
            let grid = PictureGrid(count: count, pictureSize: size, in: area)
            #expect((grid.columns, grid.rows, grid.count) == (0, 0, 0))
            #expect(grid.index(x: area.x, y: area.y) == nil)
        }
    }

    @Test("A cell knows its picture", arguments: [0, 1, 2])
    func hits(gap: Int) {
        let grid = PictureGrid(
            count: 7, pictureSize: Size(width: 9, height: 4), in: area, gap: Size(width: gap, height: gap))
        var seen: [Int: Int] = [:]
        for y in -1..<30 {
            for x in -1..<80 {
                guard let index = grid.index(x: x, y: y) else { continue }
                #expect(grid.area(index).contains(x: x, y: y))
                seen[index, default: 0] += 1
            }
        }
        #expect(seen == Dictionary(uniqueKeysWithValues: (0..<7).map { ($0, 36) }))
        for index in 0..<grid.count { #expect(grid.area(index).intersection(area) == grid.area(index)) }
    }
}
