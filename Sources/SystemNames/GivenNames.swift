import Glibc

extension CommandLine {
    /// The arguments as they were given, the program's own name first.
    package static var systemArguments: [String] {
        (0..<Int(argc)).compactMap { index in unsafeArgv[index].map { String(systemCharacters: $0) } }
    }
}

extension String {
    /// A path from the root of the file system: one that is relative is so to the folder that the process works in.
    package var absolutePath: String {
        guard !hasPrefix("/"), let folder = getcwd(nil, 0) else { return self }
        defer { free(folder) }
        return String(systemCharacters: folder) + "/" + self
    }

    /// The text of a name with a 0 at its end.
    fileprivate init(systemCharacters start: UnsafePointer<CChar>) {
        self.init(systemName: (0..<strlen(start)).map { UInt8(bitPattern: start[$0]) })
    }
}
