import RunEvents
import TerminalUI

extension DashboardState {
    /// How long the main loop may wait for a key, in milliseconds: less while something moves.
    public var turnMilliseconds: Int {
        page == .explorer && !arithmetic.isOn && explorer.isAnimated && overlay == .none ? 40 : 100
    }

    /// Bytes a second that a picture cell may take, more than usual while something moves; nil for the usual.
    public var pictureRate: Double? {
        guard !arithmetic.isOn, explorer.isAnimated, let layout = explorerLayout else { return nil }
        let strip = layout.strip.map { $0.count * $0.pictureSize.width * $0.pictureSize.height } ?? 0
        let cells = layout.large.width * layout.large.height + strip
        return min(Self.greatestCellRate, Self.greatestRate / Double(max(1, cells)))
    }

    /// Bytes a second that the explorer's pictures may take, each cell and together.
    private static let greatestCellRate = 45.0
    private static let greatestRate = 100_000.0

    /// Keys of the explorer.
    mutating func explore(_ key: Key) {
        if key == .character("x") { return switchArithmetic() }
        if arithmetic.isOn { return addFaces(key) }
        switch key {
        case .character("i"): explorer.path = explorer.path == .straight ? .arc : .straight
        case .character("<"), .character(","): explorer.speed = max(0, explorer.speed - 1)
        case .character(">"): explorer.speed = min(Explorer.speeds.count - 1, explorer.speed + 1)
        case .character("v"): if explorer.isWalking { explorer.chooseMore() } else { explorer.begin() }
        case .escape, .backspace: explorer.clear()
        case .enter: if explorer.isWalking { explorer.chooseMore() } else { explorer.pick(explorer.pointer) }
        default: movePointer(key)
        }
    }

    /// Moves the mark of the face that enter chooses.
    mutating func movePointer(_ key: Key) {
        switch key {
        case .left: movePointer(by: -1)
        case .right: movePointer(by: 1)
        case .up: movePointer(by: -max(1, explorerLayout?.choice?.columns ?? 1))
        case .down: movePointer(by: max(1, explorerLayout?.choice?.columns ?? 1))
        case .home: movePointer(by: -explorer.pointer)
        case .end: movePointer(by: DashboardState.greatestFaceCount)
        default: break
        }
    }

    /// Chooses the face at a cell, if there is one.
    mutating func pickFace(atColumn column: Int, row: Int) {
        if arithmetic.isOn { return addFace(atColumn: column, row: row) }
        guard let choice = explorerLayout?.choice, let face = choice.index(x: column, y: row),
            face < generatedCells.count
        else { return }
        explorer.pointer = face
        explorer.pick(face)
    }

    private mutating func movePointer(by distance: Int) {
        guard let count = explorerLayout?.choice?.count, count > 0 else { return }
        let target = explorer.pointer + distance
        // Up and down stay in their column.
        if abs(distance) > 1, abs(distance) < Self.greatestFaceCount, !(0..<count).contains(target) { return }
        explorer.pointer = min(max(0, target), count - 1)
    }

    /// Asks for the walk whenever it is another one, and now and then while the run goes on.
    mutating func requestWalk(_ effects: inout [Effect]) {
        guard isAlive, page == .explorer, !arithmetic.isOn, explorer.isWalking, let layout = explorerLayout else {
            return
        }
        let isField = explorer.picks.count == 4
        let wanted = WalkRequest(
            corners: explorer.picks, columns: isField ? layout.field?.columns ?? 0 : Explorer.walkLength,
            rows: isField ? layout.field?.rows ?? 0 : 1, path: explorer.path, weights: weights)
        guard wanted.isSane else { return }
        let waited = now - explorer.requestedAt
        if wanted == explorer.request, preview?.latentSeed == explorer.requestedSeed {
            let isAnswered = explorer.walk?.request == wanted
            let isOld = isAnswered && waited >= Explorer.refreshSeconds && explorer.walk?.step != step
            guard isOld || (!isAnswered && waited >= Explorer.patienceSeconds) else { return }
        }
        explorer.request = wanted
        explorer.requestedSeed = preview?.latentSeed
        explorer.requestedAt = now
        effects.append(.send(.walk(wanted)))
    }

    /// Where the explorer's parts stand now.
    var explorerLayout: ExplorerLayout? {
        guard page == .explorer, ScreenLayout.fits(size) else { return nil }
        let inside = ScreenLayout(size: size).body.inset(horizontally: 1, vertically: 1)
        let mode: ExplorerLayout.Mode =
            arithmetic.isOn || !explorer.isWalking ? .choice : explorer.picks.count == 4 ? .field : .walk
        return ExplorerLayout(inside: inside, mode: mode, faces: faceMeasure)
    }

    /// Renders what the explorer shows, unless that is done.
    mutating func prepareExplorer() {
        if arithmetic.isOn, arithmetic.isShown { return prepareSum() }
        guard let layout = explorerLayout else { return }
        if let choice = layout.choice {
            explorer.clamp(to: min(choice.count, generatedCells.count))
            generatedCells.prepare(0..<choice.count, size: choice.pictureSize, capabilities: capabilities)
        } else if let field = layout.field {
            explorer.cells.prepare(0..<field.count, size: field.pictureSize, capabilities: capabilities)
        } else if let walk = explorer.shownWalk {
            let size = Size(width: layout.large.width, height: layout.large.height)
            explorer.largeCells.prepare(explorer.frame..<explorer.frame + 1, size: size, capabilities: capabilities)
            guard let strip = layout.strip else { return }
            for place in 0..<strip.count {
                let face = ExplorerLayout.face(at: place, of: strip.count, length: walk.faces.count)
                explorer.cells.prepare(face..<face + 1, size: strip.pictureSize, capabilities: capabilities)
            }
        }
    }
}
