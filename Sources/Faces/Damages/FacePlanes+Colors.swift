extension FacePlanes {
    /// The parts of red, green and blue in what the eye sees as light (ITU-R BT.601).
    private static let luma: [Float] = [0.299, 0.587, 0.114]
    /// Yellowed paper: what an old print fades to.
    private static let paper: [Float] = [205, 190, 160]

    /// Colours moved towards grey of the same lightness.
    ///
    /// - Parameter amount: 0 for not at all to 1 for grey.
    func greyed(by amount: Double) -> FacePlanes {
        changed { pixel in
            let light = zip(pixel, Self.luma).reduce(Float(0)) { $0 + $1.0 * $1.1 }
            return pixel.map { $0 + Float(amount) * (light - $0) }
        }
    }

    /// Colours faded towards paper.
    ///
    /// - Parameter contrast: the part of each colour's distance from paper that is left.
    func faded(to contrast: Double) -> FacePlanes {
        changed { pixel in zip(pixel, Self.paper).map { $1 + Float(contrast) * ($0 - $1) } }
    }

    private func changed(_ change: (ArraySlice<Float>) -> [Float]) -> FacePlanes {
        FacePlanes(
            side: side,
            numbers: stride(from: 0, to: numbers.count, by: 3).flatMap { change(numbers[$0..<$0 + 3]) })
    }
}
