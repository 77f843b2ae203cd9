/// The 32 channels of a panel, for passes that treat all of them alike.
///
/// Two vectors by name: a `SIMD32` would be one type as well, but its comparisons become loops over lanes.
struct PanelLanes {
    var left: Lanes
    var right: Lanes

    @inline(__always)
    init(_ left: Lanes, _ right: Lanes) {
        self.left = left
        self.right = right
    }

    @inline(__always)
    init(repeating number: Float) { self.init(Lanes(repeating: number), Lanes(repeating: number)) }

    @inline(__always)
    init(at source: UnsafePointer<Float>) { self.init(loadLanes(source), loadLanes(source + 16)) }

    @inline(__always)
    func store(to target: UnsafeMutablePointer<Float>) {
        storeLanes(left, to: target)
        storeLanes(right, to: target + 16)
    }

    /// These numbers where `sign` is above 0, and `slope` times them elsewhere.
    @inline(__always)
    func leaky(_ slope: Float, where sign: PanelLanes) -> PanelLanes {
        PanelLanes(
            (left * slope).replacing(with: left, where: sign.left .> 0),
            (right * slope).replacing(with: right, where: sign.right .> 0))
    }

    @inline(__always)
    func squareRoot() -> PanelLanes { PanelLanes(left.squareRoot(), right.squareRoot()) }

    @inline(__always)
    static func + (one: PanelLanes, other: PanelLanes) -> PanelLanes {
        PanelLanes(one.left + other.left, one.right + other.right)
    }

    @inline(__always)
    static func - (one: PanelLanes, other: PanelLanes) -> PanelLanes {
        PanelLanes(one.left - other.left, one.right - other.right)
    }

    @inline(__always)
    static func * (one: PanelLanes, other: PanelLanes) -> PanelLanes {
        PanelLanes(one.left * other.left, one.right * other.right)
    }

    @inline(__always)
    static func / (one: PanelLanes, other: PanelLanes) -> PanelLanes {
        PanelLanes(one.left / other.left, one.right / other.right)
    }

    @inline(__always)
    static func += (one: inout PanelLanes, other: PanelLanes) { one = one + other }
}

/// sum + left * right, rounded once where the processor can.
@inline(__always)
func multiplyAdd(_ left: PanelLanes, _ right: PanelLanes, _ sum: PanelLanes) -> PanelLanes {
    PanelLanes(multiplyAdd(left.left, right.left, sum.left), multiplyAdd(left.right, right.right, sum.right))
}
