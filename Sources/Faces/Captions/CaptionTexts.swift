/// Reads text files that hold the captions of one picture each, a caption a line.
enum CaptionTexts {
    /// Reads every text file below a folder.
    static func read(folder path: String, into collector: inout CaptionCollector) throws(CaptionError) {
        let listing: FolderListing
        do throws(FaceError) { listing = try FolderListing(root: path, of: .texts) } catch {
            throw explain(error, path: path)
        }
        if let problem = listing.problems.first {
            throw .unreadable(path: "\(path)/\(problem.name)".printable, reason: problem.reason)
        }
        guard listing.names.count > 0 else { throw .noTexts(path: path.printable) }
        for index in 0..<listing.names.count {
            let file = FilePath(folder: path, name: listing.names[index])
            try read(listing.names[index], below: path, into: &collector) { sizes throws(UnusablePicture) in
                try FileReader.read(file, within: sizes)
            }
        }
    }

    /// Reads every text file of an archive.
    static func read(archive path: String, into collector: inout CaptionCollector) throws(CaptionError) {
        let archive: ZipListing
        do throws(ZipHandle.OpenFailure) { archive = try ZipListing(path: path, of: .texts) } catch {
            throw .unreadable(path: path.printable, reason: error.reason(path: path) ?? "it is no zip archive")
        }
        guard archive.names.count > 0 else { throw .noTexts(path: path.printable) }
        for index in 0..<archive.names.count {
            try read(archive.names[index], below: path, into: &collector) { sizes throws(UnusablePicture) in
                try archive.handle.bytes(Int(archive.entries[index]), within: sizes)
            }
        }
    }

    private static func read(
        _ name: ArraySlice<UInt8>, below path: String, into collector: inout CaptionCollector,
        bytes read: (ClosedRange<Int>) throws(UnusablePicture) -> [UInt8]
    ) throws(CaptionError) {
        let file = path + "/" + String(decoding: name, as: UTF8.self)
        let bytes: [UInt8]
        do throws(UnusablePicture) { bytes = try read(0...CaptionLimits.textFileBytes) } catch {
            throw .unreadable(path: file.printable, reason: error.reason)
        }
        try collector.begin(CaptionName.stem(ofText: name), file: file, line: 1)
        var line = 0
        for text in bytes[...].withoutMark.split(separator: 0x0A, omittingEmptySubsequences: false) {
            line += 1
            guard text.count <= CaptionLimits.lineBytes else {
                throw .malformed(
                    path: file.printable, line: line, expected: "at most \(CaptionLimits.lineBytes.grouped) bytes",
                    found: "a longer line")
            }
            guard text.isText else {
                throw .encoding(path: file.printable, line: line, likely: bytes[...].likelyEncoding)
            }
            try collector.add(text, file: file, line: line)
        }
    }

    private static func explain(_ error: FaceError, path: String) -> CaptionError {
        guard case .unreadableSource(_, let reason) = error else {
            return .unreadable(path: path.printable, reason: error.description)
        }
        return .unreadable(path: path.printable, reason: reason)
    }
}
