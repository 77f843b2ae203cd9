// The few curves that all portraits are made of. Only +, -, *, / and conversions: the same bits on every machine.

/// `value` held within 0...1.
@inline(__always)
func clampedUnit(_ value: Float) -> Float {
    value < 0 ? 0 : value > 1 ? 1 : value
}

/// 0 below 0, 1 above 1, and between them Hermite's cubic with no corner at either end.
@inline(__always)
func smoothStep(_ value: Float) -> Float {
    let t = clampedUnit(value)
    return t * t * (3 - 2 * t)
}

/// How much of a shape covers a point `distance` inside its edge (negative: outside), the edge being `width` wide.
@inline(__always)
func coverage(_ distance: Float, edge width: Float) -> Float {
    smoothStep(0.5 + distance / width)
}

/// A smooth hill: 1 where `squaredRadius` is 0, falling to exactly 0 at 1 and beyond.
@inline(__always)
func bump(_ squaredRadius: Float) -> Float {
    guard squaredRadius < 1 else { return 0 }
    let s = 1 - squaredRadius
    return s * s
}

/// `bump` over an ellipse about (0, 0) with semi-axes `width` and `height`.
@inline(__always)
func bump(_ x: Float, _ y: Float, _ width: Float, _ height: Float) -> Float {
    let across = x / width
    let down = y / height
    return bump(across * across + down * down)
}

/// The greater of two numbers with the corner where they cross rounded over `radius`.
@inline(__always)
func smoothMaximum(_ left: Float, _ right: Float, _ radius: Float) -> Float {
    let difference = left - right
    let overlap = max(0, radius - abs(difference)) / radius
    return max(left, right) + overlap * overlap * radius * 0.25
}

/// A wave of period 1 and height ±1 like a sine's, made of two parabolas. `turns` within ±1000.
@inline(__always)
func wave(_ turns: Float) -> Float {
    let shifted = turns + 1024
    let phase = shifted - Float(Int32(shifted))
    return phase < 0.5 ? 16 * phase * (0.5 - phase) : -16 * (phase - 0.5) * (1 - phase)
}

/// The distance of (x, y) from the line between two points.
@inline(__always)
func distanceToLine(_ x: Float, _ y: Float, from start: (x: Float, y: Float), to end: (x: Float, y: Float)) -> Float {
    let alongX = end.x - start.x
    let alongY = end.y - start.y
    let offsetX = x - start.x
    let offsetY = y - start.y
    let along = clampedUnit((offsetX * alongX + offsetY * alongY) / (alongX * alongX + alongY * alongY))
    let missX = offsetX - along * alongX
    let missY = offsetY - along * alongY
    return (missX * missX + missY * missY).squareRoot()
}

/// A smooth random curve: sixteen values, one a unit, joined without corners, repeating after 16.
struct SmoothNoise: Sendable, Equatable {
    /// The sixteen values, in -1...1.
    let values: SIMD16<Float>

    init(_ random: inout PortraitRandom) {
        var values = SIMD16<Float>()
        for place in 0..<16 { values[place] = random.symmetric() }
        self.values = values
    }

    /// The curve at `position`, within ±1000.
    @inline(__always)
    func value(at position: Float) -> Float {
        let shifted = position + 1024
        let whole = Int32(shifted)
        let t = smoothStep(shifted - Float(whole))
        let left = values[Int(whole & 15)]
        return left + (values[Int((whole + 1) & 15)] - left) * t
    }
}
