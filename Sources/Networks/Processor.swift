import CProcessor

/// The processor that the networks run on.
public enum Processor {
    /// The instruction set whose kernels run: "AVX-512", "AVX2" or "portable".
    public static var description: String { processor_has_avx2_fma() ? "AVX2" : "portable" }
}
