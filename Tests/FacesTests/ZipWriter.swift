import CZip
import Foundation

/// Writes archives for the tests.
enum ZipWriter {
    struct Failure: Error {}

    /// Writes files in the order of their names, deflated.
    static func write(_ files: [String: [UInt8]], to path: String) throws {
        try write(files.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, to: path)
    }

    /// Writes files in this order, deflated; a name may be anything, rooted and `..` included.
    static func write(_ files: [(name: String, bytes: [UInt8])], to path: String) throws {
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code) else { throw Failure() }
        for (name, bytes) in files {
            // libzip reads the bytes when it closes, and then frees them.
            let copy = malloc(max(1, bytes.count))
            bytes.withUnsafeBytes {
                if let start = $0.baseAddress { copy?.copyMemory(from: start, byteCount: $0.count) }
            }
            guard let source = zip_source_buffer(archive, copy, UInt64(bytes.count), 1),
                zip_file_add(archive, name, source, UInt32(ZIP_FL_ENC_UTF_8)) >= 0
            else { throw Failure() }
        }
        guard zip_close(archive) == 0 else { throw Failure() }
    }
}
