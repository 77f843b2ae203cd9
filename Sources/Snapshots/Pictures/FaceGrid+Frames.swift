extension FaceGrid {
    /// The grid with each pixel as a square of `scale` by `scale`.
    ///
    /// - Precondition: `scale` is at least 1.
    public func enlarged(_ scale: Int) -> FaceGrid {
        precondition(scale >= 1, "a picture is enlarged at least once")
        var enlarged: [UInt8] = []
        enlarged.reserveCapacity(rgb.count * scale * scale)
        for y in 0..<height {
            var row: [UInt8] = []
            row.reserveCapacity(width * 3 * scale)
            for x in 0..<width {
                let start = (y * width + x) * 3
                for _ in 0..<scale { row += rgb[start..<start + 3] }
            }
            for _ in 0..<scale { enlarged += row }
        }
        return FaceGrid(width: width * scale, height: height * scale, rgb: enlarged)
    }

    private init(width: Int, height: Int, rgb: [UInt8]) {
        self.width = width
        self.height = height
        self.rgb = rgb
    }

    /// The first `count` pictures of a grid with ceil(sqrt(count)) columns, picture after picture; nil if the grid has
    /// another size.
    package static func faces(
        rgb: [UInt8], width: Int, height: Int, count: Int, faceWidth: Int, faceHeight: Int
    ) -> [UInt8]? {
        guard count > 0, count <= 4096, rgb.count == width * height * 3 else { return nil }
        let columns = columns(for: count)
        guard width == columns * faceWidth, height == (count + columns - 1) / columns * faceHeight else { return nil }
        var faces: [UInt8] = []
        faces.reserveCapacity(count * faceWidth * faceHeight * 3)
        for face in 0..<count {
            for y in 0..<faceHeight {
                let start = ((face / columns * faceHeight + y) * width + face % columns * faceWidth) * 3
                faces += rgb[start..<start + faceWidth * 3]
            }
        }
        return faces
    }
}
