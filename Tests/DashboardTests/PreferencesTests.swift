import RunEvents
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct PreferencesTests {
    @Test func themesFollowEachOtherAndAreKept() {
        var run = RunDouble.running(width: 100, height: 30)
        #expect(run.state.theme == Theme(ground: .dark), "the terminal's own ground needs no paint")
        #expect(run.press(.character("t")) == [.keep(Preferences(theme: .light))])
        #expect(run.state.theme == Theme(ground: .light, paintsGround: true))
        #expect(run.state.capabilities.ground == .light)
        #expect(run.screen.contains { $0.contains("theme light") })
        #expect(run.press(.character("t")) == [.keep(Preferences(theme: .contrast))])
        #expect(run.state.theme == Theme(ground: .dark, isHighContrast: true, paintsGround: true))
        #expect(run.press(.character("t")) == [.keep(Preferences(theme: .dark))])
        #expect(run.type(":theme dark").isEmpty)
        #expect(run.press(.enter).isEmpty, "what does not change need not be kept")
    }

    @Test func aLightTerminalStartsLight() {
        let state = DashboardState(
            size: Size(width: 80, height: 24), capabilities: Capabilities(ground: .light), startedAt: 0)
        #expect(state.theme == Theme(ground: .light))
        let chosen = DashboardState(
            size: Size(width: 80, height: 24), capabilities: Capabilities(ground: .light), startedAt: 0,
            preferences: Preferences(theme: .dark))
        #expect(chosen.theme == Theme(ground: .dark, paintsGround: true))
    }

    @Test func settingsComeBack() {
        let preferences = Preferences(
            theme: .contrast, symbols: .sextant, usesLogScale: true, showsRecent: true, weights: .raw,
            faceSize: .small)
        var state = DashboardState(
            size: Size(width: 80, height: 24), capabilities: Capabilities(), startedAt: 0, preferences: preferences)
        #expect(state.preferences == preferences)
        #expect(state.capabilities.symbols == .sextant)
        #expect(state.update(.tick(seconds: 1)).contains { if case .keep = $0 { true } else { false } } == false)
        #expect(
            state.update(.input(.key(.character("y")))).first
                == .keep(
                    Preferences(
                        theme: .contrast, symbols: .sextant, usesLogScale: false, showsRecent: true, weights: .raw,
                        faceSize: .small)))
    }

    @Test func aConsoleShowsNoSextants() {
        var run = RunDouble.running(
            width: 100, height: 30, capabilities: Capabilities(depth: .eight, symbols: .half, glyphs: .console))
        run.type(":symbols sextant")
        run.press(.enter)
        #expect(run.state.capabilities.symbols == .half)
        #expect(run.screen.contains { $0.contains("this terminal shows no sextants; pictures of half blocks") })
    }

    @Test func whatTheCommandLineAskedForIsNotKept() {
        var stored = Preferences(theme: .dark, usesLogScale: true)
        let start = Preferences(theme: .light, usesLogScale: true)
        stored.adoptChanges(from: start, to: Preferences(theme: .light, usesLogScale: true, showsRecent: true))
        #expect(stored == Preferences(theme: .dark, usesLogScale: true, showsRecent: true))
    }

    @Test func curvesAreNamedWhereTheyEnd() throws {
        var run = RunDouble.running(width: 120, height: 40)
        run.press(.character("2"))
        run.train(to: 200)
        let titled = run.screen.filter { $0.contains("D(x)") || $0.contains("gradients") }
        #expect(titled.count == 2)
        // The sample's scores: D(x) above D(G(z)).
        let letters = run.screen.flatMap { line in line.dropFirst(76).filter { $0 == "D" || $0 == "G" } }
        #expect(letters.count >= 4, "each of two panels has a D and a G at the ends of its curves")
    }
}

@Suite struct SnapshotNameTests {
    @Test(
        arguments: [
            ("best", "best"), ("before lr", "before-lr"), ("../../etc/passwd", "etc-passwd"), ("a//b", "a-b"),
            ("  x  ", "x"), ("naïve", "na-ve"), ("v1.2_b", "v1.2_b"),
            (String(repeating: "y", count: 99), String(repeating: "y", count: 40)),
            ("-.-", nil), ("", nil), ("名前", nil), ("a\0b\n", "a-b"),
        ] as [(String, String?)])
    func onlyWhatAFileNameBearsIsLeft(typed: String, name: String?) {
        #expect(SnapshotName(cleaning: typed)?.text == name)
    }
}
