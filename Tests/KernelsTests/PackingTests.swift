import Testing

@testable import Networks

@Suite struct PackingTests {
    @Test(arguments: builds, [0, 1, 7, 8, 9, 15, 16, 17, 33])
    func panelsHoldColumnsAndZeros(_ build: KernelBuild, rows: Int) {
        let kernels = KernelTable.table(for: build)
        for columns in [1, 7, 8, 9, 15, 16, 17, 23, 31, 32] {
            var source = Numbers(UInt64(rows * 100 + columns))
            let across = source.floats(columns * (rows + 3))
            var panel = source.floats(rows * 32 + 1)
            let end = panel[rows * 32]
            func isRight(_ value: (_ row: Int, _ column: Int) -> Float) -> Bool {
                (0..<rows * 32).allSatisfy { index in
                    panel[index] == (index % 32 < columns ? value(index / 32, index % 32) : 0)
                } && panel[rows * 32] == end
            }
            kernels.packTransposedPanel(rows, columns, across, rows + 3, &panel)
            #expect(isRight { across[$1 * (rows + 3) + $0] }, "\(rows) x \(columns) transposed")
        }
    }

    @Test(arguments: builds, [(0, 1), (1, 0), (1, 1), (3, 5)])
    func clearingLeavesTheRest(_ build: KernelBuild, size: (pixels: Int, images: Int)) {
        var source = Numbers(1)
        var plane = Plane(pixels: size.pixels, images: size.images, channels: 32, &source)
        KernelTable.table(for: build).clearPanel(
            size.pixels, size.images, &plane.numbers, plane.pixelStride, plane.imageStride)
        #expect(plane.gapsAreWhole)
        for pixel in 0..<size.pixels {
            for image in 0..<size.images {
                #expect((0..<32).allSatisfy { plane[pixel, image, $0] == 0 })
            }
        }
    }
}
