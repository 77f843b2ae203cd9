/// The vector that kernels compute with: as wide as the registers of the instruction set this module is built for.
#if WIDE_VECTORS
    typealias Vector = SIMD16<Float>
#else
    typealias Vector = SIMD8<Float>
#endif
