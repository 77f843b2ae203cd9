import RunEvents
import TerminalUI
import Testing

@testable import Dashboard

/// Sums of faces: how they are written, chosen and shown.
@Suite struct ArithmeticTests {
    @Test func sumsAreReadAsTheyAreWritten() throws {
        for text in ["3,7,9 - 1,4,6 + 2,5,8", "1 - 2 + 3", "5,5 - 1 + 4096"] {
            let sum = try FaceSum(text)
            #expect(sum.text == text && sum.isSane)
        }
        #expect(try FaceSum(" 3 ,7-1+ 2").terms == [[3, 7], [1], [2]])
    }

    @Test(arguments: [
        ("", "a sum of faces looks like '3,7,9 - 1,4,6 + 2,5,8', not like ''"),
        ("1 + 2 - 3", "a sum of faces looks like '3,7,9 - 1,4,6 + 2,5,8', not like '1 + 2 - 3'"),
        ("1 - 2", "a sum of faces looks like '3,7,9 - 1,4,6 + 2,5,8', not like '1 - 2'"),
        ("1 - 2 + 3 + 4", "a sum of faces looks like '3,7,9 - 1,4,6 + 2,5,8', not like '1 - 2 + 3 + 4'"),
        ("0 - 2 + 3", "faces are numbered from 1 to 4096; term A has '0'"),
        ("1 - 2,,4 + 3", "faces are numbered from 1 to 4096; term B has ''"),
        ("1 - 2 + 99999999999999999999", "faces are numbered from 1 to 4096; term C has '99999999999999999999'"),
        ("1 - 2,3,4,5 + 3", "a term has at most 3 faces; B has 4"),
    ])
    func whatIsNoSumIsNamed(text: String, line: String) {
        let error = #expect(throws: FaceSum.Complaint.self) { try FaceSum(text) }
        #expect(error?.description == line)
    }

    private static func faces(_ count: Int) -> FaceImages {
        FaceImages(width: 2, height: 2, count: count, pixels: [UInt8](repeating: 90, count: count * 12))
    }

    /// A run in the explorer, adding faces, with a preview of 30.
    private func adding(width: Int = 120, height: Int = 40) -> RunDouble {
        var run = RunDouble.running(width: width, height: height)
        run.tell(.preview(Preview(step: 9, weights: .average, latentSeed: 7, faces: Self.faces(30))))
        run.type("4x")
        return run
    }

    @Test func threeTermsMakeARequest() throws {
        var run = adding()
        // The first face for A, the second and third for B, the fourth for C.
        run.type("A")
        run.press(.right)
        run.type("B")
        run.press(.right, .enter, .right)
        run.type("C")
        #expect(run.state.arithmetic.sum?.text == "1 - 2,3 + 4")
        let effects = run.type("v")
        let wanted = FaceSumRequest(sum: FaceSum([1], minus: [2, 3], plus: [4]), variation: 0, weights: .average)
        #expect(effects.contains(.send(.sumFaces(wanted))))
        #expect(run.screen.contains { $0.contains("the faces of the sum are on their way") })

        run.tell(.faceSum(FaceSumFaces(request: wanted, step: 12, latentSeed: 7, faces: Self.faces(13))))
        #expect(run.state.arithmetic.shown?.step == 12)
        let screen = run.screen
        #expect(screen.contains { $0.contains("A(1) - B(2,3) + C(4)") && $0.contains("step 12") })
        #expect(screen.contains { $0.contains("sample --seed 7 --arithmetic '1 - 2,3 + 4'") })
        #expect(screen.contains { $0.contains("A-B+C") })

        let other = run.type("o")
        var varied = wanted
        varied.variation = 1
        #expect(other.contains(.send(.sumFaces(varied))))
    }

    /// Answers to others' questions, and of a wrong number of faces, are not taken in.
    @Test func onlyItsOwnAnswersCount() {
        var run = adding()
        run.type("A")
        run.press(.right)
        run.type("B")
        run.press(.right)
        run.type("Cv")
        guard let wanted = run.state.arithmetic.request else {
            Issue.record("nothing was asked for")
            return
        }
        var other = wanted
        other.weights = .raw
        run.tell(.faceSum(FaceSumFaces(request: other, step: 12, latentSeed: 7, faces: Self.faces(12))))
        run.tell(.faceSum(FaceSumFaces(request: wanted, step: 12, latentSeed: 7, faces: Self.faces(11))))
        #expect(run.state.arithmetic.shown == nil)
    }

    /// The third face of a term goes on to the next; nine show the sum at once.
    @Test func fullTermsPassOn() {
        var arithmetic = FaceArithmetic()
        for face in 0..<9 {
            #expect(arithmetic.current == face / 3)
            _ = arithmetic.toggle(face, in: arithmetic.current)
        }
        #expect(arithmetic.isShown && arithmetic.sum?.text == "1,2,3 - 4,5,6 + 7,8,9")
        let hasRoom = arithmetic.toggle(20, in: 1)
        #expect(!hasRoom)
        arithmetic.takeBack()
        #expect(!arithmetic.isShown && arithmetic.terms.reduce(0) { $0 + $1.count } == 8)
        let isTakenOut = arithmetic.toggle(0, in: 0)
        #expect(isTakenOut && arithmetic.terms[0] == [1, 2])
    }

    @Test func keysTakeBackClearAndLeave() {
        var run = adding()
        run.type("AB")
        run.press(.backspace)
        #expect(run.state.arithmetic.terms == [[0], [], []])
        run.type("v")
        #expect(run.screen.contains { $0.contains("choose a face for each of A, B and C first") })
        run.press(.escape)
        #expect(run.state.arithmetic.terms == [[], [], []])
        run.type("x")
        #expect(!run.state.arithmetic.isOn)
    }

    @Test func aClickAddsAndLeavesOut() throws {
        var run = adding()
        let choice = try #require(run.state.explorerLayout?.choice)
        let place = choice.area(5)
        for expected in [[5], []] {
            run.input(.mouse(MouseEvent(x: place.x + 1, y: place.y + 1, action: .press(button: 1))))
            #expect(run.state.arithmetic.terms[0] == expected)
        }
    }

    /// Three rows of the sum's faces fill the panel's height, at either side of the pictures.
    @Test(arguments: [(80, 24, 6), (120, 40, 11), (200, 60, 17)], [28, 64])
    func theSumIsAsLargeAsItFits(_ screen: (width: Int, height: Int, rows: Int), side: Int) {
        let body = ScreenLayout(size: Size(width: screen.width, height: screen.height)).body
        let layout = FaceSumLayout(
            inside: body.inset(horizontally: 1, vertically: 1), counts: [3, 3, 3],
            faces: FaceMeasure(side: side, size: .small, symbols: .half))
        #expect(layout.sum.pictureSize == Size(width: 2 * screen.rows, height: screen.rows))
    }

    /// Everything stands inside the panel, nothing over another, at every size.
    @Test(arguments: [(60, 20), (80, 24), (120, 40), (200, 60), (300, 80)], [28, 64])
    func partsFit(_ size: (width: Int, height: Int), side: Int) {
        let body = ScreenLayout(size: Size(width: size.width, height: size.height)).body
        let inside = body.inset(horizontally: 1, vertically: 1)
        for counts in [[1, 1, 1], [3, 3, 3], [3, 1, 2]] {
            let layout = FaceSumLayout(
                inside: inside, counts: counts, faces: FaceMeasure(side: side, symbols: .half))
            let places = layout.terms.flatMap(\.self) + (0..<layout.sum.count).map(layout.sum.area)
            #expect(layout.sum.count == 9 && layout.sum.columns == 3)
            for (index, place) in places.enumerated() {
                #expect(place.x >= inside.x && place.maxX <= inside.maxX, "\(place) in \(inside)")
                #expect(place.y >= inside.y && place.maxY <= inside.maxY, "\(place) in \(inside)")
                for other in places[..<index] {
                    let apart =
                        place.maxX <= other.x || other.maxX <= place.x || place.maxY <= other.y || other.maxY <= place.y
                    #expect(apart, "\(place) over \(other)")
                }
            }
        }
    }
}
