import KernelInterface

/// The pictures of a restorer: what it reads and what it makes.
final class RestoringRoom {
    /// [image][row][column][4], with a border of zeros.
    let damaged: PictureBuffer
    /// What it makes of them, known pixels and all.
    let restored: PictureBuffer
    /// For each image and row the sum of weighted differences.
    let sums: FloatBuffer
    /// For each image whether its known pixels stay.
    var keepsKnown: [Bool] = []

    init(images: Int, damaged damagedFrame: PictureFrame, restored frame: PictureFrame) {
        damaged = PictureBuffer(images: images, frame: damagedFrame)
        restored = PictureBuffer(images: images, frame: frame)
        sums = FloatBuffer(count: images * frame.shape.side)
    }

    /// How many numbers its buffers hold.
    static func memory(images: Int, damaged: PictureFrame, restored: PictureFrame) -> Int {
        images * (damaged.imageStride + restored.imageStride + restored.shape.side)
    }

    /// Takes damaged pictures, [image][row][column][4].
    func setDamaged(_ numbers: Span<Float>) {
        let (frame, map) = (damaged.map.frame, damaged.map)
        let images = numbers.count / frame.shape.count
        precondition(images * frame.shape.count == numbers.count && images <= map.images, "whole pictures are needed")
        for image in 0..<images {
            for row in 0..<frame.shape.side {
                let first = (image * frame.shape.side + row) * frame.rowCount
                let target = map.image(image) + row * frame.rowStride
                for index in 0..<frame.rowCount { target[index] = numbers[first + index] }
            }
        }
    }

    /// A row of an image in all its forms.
    func row(_ row: Int, of image: Int, real: PictureMap, judged: PictureMap) -> RestoredRow {
        RestoredRow(
            side: real.frame.shape.side, keepsKnown: keepsKnown[image],
            damaged: damaged.map.image(image) + row * damaged.map.frame.rowStride,
            restored: restored.map.image(image) + row * restored.map.frame.rowStride,
            real: real.image(image) + row * real.frame.rowStride,
            judged: judged.image(image) + row * judged.frame.rowStride)
    }
}
