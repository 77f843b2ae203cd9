import CCrypto

/// SHA-256 (FIPS 180-4) by libcrypto.
enum Digest {
    static let byteCount = 32

    /// The 32 bytes of the digest; all zero in the one case that the library fails, which then matches nothing.
    static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: byteCount)
        guard EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil) == 1 else {
            return [UInt8](repeating: 0, count: byteCount)
        }
        return digest
    }
}

/// A 64-bit sum that tells accidental damage: two multiplications' worth of mixing for every eight bytes.
///
/// Not for secrets. Not libcrypto's either: records are checked on threads that may still run while the process ends,
/// when libcrypto has already been taken down.
struct Checksum {
    private(set) var value: UInt64 = 0x9e37_79b9_7f4a_7c15

    /// Adds one number.
    mutating func add(_ number: UInt64) {
        value = (value ^ number) &* 0xbf58_476d_1ce4_e5b9
        value ^= value >> 29
    }

    /// Adds bytes, eight at a time, the last few filled up with zeros.
    mutating func add(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { buffer in
            let whole = buffer.count / 8 * 8
            for offset in stride(from: 0, to: whole, by: 8) {
                add(UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            }
            guard whole < buffer.count else { return }
            add(buffer[whole...].reversed().reduce(0) { $0 << 8 | UInt64($1) })
        }
    }
}
