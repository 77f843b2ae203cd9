/// Reads a vector from memory of any alignment.
@inline(__always)
func loadVector(_ pointer: UnsafePointer<Float>) -> Vector {
    UnsafeRawPointer(pointer).loadUnaligned(as: Vector.self)
}

/// Writes a vector to memory of any alignment.
@inline(__always)
func storeVector(_ vector: Vector, to pointer: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: vector, as: Vector.self)
}

/// `sum + a * b`, rounded once where the processor can.
@inline(__always)
func multiplyAdd(_ sum: Vector, _ a: Vector, _ b: Vector) -> Vector {
    #if FUSED_MULTIPLY_ADD
        sum.addingProduct(a, b)
    #else
        sum + a * b
    #endif
}

/// `sum - a * b`, rounded once where the processor can. Give it the constant as `b`: only then does its sign change
/// cost nothing.
@inline(__always)
func multiplySubtract(_ sum: Vector, _ a: Vector, _ b: Vector) -> Vector {
    #if FUSED_MULTIPLY_ADD
        sum.addingProduct(a, -b)
    #else
        sum - a * b
    #endif
}
