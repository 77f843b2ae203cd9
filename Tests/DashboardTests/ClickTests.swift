import RunEvents
import TerminalUI
import Testing

@testable import Dashboard

/// Clicks on what stands on the screen.
@Suite struct ClickTests {
    /// Clicks where a text stands first; gives back what that caused.
    private func click(_ run: inout RunDouble, on text: String, offset: Int = 0) throws -> [Effect] {
        let lines = run.screen
        let row = try #require(lines.lastIndex { $0.contains(text) })
        let column = lines[row].column(of: text) + offset
        return run.input(.mouse(MouseEvent(x: column, y: row, action: .press(button: 1))))
    }

    @Test func keysOfTheLastLine() throws {
        var run = RunDouble.running(width: 120, height: 40)
        run.train(to: 10)
        #expect(try click(&run, on: "space pause") == [.send(.pause)])
        #expect(try click(&run, on: "s snapshot", offset: 4) == [.send(.snapshot)])
        #expect(try click(&run, on: "+ - rate") == [.send(.scaleLearningRate(.both, factor: 1.25))])
        #expect(try click(&run, on: "+ - rate", offset: 2) == [.send(.scaleLearningRate(.both, factor: 0.8))])
        #expect(try click(&run, on: "+ - rate", offset: 5) == [], "neither key")
        #expect(try click(&run, on: "tab view") == [])
        #expect(run.state.page == .plots)
        #expect(try click(&run, on: "? help") == [])
        #expect(run.state.overlay == .help(scroll: 0))
    }

    @Test(arguments: [(80, 24), (120, 40), (200, 60)])
    func marksOfTheOverview(width: Int, height: Int) throws {
        var run = RunDouble.running(width: width, height: height)
        run.train(to: 60)
        _ = try click(&run, on: "±")
        let first = run.state.selection
        #expect(first != .both)
        _ = try click(&run, on: "±")
        #expect(run.state.selection == .both, "again: both")
        _ = try click(&run, on: "too early to tell", offset: 2)
        #expect(run.state.page == .doctor)
    }
}
