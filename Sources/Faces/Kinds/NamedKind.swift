/// What a file is by the ending of its name, as far as people want to know why it is passed over.
struct NamedKind: Hashable {
    /// What people call it: `JPEG XL`.
    let name: String
    /// What makes pictures of it that can be read; nil where nothing is to be said.
    let advice: String?

    /// What the ending of a file's name tells; `other` for endings that nobody knows.
    init(_ name: some BidirectionalCollection<UInt8>) {
        let ending = name.suffix(Self.longestEnding)
        let letters = ending.reversed().prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "/") }.reversed()
        let hasDot = letters.count < ending.count && ending.dropLast(letters.count).last == UInt8(ascii: ".")
        let word = String(decoding: letters, as: UTF8.self).lowercased()
        self = hasDot ? Self.kinds[word] ?? Self.other : Self.other
    }

    private init(_ name: String, _ advice: String?) {
        self.name = name
        self.advice = advice
    }

    private static let other = NamedKind("other", nil)
    /// Letters of an ending, with its dot.
    private static let longestEnding = 11

    private static let kinds: [String: NamedKind] = {
        let rows: [(name: String, advice: String?, endings: [String])] = [
            ("JPEG XL", "convert each with 'djxl NAME.jxl NAME.png'", ["jxl"]),
            ("PSD", "convert each with 'magick NAME.psd[0] NAME.png'", ["psd", "psb"]),
            (
                "RAW", "convert them with 'dcraw -T *' and those with 'magick mogrify -format png *.tiff'",
                ["cr2", "cr3", "nef", "arw", "dng", "orf", "rw2", "raf"]
            ),
            ("WebP", "convert them with 'magick mogrify -format png *.webp'", ["webp"]),
            ("HEIC", "convert each with 'heif-convert NAME.heic NAME.png'", ["heic", "heif"]),
            ("AVIF", "convert each with 'avifdec NAME.avif NAME.png'", ["avif"]),
            ("TIFF", "convert them with 'magick mogrify -format png *.tif'", ["tif", "tiff"]),
            ("GIF", "convert each with 'magick NAME.gif[0] NAME.png'", ["gif"]),
            ("BMP", "convert them with 'magick mogrify -format png *.bmp'", ["bmp"]),
            ("PNM", "convert them with 'magick mogrify -format png *.p?m'", ["pgm", "ppm", "pnm", "pbm"]),
            (
                "text", nil,
                ["txt", "csv", "tsv", "json", "jsonl", "md", "xml", "html", "htm", "yaml", "yml", "log", "pdf"]
            ),
            ("array", "give one alone, without the folder around it", ["npy", "npz"]),
            ("archive", "unpack it, or give it alone", ["zip", "tar", "tgz", "gz", "xz", "bz2", "zst", "7z", "rar"]),
            ("film", nil, ["mp4", "mov", "avi", "mkv", "webm"]),
        ]
        var kinds: [String: NamedKind] = [:]
        for row in rows {
            for ending in row.endings { kinds[ending] = NamedKind(row.name, row.advice) }
        }
        return kinds
    }()
}
