/// The spectra of a panel's taps, as `fourierFilter` needs them: some channels and one group of frequencies at a time.
struct FourierTaps {
    let form: FourierForm
    /// Forward, a panel has output channels and the operand's are input channels; else it is the other way round.
    let isForward: Bool
    /// Whether the conjugate is wanted.
    let conjugated: Bool
    /// [panel of outChannels][5][5][inChannels][panelWidth].
    let taps: UnsafePointer<Float>
    let inChannels: Int
    let outChannels: Int
    /// The panel's first channel.
    let firstChannel: Int
    let place: FourierWorkspace

    /// Folds a phase's taps of operand channels `first..<first + count` into the workspace.
    func fold(_ phase: Int, _ first: Int, _ count: Int) {
        if isForward {
            let source = taps + firstChannel * 25 * inChannels + first * panelWidth
            fold(phase, count, source, inChannels * panelWidth, to: place.folded)
            return
        }
        var channel = 0
        while channel < count {
            transpose(first + channel)
            fold(
                phase, Vector.scalarCount, place.square, Vector.scalarCount * panelWidth,
                to: place.folded + channel * panelWidth)
            channel += Vector.scalarCount
        }
    }

    /// Gathers the taps of a vector of output channels and the panel's input channels: [tap][out][panelWidth].
    private func transpose(_ channel: Int) {
        for tap in 0..<25 {
            let row = (channel / panelWidth * 25 + tap) * inChannels + firstChannel
            let source = taps + row * panelWidth + channel % panelWidth
            let target = place.square + tap * Vector.scalarCount * panelWidth
            var column = 0
            while column < panelWidth {
                transposeSquare(source + column * panelWidth, panelWidth, to: target + column, panelWidth)
                column += Vector.scalarCount
            }
        }
    }

    /// Folds the taps of `count` channels, [tap][channel][panelWidth] with taps `tap` numbers apart.
    private func fold(
        _ phase: Int, _ count: Int, _ source: UnsafePointer<Float>, _ tap: Int, to target: UnsafeMutablePointer<Float>
    ) {
        let plane = FourierWorkspace.foldedPlane
        var offset = 0
        while offset < count * panelWidth {
            let from = source + offset, to = target + offset
            switch (form.stride, phase) {
            case (1, _): Cyclic9.foldTaps(from, tap: tap, into: to, plane: plane)
            case (_, 0): Cyclic8.foldTaps(from, tap: tap, parityY: 0, parityX: 0, into: to, plane: plane)
            case (_, 1): Cyclic8.foldTaps(from, tap: tap, parityY: 0, parityX: 1, into: to, plane: plane)
            case (_, 2): Cyclic8.foldTaps(from, tap: tap, parityY: 1, parityX: 0, into: to, plane: plane)
            default: Cyclic8.foldTaps(from, tap: tap, parityY: 1, parityX: 1, into: to, plane: plane)
            }
            offset += Vector.scalarCount
        }
    }

    /// Transforms one group of the folded taps of `count` channels.
    func transform(_ phase: Int, _ group: Int, _ count: Int) {
        // A call for each case, so that what it depends on is constant in each.
        switch (form.stride, isForward, conjugated) {
        case (1, true, _): transform9(group, count, .right, conjugated: false)
        case (1, false, _): transform9(group, count, .left, conjugated: true)
        case (_, true, false): transform8(phase, group, count, .right, conjugated: false)
        case (_, true, true): transform8(phase, group, count, .right, conjugated: true)
        case (_, false, false): transform8(phase, group, count, .left, conjugated: false)
        case (_, false, true): transform8(phase, group, count, .left, conjugated: true)
        }
    }

    @inline(__always)
    private func transform9(_ group: Int, _ count: Int, _ side: SpectralForm, conjugated: Bool) {
        let rotations = Cyclic9Line.Rotations()
        let turn = Cyclic9.Turn(group)
        var offset = 0
        while offset < count * panelWidth {
            let folded = UnsafePointer(place.folded) + offset
            if group == 0 {
                Cyclic9.transformFirst(
                    folded, foldedPlane: FourierWorkspace.foldedPlane, side, conjugated: conjugated,
                    into: place.taps + offset, plane: FourierWorkspace.tapsPlane, rotations)
            } else {
                Cyclic9.transformGroup(
                    folded, foldedPlane: FourierWorkspace.foldedPlane, turn, side, conjugated: conjugated,
                    into: place.taps + offset, plane: FourierWorkspace.tapsPlane, rotations)
            }
            offset += Vector.scalarCount
        }
    }

    @inline(__always)
    private func transform8(_ phase: Int, _ group: Int, _ count: Int, _ side: SpectralForm, conjugated: Bool) {
        switch phase {
        case 0: transform8(0, 0, group, count, side, conjugated: conjugated)
        case 1: transform8(0, 1, group, count, side, conjugated: conjugated)
        case 2: transform8(1, 0, group, count, side, conjugated: conjugated)
        default: transform8(1, 1, group, count, side, conjugated: conjugated)
        }
    }

    @inline(__always)
    private func transform8(
        _ parityY: Int, _ parityX: Int, _ group: Int, _ count: Int, _ side: SpectralForm, conjugated: Bool
    ) {
        let rotations = Cyclic8Line.Rotations()
        let turn = Cyclic8.Turn(group)
        var offset = 0
        while offset < count * panelWidth {
            let folded = UnsafePointer(place.folded) + offset
            if group < 2 {
                Cyclic8.transformReal(
                    folded, foldedPlane: FourierWorkspace.foldedPlane, parityY: parityY, turn, side,
                    conjugated: conjugated, into: place.taps + offset, plane: FourierWorkspace.tapsPlane, rotations)
            } else {
                Cyclic8.transformGroup(
                    folded, foldedPlane: FourierWorkspace.foldedPlane, parityY: parityY, parityX: parityX, turn, side,
                    conjugated: conjugated, into: place.taps + offset, plane: FourierWorkspace.tapsPlane, rotations)
            }
            offset += Vector.scalarCount
        }
    }
}
