import Networks

/// Changes bytes the way that files get broken and attackers break them.
struct Mutator {
    private var random: SeededRandom

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
    }

    mutating func below(_ bound: Int) -> Int { random.nextInteger(below: max(1, bound)) }

    /// One to eight changes of `bytes`; `other` lends material.
    mutating func changed(_ bytes: [UInt8], with other: [UInt8]) -> [UInt8] {
        var result = bytes
        for _ in 0...below(8) { change(&result, with: other) }
        return result
    }

    private mutating func change(_ bytes: inout [UInt8], with other: [UInt8]) {
        guard !bytes.isEmpty else { return bytes.append(UInt8(below(256))) }
        let place = below(bytes.count)
        switch below(8) {
        case 0: bytes[place] ^= 1 << UInt8(below(8))
        case 1: bytes[place] = UInt8(below(256))
        case 2: bytes[place] = [0, 1, 0x7F, 0x80, 0xFE, 0xFF][below(6)]
        case 3: setNumber(&bytes, at: place)
        case 4: bytes.removeSubrange(place..<min(bytes.count, place + 1 + below(64)))
        case 5: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 1 + below(64))], at: below(bytes.count))
        case 6 where !other.isEmpty:
            let start = below(other.count)
            bytes.replaceSubrange(
                place..<min(bytes.count, place + 32), with: other[start..<min(other.count, start + 32)])
        default: if below(4) == 0 { bytes.removeSubrange(place...) }
        }
    }

    /// Lengths and offsets are what readers trust too much: two or four bytes of extreme values, either way round.
    private mutating func setNumber(_ bytes: inout [UInt8], at place: Int) {
        let value = [0, 1, 0x7FFF, 0x8000, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, bytes.count, place][below(10)]
        let width = below(2) == 0 ? 2 : 4
        let isLittle = below(2) == 0
        for byte in 0..<width where place + byte < bytes.count {
            let shift = 8 * (isLittle ? byte : width - 1 - byte)
            bytes[place + byte] = UInt8(truncatingIfNeeded: value >> shift)
        }
    }
}
