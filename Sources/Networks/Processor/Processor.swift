import CProcessor
import Glibc

/// The processor that the networks run on.
public enum Processor {
    /// The instruction set whose kernels run: "AVX-512", "AVX2" or "portable".
    ///
    /// The widest that this processor has, chosen once. The environment variable GANTOP_KERNELS (portable, avx2 or
    /// avx512) asks for another; what the processor lacks is never used.
    public static var description: String { build.description }

    /// The build of the kernels that runs.
    static let build = chooseBuild(request: getenv("GANTOP_KERNELS").map { String(cString: $0) })

    /// The build that a request leads to on this processor.
    static func chooseBuild(request: String?) -> KernelBuild {
        let available = KernelBuild.allCases.filter(\.isAvailable)
        if let requested = available.first(where: { $0.rawValue == request }) { return requested }
        return available.last ?? .portable
    }
}

/// The builds of the kernels, from the one that runs anywhere to the fastest.
enum KernelBuild: String, CaseIterable {
    case portable
    case avx2
    case avx512

    /// Whether this processor can run it. Only x86-64 has three different builds: elsewhere they are all alike.
    var isAvailable: Bool {
        switch self {
        case .portable: true
        #if arch(x86_64)
            case .avx2: processor_has_avx2_fma()
            case .avx512: processor_has_avx512()
        #else
            case .avx2, .avx512: false
        #endif
        }
    }

    var description: String {
        switch self {
        case .portable: "portable"
        case .avx2: "AVX2"
        case .avx512: "AVX-512"
        }
    }
}
