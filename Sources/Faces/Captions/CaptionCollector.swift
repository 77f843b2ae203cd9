/// Gathers captions picture by picture while a table is read, within the limits.
struct CaptionCollector {
    /// The table's path for people.
    let path: String
    /// A name for each run of captions that stand together; one picture may have several runs.
    private var names = NameTable()
    /// The captions in the order of the file, control characters in them replaced by spaces.
    private var captions = NameTable()
    /// Where each run ends among the captions.
    private var ends: [UInt32] = []
    /// Captions of the last run.
    private var runCount = 0

    init(path: String) {
        self.path = path.printable
    }

    /// Adds a picture, at first without captions.
    ///
    /// - Parameters:
    ///   - name: its path without ending.
    ///   - line: where it stands, for errors.
    mutating func begin(_ name: [UInt8], file: String, line: Int) throws(CaptionError) {
        if let last = ends.indices.last, names[last].elementsEqual(name) { return }
        guard !name.isEmpty else { throw malformed(file, line, "the name of a picture", "none") }
        guard ends.count < CaptionLimits.pictures else {
            throw malformed(file, line, "at most \(CaptionLimits.pictures.grouped) pictures", "more")
        }
        guard names.append(name) else { throw tooLarge(file, line) }
        ends.append(UInt32(captions.count))
        runCount = 0
    }

    /// Adds a caption of the picture begun last; blank ones are passed over.
    mutating func add(_ caption: ArraySlice<UInt8>, file: String, line: Int) throws(CaptionError) {
        let text = caption.map { Self.isControl($0) ? 0x20 : $0 }[...].trimmed
        guard !text.isEmpty else { return }
        runCount += 1
        guard runCount <= CaptionLimits.captionsPerPicture else { throw tooMany(file, line) }
        // The ends of runs are counted in 32 bits, as the names' are.
        guard captions.bytes.count + text.count <= CaptionLimits.tableBytes else { throw tooLarge(file, line) }
        guard captions.append(text) else { throw tooLarge(file, line) }
        ends[ends.count - 1] = UInt32(captions.count)
    }

    /// The names in byte order, each once, all captions, and where each name's captions end.
    func finish() throws(CaptionError) -> (names: NameTable, captions: NameTable, ends: [UInt32]) {
        guard captions.count > 0 else { throw .empty(path: path) }
        let order = names.sortedOrder()
        let isEachOnce = (1..<max(1, names.count)).allSatisfy { names[$0] != names[$0 - 1] }
        if order == nil, isEachOnce { return (names, captions, ends) }
        var sorted = NameTable()
        var gathered = NameTable()
        var sortedEnds: [UInt32] = []
        gathered.reserve(count: captions.count, bytes: captions.bytes.count)
        for run in order ?? Array(0..<UInt32(ends.count)) {
            let run = Int(run)
            if sorted.count == 0 || sorted[sorted.count - 1] != names[run] {
                _ = sorted.append(names[run])
                sortedEnds.append(UInt32(gathered.count))
            }
            for caption in (run == 0 ? 0 : Int(ends[run - 1]))..<Int(ends[run]) {
                _ = gathered.append(captions[caption])
            }
            let start = sortedEnds.count > 1 ? sortedEnds[sortedEnds.count - 2] : 0
            guard gathered.count - Int(start) <= CaptionLimits.captionsPerPicture else {
                let most = CaptionLimits.captionsPerPicture.grouped
                throw .unreadable(
                    path: path, reason: "\(names.string(run).excerpt) has more than \(most) captions; leave some out")
            }
            sortedEnds[sortedEnds.count - 1] = UInt32(gathered.count)
        }
        return (sorted, gathered, sortedEnds)
    }

    private func tooMany(_ file: String, _ line: Int) -> CaptionError {
        malformed(file, line, "at most \(CaptionLimits.captionsPerPicture.grouped) captions of a picture", "more")
    }

    private func tooLarge(_ file: String, _ line: Int) -> CaptionError {
        malformed(file, line, "at most \(CaptionLimits.tableBytes >> 30) GiB of captions", "more")
    }

    private func malformed(_ file: String, _ line: Int, _ expected: String, _ found: String) -> CaptionError {
        .malformed(path: file.printable, line: line, expected: expected, found: found)
    }

    private static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x7F }
}
