/// Lehmer's generator with 48271 modulo 2^31 - 1 (Park and Miller, CACM 1988): the same numbers as in make_goldens.py.
struct Noise {
    private var state: Int

    init(_ seed: Int) { state = seed }

    mutating func integer() -> Int {
        state = state * 48271 % 2_147_483_647
        return state
    }

    mutating func byte() -> UInt8 { UInt8(integer() / 8_388_608) }

    mutating func symmetric() -> Float { Float(integer() / 128) / 8_388_608 - 1 }

    mutating func floats(_ count: Int) -> [Float] { (0..<count).map { _ in symmetric() } }

    mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in byte() } }
}
