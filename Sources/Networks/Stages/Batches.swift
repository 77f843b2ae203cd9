/// One batch, or two side by side, as ranges of images.
struct Batches {
    private let first: Range<Int>
    private let second: Range<Int>?

    init(_ first: Range<Int>, _ second: Range<Int>? = nil) {
        self.first = first
        self.second = second
    }

    var count: Int { second == nil ? 1 : 2 }

    subscript(_ index: Int) -> Range<Int> { index == 0 ? first : second ?? first }
}
