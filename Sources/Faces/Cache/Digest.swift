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

    /// The first eight bytes of the digest as a number.
    static func short(_ bytes: [UInt8]) -> UInt64 {
        sha256(bytes).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
