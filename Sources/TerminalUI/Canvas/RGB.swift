/// A 24-bit colour. Devices with fewer colours quantise it.
public struct RGB: Sendable, Equatable, Hashable {
    /// Red, green and blue, 0...255, gamma-encoded (sRGB).
    public var red: UInt8, green: UInt8, blue: UInt8

    /// From its three channels.
    public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }
}
