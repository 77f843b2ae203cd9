/// How many channels kernels take together: the columns of a packed panel of weights.
public let panelWidth = 32

/// The vector of the passes over memory, the same in each build, so that sums run in the same order everywhere.
typealias Lanes = SIMD16<Float>

/// The vector of the matrix products: as wide as the registers of the instruction set this module is built for.
#if WIDE_VECTORS
    typealias Vector = SIMD16<Float>
#else
    typealias Vector = SIMD8<Float>
#endif

/// The most rows of a tile of a matrix product whose sums fit into the registers: two or four vectors a row.
#if WIDE_VECTORS
    let tileRows = 8
#elseif FUSED_MULTIPLY_ADD
    let tileRows = 6
#else
    let tileRows = 2
#endif

@inline(__always)
func load(_ source: UnsafePointer<Float>) -> Vector {
    UnsafeRawPointer(source).loadUnaligned(as: Vector.self)
}

@inline(__always)
func store(_ vector: Vector, to target: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(target).storeBytes(of: vector, as: Vector.self)
}

@inline(__always)
func loadLanes(_ source: UnsafePointer<Float>) -> Lanes {
    UnsafeRawPointer(source).loadUnaligned(as: Lanes.self)
}

@inline(__always)
func storeLanes(_ lanes: Lanes, to target: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(target).storeBytes(of: lanes, as: Lanes.self)
}

/// The first `count` numbers at `source`, zeros after them.
@inline(__always)
func loadLanes(_ source: UnsafePointer<Float>, count: Int) -> Lanes {
    if count >= 16 { return loadLanes(source) }
    var lanes = Lanes(repeating: 0)
    for lane in 0..<max(count, 0) { lanes[lane] = source[lane] }
    return lanes
}

/// Stores the first `count` numbers.
@inline(__always)
func storeLanes(_ lanes: Lanes, to target: UnsafeMutablePointer<Float>, count: Int) {
    if count >= 16 {
        storeLanes(lanes, to: target)
    } else {
        for lane in 0..<max(count, 0) { target[lane] = lanes[lane] }
    }
}

/// sum + left * right, rounded once where the processor can.
@inline(__always)
func multiplyAdd(_ left: Vector, _ right: Vector, _ sum: Vector) -> Vector {
    #if FUSED_MULTIPLY_ADD
        sum.addingProduct(left, right)
    #else
        sum + left * right
    #endif
}

#if !WIDE_VECTORS
    /// sum + left * right, rounded once where the processor can.
    @inline(__always)
    func multiplyAdd(_ left: Lanes, _ right: Lanes, _ sum: Lanes) -> Lanes {
        #if FUSED_MULTIPLY_ADD
            sum.addingProduct(left, right)
        #else
            sum + left * right
        #endif
    }
#endif

/// The sum of the lanes, halves onto halves.
@inline(__always)
func horizontalSum(_ lanes: Lanes) -> Float {
    let eight = lanes.lowHalf + lanes.highHalf
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
}
