// The few curves that all portraits are made of. Only +, -, *, / and conversions: the same bits on every machine.

/// `value` held within 0...1.
@inline(__always)
func clampedUnit(_ value: Float) -> Float {
    min(1, max(0, value))
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
    smoothStep(0.5 + distance * (1 / width))
}

/// A smooth hill: 1 where `squaredRadius` is 0, falling to exactly 0 at 1 and beyond.
@inline(__always)
func bump(_ squaredRadius: Float) -> Float {
    let s = max(0, 1 - squaredRadius)
    return s * s
}

/// `bump` over an ellipse about (0, 0) with semi-axes `width` and `height`.
@inline(__always)
func bump(_ x: Float, _ y: Float, _ width: Float, _ height: Float) -> Float {
    let across = x * (1 / width)
    let down = y * (1 / height)
    return bump(across * across + down * down)
}

/// The greater of two numbers with the corner where they cross rounded over `radius`.
@inline(__always)
func smoothMaximum(_ left: Float, _ right: Float, _ radius: Float) -> Float {
    let difference = left - right
    let overlap = max(0, radius - abs(difference)) * (1 / radius)
    return max(left, right) + overlap * overlap * radius * 0.25
}

/// A wave of period 1 and height ±1 like a sine's, made of two parabolas. `turns` within ±1,000,000.
@inline(__always)
func wave(_ turns: Float) -> Float {
    // Adding and taking away 1.5 * 2^23 rounds to the nearest whole number.
    let rounding: Float = 12_582_912
    let phase = turns - ((turns + rounding) - rounding)
    return 16 * phase * (0.5 - abs(phase))
}

/// The straight line between two points.
struct Segment {
    private let startX: Float
    private let startY: Float
    private let alongX: Float
    private let alongY: Float
    private let perSquaredLength: Float

    init(from start: (x: Float, y: Float), to end: (x: Float, y: Float)) {
        startX = start.x
        startY = start.y
        alongX = end.x - start.x
        alongY = end.y - start.y
        perSquaredLength = 1 / (alongX * alongX + alongY * alongY)
    }

    /// The square of the distance of (x, y) from the nearest point of the line.
    @inline(__always)
    func squaredDistance(_ x: Float, _ y: Float) -> Float {
        let offsetX = x - startX
        let offsetY = y - startY
        let along = clampedUnit((offsetX * alongX + offsetY * alongY) * perSquaredLength)
        let missX = offsetX - along * alongX
        let missY = offsetY - along * alongY
        return missX * missX + missY * missY
    }
}

/// A smooth random curve between -1 and 1 that hardly repeats: two waves whose lengths have no common measure.
struct SmoothNoise: Sendable, Equatable {
    private let firstPhase: Float
    private let secondPhase: Float

    init(_ random: inout PortraitRandom) {
        firstPhase = random.unit()
        secondPhase = random.unit()
    }

    /// The curve at `position`, within ±1000; it changes about once a unit.
    @inline(__always)
    func value(at position: Float) -> Float {
        0.58 * wave(position * 0.31 + firstPhase) + 0.42 * wave(position * 0.502 + secondPhase)
    }
}
