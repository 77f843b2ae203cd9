// swift-tools-version: 6.2
import PackageDescription

/// Flags for one build of the kernels. They are optimised in debug builds too (unoptimised SIMD is about 200 times
/// slower), as one module so that helpers inline across files. `processor` names the instruction set, or nil for the
/// baseline of the architecture. Batch mode and incremental builds do not exist for a whole module; the driver would say
/// so at each debug build.
func kernelSettings(processor: String?, defines: [String] = []) -> [SwiftSetting] {
    var flags = [
        "-Ounchecked", "-wmo", "-num-threads", "2", "-disable-batch-mode", "-suppress-remarks", "-Xcc",
        "-fno-math-errno",
    ]
    if let processor { flags += ["-Xcc", "-march=\(processor)"] }
    return [.unsafeFlags(flags)] + defines.map { .define($0) }
}

#if arch(x86_64)
    let fastProcessor: String? = "x86-64-v3"
    let widestProcessor: String? = "x86-64-v4"
    let fastDefines = ["FUSED_MULTIPLY_ADD"]
    let widestDefines = ["FUSED_MULTIPLY_ADD", "WIDE_VECTORS"]
#else
    // Every other architecture builds the three kernel modules alike; arm64 has fused multiply-add in its baseline.
    let fastProcessor: String? = nil
    let widestProcessor: String? = nil
    let fastDefines = ["FUSED_MULTIPLY_ADD"]
    let widestDefines = ["FUSED_MULTIPLY_ADD"]
#endif

let package = Package(
    name: "gantop",
    products: [.executable(name: "gantop", targets: ["gantop"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        // The engine.
        .target(name: "KernelInterface"),
        .target(
            name: "Kernels", dependencies: ["KernelInterface"],
            swiftSettings: kernelSettings(processor: fastProcessor, defines: fastDefines)),
        .target(
            name: "KernelsPortable", dependencies: ["KernelInterface"], swiftSettings: kernelSettings(processor: nil)),
        .target(
            name: "KernelsAVX512", dependencies: ["KernelInterface"],
            swiftSettings: kernelSettings(processor: widestProcessor, defines: widestDefines)),
        .target(name: "CProcessor"),
        .target(
            name: "Networks",
            dependencies: ["KernelInterface", "Kernels", "KernelsPortable", "KernelsAVX512", "CProcessor"]),

        // Names of files and folders, whatever bytes they are.
        .target(name: "SystemNames"),

        // What a phrase says of a face.
        .target(name: "Phrases"),

        // Files and faces.
        .systemLibrary(name: "CTurboJPEG", providers: [.apt(["libturbojpeg0-dev"])]),
        .systemLibrary(name: "CPNG", providers: [.apt(["libpng-dev"])]),
        .systemLibrary(name: "CZip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),
        .target(name: "Snapshots", dependencies: ["Networks", "SystemNames", "CPNG", "CCrypto"]),
        .target(
            name: "Faces",
            dependencies: ["Networks", "Phrases", "SystemNames", "CTurboJPEG", "CPNG", "CZip", "CCrypto"]),

        // The run and whoever watches it.
        .target(name: "RunEvents", dependencies: ["SystemNames"]),
        .target(
            name: "Training", dependencies: ["Networks", "Phrases", "Faces", "Snapshots", "RunEvents", "SystemNames"]),
        .target(name: "TerminalUI"),
        .target(name: "Dashboard", dependencies: ["TerminalUI", "RunEvents", "Phrases"]),
        .target(name: "CMemory"),
        .target(name: "CCurses", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .target(name: "CursesTerminal", dependencies: ["CCurses", "TerminalUI"]),
        .executableTarget(
            name: "gantop",
            dependencies: [
                "Networks", "Phrases", "Snapshots", "Faces", "RunEvents", "Training", "TerminalUI", "Dashboard",
                "CursesTerminal", "CMemory", "SystemNames",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // Tests, a target for a target.
        .testTarget(name: "HouseTests"),
        .testTarget(name: "KernelsTests", dependencies: ["Networks", "KernelInterface"]),
        .testTarget(name: "NetworksTests", dependencies: ["Networks"], resources: [.copy("Goldens")]),
        .testTarget(name: "SystemNamesTests", dependencies: ["SystemNames"]),
        .testTarget(name: "PhrasesTests", dependencies: ["Phrases"], resources: [.copy("Fixtures")]),
        .testTarget(name: "SnapshotsTests", dependencies: ["Snapshots", "Networks"]),
        .testTarget(
            name: "FacesTests", dependencies: ["Faces", "Networks", "CTurboJPEG", "CZip"],
            resources: [.copy("Fixtures")]),
        .testTarget(
            name: "TrainingTests", dependencies: ["Training", "Networks", "Faces", "Snapshots", "RunEvents"],
            resources: [.copy("Fixtures")]),
        .testTarget(name: "TerminalUITests", dependencies: ["TerminalUI", "Faces"]),
        .testTarget(
            name: "DashboardTests", dependencies: ["Dashboard", "TerminalUI", "RunEvents"],
            resources: [.copy("Recordings")]),
        .testTarget(name: "CursesTerminalTests", dependencies: ["CursesTerminal", "TerminalUI", "CCurses"]),
        .testTarget(
            name: "GantopTests",
            dependencies: ["gantop", "Faces", "TerminalUI", "Dashboard", "Networks", "Snapshots", "Training"]),
    ],
    swiftLanguageModes: [.v6]
)

// Built on request only, by .ci/fuzz and .ci/trials.
if Context.environment["GANTOP_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(name: "FacesFuzz", dependencies: ["Faces", "Networks"], path: "Tests/FacesFuzz"))
    package.targets.append(
        .executableTarget(
            name: "RunTrials",
            dependencies: [
                "Training", "Networks", "Phrases", "Faces", "Snapshots", "RunEvents", "CursesTerminal", "TerminalUI",
            ],
            path: "Tests/RunTrials", exclude: ["Corpus"]))
}
