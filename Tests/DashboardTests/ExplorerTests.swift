import RunEvents
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct ExplorerTests {
    private static let ascii = Capabilities(depth: .mono, symbols: .ascii, unicode: false)

    /// A run on the explorer's view with as many faces as were asked for.
    private func exploring(
        _ width: Int = 80, _ height: Int = 24, _ capabilities: Capabilities = Capabilities()
    ) -> RunDouble {
        var run = RunDouble.running(width: width, height: height, capabilities: capabilities)
        run.train(to: 20)
        run.type("4")
        run.showFaces()
        return run
    }

    private func answer(_ run: inout RunDouble, step: Int = 20) {
        guard let request = run.state.explorer.request else { return }
        run.tell(.walk(.sample(request, step: step)))
    }

    private func walks(_ effects: [Effect]) -> [WalkRequest] {
        effects.compactMap { if case .send(.walk(let request)) = $0 { request } else { nil } }
    }

    @Test func twoChosenFacesMakeAWalk() throws {
        var run = exploring()
        #expect(walks(run.press(.enter, .right)).isEmpty)
        #expect(run.state.explorer.picks == [0])
        let request = try #require(walks(run.press(.enter)).first)
        #expect(request.corners == [0, 1])
        #expect(request.columns == Explorer.walkLength && request.rows == 1)
        #expect(run.screen.contains { $0.contains("on their way") })
        answer(&run)
        #expect(run.screen.contains { $0.contains("from A to B") })
    }

    @Test func fourChosenFacesMakeAFieldThatFillsTheRoom() throws {
        var run = exploring(120, 40)
        run.press(.enter, .right, .enter, .enter, .right, .enter, .right)
        let request = try #require(walks(run.press(.enter)).first)
        #expect(request.corners == [0, 1, 2, 3])
        #expect(request.columns >= 3 && request.rows >= 3 && request.isSane)
        answer(&run)
        #expect(run.screen[1].contains("between A B C D"))
        for letter in ["A", "B", "C", "D"] {
            #expect(run.screen.dropFirst(2).contains { $0.contains(" \(letter) ") }, "corner \(letter)")
        }
    }

    @Test func theAnimationRunsThereAndBack() {
        var run = exploring()
        run.press(.enter, .right, .enter)
        answer(&run)
        var frames: [Int] = []
        for _ in 0..<90 {
            frames.append(run.state.explorer.frame)
            run.wait(1 / Explorer.facesPerSecond)
        }
        #expect(frames.max() == Explorer.walkLength - 1 && frames.min() == 0)
        #expect(zip(frames, frames.dropFirst()).allSatisfy { abs($0 - $1) <= 2 })
        #expect(run.state.turnMilliseconds < 100)
        #expect((6...45).contains(run.state.pictureRate ?? 0))
        run.type("1")
        #expect(run.state.pictureRate == nil)
        #expect(run.state.turnMilliseconds == 100, "elsewhere nothing moves")
    }

    @Test func theSpeedDecidesHowFarItMoves() {
        var run = exploring()
        run.press(.enter, .right, .enter)
        answer(&run)
        run.type("<<<<<<")
        run.wait(0.95)
        #expect(run.state.explorer.frame == 2)
        run.type(">>>>>>")
        run.wait(0.5)
        #expect(run.state.explorer.frame == 22)
    }

    @Test func aWalkIsAskedForAnewAsTheRunGoesOn() {
        var run = exploring()
        run.press(.enter, .right, .enter)
        answer(&run)
        run.effects = []
        run.wait(1)
        #expect(walks(run.effects).isEmpty)
        run.train(to: 25)
        run.wait(3)
        #expect(walks(run.effects).count == 1)
        answer(&run, step: 25)
        run.effects = []
        run.wait(10)
        #expect(walks(run.effects).isEmpty, "a paused run draws the same faces")
    }

    @Test func whatChangesTheFacesAsksAtOnce() {
        var run = exploring()
        run.press(.enter, .right, .enter)
        answer(&run)
        #expect(walks(run.type("i")).map(\.path) == [.arc])
        #expect(walks(run.type("a")).map(\.weights) == [.raw])
        run.effects = []
        run.showFaces(seed: 9)
        #expect(walks(run.effects).count == 1, "other latent vectors")
    }

    @Test func theChoiceCanBeChanged() {
        var run = exploring()
        run.press(.enter, .enter)
        #expect(run.state.explorer.picks == [])
        run.press(.enter, .right, .enter)
        #expect(run.state.explorer.isWalking)
        run.press(.enter)
        #expect(!run.state.explorer.isWalking && run.state.explorer.picks == [0, 1])
        run.type("v")
        #expect(run.state.explorer.isWalking)
        run.press(.escape)
        #expect(!run.state.explorer.isWalking && run.state.explorer.picks == [])
    }

    @Test func aClickChooses() throws {
        var run = exploring()
        let grid = try #require(run.state.explorerLayout?.choice)
        for index in [2, 1] {
            let place = grid.area(index)
            run.input(.mouse(MouseEvent(x: place.x + 1, y: place.y + 1, action: .press(button: 1))))
        }
        #expect(run.state.explorer.picks == [2, 1] && run.state.page == .explorer)
    }

    @Test func theChoiceInASCII() {
        let screen = exploring(60, 16, Self.ascii).screen
        #expect(screen == Self.choicePicture)
    }

    @Test func theWalkInASCII() {
        var run = exploring(60, 20, Self.ascii)
        run.press(.enter, .right, .enter)
        answer(&run)
        #expect(run.screen == Self.walkPicture)
    }

    private static let choicePicture = [
        " gantop   > training   epoch 1/4   step    20/5,000",
        "+- explorer ----------------- step 20 - seed 1 - averaged -+",
        "|                                                          |",
        "|  +-''''-+ !!!!!!!! |||||||| IIIIIIII QQQQQQQQ BBBBBBBB   |",
        "|  '''''''' :!:!:!:! |||||||| IIIIIIII QQQQQQQQ BBBBBBBB   |",
        "|  '''''''' !!!:!!!: |||||||| IIIIIIII QQQQQQQQ BBBBBBBB   |",
        "|  +-''''-+ :!:!!:!! |||||||| IIISISII QQQQQQQQ BBBBBBBB   |",
        "|  BBBBBBBB BBBBBBBB BBBBBBBB SQSQSQSQ |!|!|!|!            |",
        "|  BBBBBBBB BBBBBBBB BBBBBBBB QSQSQSQS !|!|!|!|            |",
        "|  BBBBBBBB BBBBBBBB BBBBBBBB SQQQSQQS |!|!|!|!            |",
        "|  BBBBBBBB BBBBBBBB BBBBBBBB QSQSQQSQ !|!|!|!|            |",
        "|                                                          |",
        "+- enter chooses two faces, or four  x A - B + C ----------+",
        " ----------------------------  0.4%  10.0 st/s   ETA -",
        "",
        " space pause  + - rate D+G  s snapshot  ? help  q quit",
    ]
    private static let walkPicture = [
        " gantop   > training   epoch 1/4   step    20/5,000",
        "+- from A to B ------- step 20 - averaged - straight line -+",
        "|                    !!!!!!!!!!!!!!!!!!                    |",
        "|                    :!:!:!:!:!:!:!:!:!                    |",
        "|                    !!!:!!!:!!!:!!!:!!                    |",
        "|                    :!:!!:!!:!:!!:!!:!                    |",
        "|                    !!!!:!!:!!!!:!!:!!                    |",
        "|                    !:!:!!:!!!:!!:!!:!                    |",
        "|                    !!!!:!!:!:!!:!!:!!                    |",
        "|                    :!:!!:!!!!:!!!:!!!                    |",
        "|                    !!!:!!:!:!!:!:!!:!                    |",
        "|  A o------------------------------------------------ B   |",
        "|  !! A !!! IIIIIIII QQBQBQBQ BBBBBBBB BBBBBBBB || B |||   |",
        "|  :!:!:!:! IIIIIIII BBBBBBBQ BBBBBBBB BBBBBBBB I|I|||I|   |",
        "|  !!!:!!!: IIIIIIII BBBBBBBB BBBBBBBB BBBBBBBB |||I|I||   |",
        "|  :!:!!:!! IIIIIIII BBBBBBBB BBBBBBBB BBBBBBBB I|I|||I|   |",
        "+- enter two more faces  esc start anew  < > speed --------+",
        " ----------------------------  0.4%  10.0 st/s   ETA -",
        "",
        " space pause  + - rate D+G  s snapshot  ? help  q quit",
    ]

    @Test(arguments: [(40, 12), (80, 24), (120, 40), (200, 60), (300, 20)])
    func everySizeShowsSomething(width: Int, height: Int) throws {
        var run = exploring(width, height)
        let grid = try #require(run.state.explorerLayout?.choice)
        #expect(grid.count >= 4, "four faces can be chosen")
        run.press(.enter, .right, .enter)
        answer(&run)
        #expect(run.state.explorerLayout?.large.isEmpty == false)
        run.press(.enter, .right, .enter, .right, .enter)
        answer(&run)
        let field = try #require(run.state.explorerLayout?.field)
        #expect(field.columns >= 2 && field.rows >= 1)
        #expect(run.state.explorer.request?.columns == field.columns)
    }
}

extension RunDouble {
    /// Answers the last request for a preview, or tells of faces made from another seed.
    mutating func showFaces(seed: UInt64 = 1) {
        let count = state.requestedPreview?.count ?? 4
        let pixels = (0..<count).flatMap { Array(repeating: UInt8(truncatingIfNeeded: 40 + $0 * 20), count: 2352) }
        tell(
            .preview(
                Preview(
                    step: state.step, weights: state.weights, latentSeed: seed,
                    faces: FaceImages(width: 28, height: 28, count: count, pixels: pixels))))
    }
}

extension Walk {
    /// Faces of rising greys.
    static func sample(_ request: WalkRequest, step: Int) -> Walk {
        let count = request.columns * request.rows
        let pixels = (0..<count).flatMap {
            Array(repeating: UInt8(truncatingIfNeeded: 60 + $0 * 180 / count), count: 2352)
        }
        return Walk(
            request: request, step: step, latentSeed: 1,
            faces: FaceImages(width: 28, height: 28, count: count, pixels: pixels))
    }
}
