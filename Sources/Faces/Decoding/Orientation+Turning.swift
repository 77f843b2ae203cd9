extension Orientation {
    /// The values of a whole stored picture of `width` x `height`, `channels` of each pixel, turned upright.
    func upright<Value>(_ values: [Value], channels: Int, width: Int, height: Int) -> [Value] {
        guard self != .upright else { return values }
        let across = swapsSides ? height : width
        var turned: [Value] = []
        turned.reserveCapacity(values.count)
        for y in 0..<(swapsSides ? width : height) {
            for x in 0..<across {
                let place = stored(x: x, y: y, width: width, height: height)
                let first = (place.y * width + place.x) * channels
                for channel in first..<first + channels { turned.append(values[channel]) }
            }
        }
        return turned
    }
}
