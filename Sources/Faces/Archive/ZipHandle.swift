import CZip
import Glibc
import SystemNames

/// An open zip archive. One thread at a time.
final class ZipHandle {
    /// Why an archive does not open.
    enum OpenFailure: Error {
        case notAnArchive
        case damaged(String)
        case other(String)
    }

    private let archive: OpaquePointer

    /// Opens for reading only.
    init(path: String) throws(OpenFailure) {
        var code: Int32 = 0
        guard let archive = zip_open(path.systemName, ZIP_RDONLY, &code) else {
            throw Self.failure(code)
        }
        self.archive = archive
    }

    deinit { zip_discard(archive) }

    private static func failure(_ code: Int32) -> OpenFailure {
        let systemError = errno
        var error = zip_error_t()
        zip_error_init_with_code(&error, code)
        defer { zip_error_fini(&error) }
        switch code {
        case ZIP_ER_NOZIP: return .notAnArchive
        case ZIP_ER_OPEN, ZIP_ER_READ, ZIP_ER_SEEK: return .other(systemMessage(systemError))
        case ZIP_ER_MULTIDISK:
            return .other(
                "it is a part of a split archive; join the parts with 'zip -s 0 NAME.zip --out whole.zip' and give that"
            )
        case ZIP_ER_MEMORY: return .other("there is not enough memory to list it")
        default: return .damaged(String(cString: zip_error_strerror(&error)).lowercased())
        }
    }

    /// How many entries there are, folders included.
    var count: Int { Int(clamping: zip_get_num_entries(archive, 0)) }

    /// Calls `body` with the bytes of an entry's name (UTF-8); not at all where it has none.
    func withName(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        guard let name = zip_get_name(archive, UInt64(index), 0) else { return }
        var length = 0
        while name[length] != 0 { length += 1 }
        name.withMemoryRebound(to: UInt8.self, capacity: length) { body(UnsafeBufferPointer(start: $0, count: length)) }
    }

    /// The unpacked bytes of an entry, as many as `sizes` allows, their checksum verified.
    func bytes(
        _ index: Int, within sizes: ClosedRange<Int> = 1...PictureLimits.maximumFileBytes
    ) throws(UnusablePicture) -> [UInt8] {
        let count = try size(index, within: sizes)
        guard let file = zip_fopen_index(archive, UInt64(index), 0) else {
            throw unusable(zip_get_error(archive))
        }
        defer { zip_fclose(file) }
        var got: Int64 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
            while initializedCount < count {
                got = zip_fread(
                    file, buffer.baseAddress?.advanced(by: initializedCount), UInt64(count - initializedCount))
                if got <= 0 { break }
                initializedCount += Int(got)
            }
        }
        guard got >= 0 else { throw unusable(zip_file_get_error(file)) }
        guard bytes.count == count else { throw UnusablePicture("the archive ends before this file does") }
        // Reading past the end is what makes libzip compare the checksum.
        var surplus: UInt8 = 0
        let end = zip_fread(file, &surplus, 1)
        guard end >= 0 else { throw unusable(zip_file_get_error(file)) }
        guard end == 0 else { throw UnusablePicture("it is longer than the archive's directory says") }
        return bytes
    }

    /// The first unpacked bytes of an entry, `count` or as many as there are.
    func beginning(_ index: Int, count: Int) throws(UnusablePicture) -> [UInt8] {
        guard let file = zip_fopen_index(archive, UInt64(index), 0) else {
            throw unusable(zip_get_error(archive))
        }
        defer { zip_fclose(file) }
        var bytes = [UInt8](repeating: 0, count: count)
        var end = 0
        while end < count {
            let got = bytes.withUnsafeMutableBytes { buffer in
                zip_fread(file, buffer.baseAddress?.advanced(by: end), UInt64(count - end))
            }
            guard got >= 0 else { throw unusable(zip_file_get_error(file)) }
            guard got > 0 else { break }
            end += Int(got)
        }
        return Array(bytes.prefix(end))
    }

    /// The size that the directory gives, after checking that it can be read at all.
    private func size(_ index: Int, within sizes: ClosedRange<Int>) throws(UnusablePicture) -> Int {
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_stat_index(archive, UInt64(index), 0, &status) == 0 else {
            throw unusable(zip_get_error(archive))
        }
        if status.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0, status.encryption_method != UInt16(ZIP_EM_NONE) {
            throw UnusablePicture("it is encrypted; unpack the archive with its password first")
        }
        guard status.valid & UInt64(ZIP_STAT_SIZE) != 0 else {
            throw UnusablePicture("the archive's directory does not tell its size")
        }
        try PictureLimits.check(fileBytes: Int(clamping: status.size), within: sizes)
        return Int(status.size)
    }

    /// What libzip says; where it is the system that could not read, the archive may be away.
    private func unusable(_ error: UnsafeMutablePointer<zip_error_t>?) -> UnusablePicture {
        guard let error else { return UnusablePicture("it cannot be read from the archive") }
        let words = String(cString: zip_error_strerror(error)).lowercased()
        let isUnreached = [ZIP_ER_READ, ZIP_ER_SEEK, ZIP_ER_OPEN].contains(zip_error_code_zip(error))
        return UnusablePicture("it cannot be read from the archive: \(words)", isUnreached: isUnreached)
    }
}
