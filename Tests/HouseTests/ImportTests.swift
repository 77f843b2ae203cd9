import Foundation
import Testing

/// Who may import whom. A target's row names the project's own modules, system libraries included, and other packages.
private let mayImport: [String: Set<String>] = [
    "KernelInterface": [],
    "Kernels": ["KernelInterface"],
    "KernelsPortable": ["KernelInterface"],
    "KernelsAVX512": ["KernelInterface"],
    "CProcessor": [],
    "Networks": ["KernelInterface", "Kernels", "KernelsPortable", "KernelsAVX512", "CProcessor"],
    "SystemNames": [],
    "Phrases": [],
    "CTurboJPEG": [],
    "CPNG": [],
    "CZip": [],
    "CCrypto": [],
    "Snapshots": ["Networks", "SystemNames", "CPNG", "CCrypto"],
    "Faces": ["Networks", "Phrases", "SystemNames", "CTurboJPEG", "CPNG", "CZip", "CCrypto", "FoundationNetworking"],
    "RunEvents": ["SystemNames"],
    "Training": ["Networks", "Phrases", "Faces", "Snapshots", "RunEvents", "SystemNames"],
    "TerminalUI": [],
    "Dashboard": ["TerminalUI", "RunEvents", "Phrases"],
    "CCurses": [],
    "CMemory": [],
    "CursesTerminal": ["CCurses", "TerminalUI"],
    "gantop": [
        "Networks", "Phrases", "Snapshots", "Faces", "RunEvents", "Training", "TerminalUI", "Dashboard",
        "CursesTerminal", "CMemory", "SystemNames", "ArgumentParser",
    ],
]

/// Targets that use nothing but the standard library: they decide the bits, or are pure.
private let standardLibraryOnly: Set<String> = [
    "KernelInterface", "Kernels", "KernelsPortable", "KernelsAVX512", "Phrases", "RunEvents", "TerminalUI",
    "Dashboard",
]

private let platformModules: Set<String> = ["Foundation", "Dispatch", "Synchronization", "Glibc"]

@Suite struct ImportTests {
    @Test func everyTargetHasARow() throws {
        let targets = try FileManager.default.contentsOfDirectory(atPath: Checkout.sources.path)
        #expect(Set(targets) == Set(mayImport.keys))
    }

    @Test(arguments: mayImport.keys.sorted())
    func importsOnlyWhatItMay(target: String) throws {
        var allowed = try #require(mayImport[target])
        if !standardLibraryOnly.contains(target) { allowed.formUnion(platformModules) }
        for file in try Checkout.swiftFiles(of: target) {
            for module in importedModules(in: try String(contentsOf: file, encoding: .utf8)) {
                #expect(allowed.contains(module), "\(target)/\(file.lastPathComponent) imports \(module)")
            }
        }
    }

    @Test func cursesStaysBehindItsEdge() throws {
        let edge = Checkout.sources.appending(path: "CCurses")
        for file in try Checkout.files(below: Checkout.sources, endings: ["h", "c", "swift", "modulemap"]) {
            let text = try String(contentsOf: file, encoding: .utf8)
            guard text.contains("<curses.h>") || text.contains("<ncurses") else { continue }
            #expect(file.path.hasPrefix(edge.path) && file.pathExtension == "c", "\(file.path) includes curses")
        }
    }

    @Test(arguments: [
        ("import Foundation", ["Foundation"]),
        ("@testable import Faces", ["Faces"]),
        ("public import Networks // why", ["Networks"]),
        ("@preconcurrency internal import Dispatch", ["Dispatch"]),
        ("import struct Foundation.URL", ["Foundation"]),
        ("// import Foundation\nlet importer = 1", []),
        ("    import Glibc\n#if x\nimport Kernels\n#endif", ["Glibc", "Kernels"]),
    ])
    func findsImports(text: String, modules: [String]) {
        #expect(importedModules(in: text) == modules)
    }
}

private func importedModules(in source: String) -> [String] {
    let line =
        /^\s*(?:@\w+\s+)*(?:(?:public|package|internal|private|fileprivate)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|let|var|typealias)\s+)?(\w+)/
    return source.split(separator: "\n").compactMap { text in
        text.prefixMatch(of: line).map { String($0.1) }
    }
}
