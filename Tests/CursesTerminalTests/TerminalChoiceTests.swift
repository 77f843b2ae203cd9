import TerminalUI
import Testing

@testable import CursesTerminal

@Suite("Choice of the terminal")
struct TerminalChoiceTests {
    /// The entries of Debian's ncurses-base and ncurses-term that matter here.
    private static let all = [
        "xterm": 8, "xterm-color": 8, "xterm-16color": 16, "xterm-256color": 256, "xterm-direct": 1 << 24, "vt100": 0,
        "linux": 8, "screen": 8, "screen-256color": 256, "tmux-256color": 256, "tmux-direct": 1 << 24,
        "alacritty": 256, "alacritty-direct": 1 << 24,
    ]

    private func choice(
        _ environment: [String: String], depth: ColorDepth? = nil, symbols: PictureSymbols? = nil,
        installed: [String: Int] = all
    ) throws -> TerminalChoice {
        try TerminalChoice(environment: environment, depth: depth, symbols: symbols) { installed[$0] }
    }

    @Test(
        "COLORTERM brings the direct-colour entry of the terminal's family",
        arguments: [
            ("xterm-256color", "xterm-direct"), ("xterm", "xterm-direct"), ("tmux-256color", "tmux-direct"),
            ("screen-256color", "tmux-direct"), ("alacritty", "alacritty-direct"), ("xterm-direct", "xterm-direct"),
        ])
    func direct(term: String, entry: String) throws {
        for announced in ["truecolor", "24bit"] {
            let choice = try choice(["TERM": term, "COLORTERM": announced])
            #expect(choice.name == entry)
            #expect(choice.depth == .truecolor)
        }
    }

    @Test("Without the direct entries 256 colours, without those what there is")
    func lesser() throws {
        let environment = ["TERM": "xterm-256color", "COLORTERM": "truecolor"]
        let without = try choice(environment, installed: ["xterm-256color": 256])
        #expect((without.name, without.depth) == ("xterm-256color", .indexed256))
        let base = try choice(["TERM": "xterm", "COLORTERM": "truecolor"], installed: ["xterm": 8])
        #expect((base.name, base.depth) == ("xterm", .eight))
    }

    @Test(
        "The terminal database decides otherwise",
        arguments: [
            ("xterm-256color", ColorDepth.indexed256), ("xterm-16color", .sixteen), ("xterm", .eight),
            ("linux", .eight),
            ("vt100", .mono), ("xterm-direct", .truecolor),
        ])
    func database(term: String, depth: ColorDepth) throws {
        let choice = try choice(["TERM": term, "COLORTERM": ""])
        #expect((choice.name, choice.depth) == (term, depth))
    }

    @Test("NO_COLOR takes colours away unless it is empty; an option goes before it")
    func noColor() throws {
        #expect(try choice(["TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"]).depth == .mono)
        #expect(try choice(["TERM": "xterm-256color", "NO_COLOR": ""]).depth == .indexed256)
        #expect(try choice(["TERM": "xterm-256color", "NO_COLOR": "1"], depth: .sixteen).depth == .sixteen)
    }

    @Test("An option finds an entry of its depth", arguments: ColorDepth.allCases)
    func options(depth: ColorDepth) throws {
        for term in ["xterm", "xterm-256color", "xterm-direct", "screen", "linux"] {
            #expect(try choice(["TERM": term], depth: depth).depth == depth)
        }
        #expect(try choice(["TERM": "xterm-direct"], depth: .indexed256).name == "xterm-256color")
        #expect(try choice(["TERM": "xterm-256color"], depth: .truecolor).name == "xterm-direct")
    }

    @Test("An unknown terminal, and none, are errors that say what to do")
    func unknown() {
        for environment in [[:], ["TERM": ""], ["TERM": "wy-9000"]] {
            let name = environment["TERM"] ?? ""
            #expect(throws: TerminalError.unknownTerminal(name: name)) { try choice(environment) }
        }
        let errors: [TerminalError] = [
            .notATerminal, .unknownTerminal(name: "x"), .alreadyOpen, .cannotStart(name: "x"),
        ]
        for error in errors { #expect(!error.description.contains("\n")) }
    }

    @Test(
        "Terminals that are known go on as xterm without an entry of their own",
        arguments: [
            ("xterm-kitty", ColorDepth.truecolor), ("xterm-ghostty", .truecolor), ("wezterm", .truecolor),
            ("foot", .truecolor), ("foot-extra", .truecolor), ("rio", .truecolor), ("st-0.8.5", .truecolor),
            ("xterm-unheard-of", .indexed256), ("rxvt-unicode-256color", .indexed256),
        ])
    func withoutAnEntry(term: String, depth: ColorDepth) throws {
        let found = try choice(["TERM": term])
        #expect(found.depth == depth && found.missingEntry == term)
        #expect(found.name == (depth == .truecolor ? "xterm-direct" : "xterm-256color"))
        #expect(found.forcesUTF8)
        // A slim machine has no entry for 24 bits.
        let slim = try choice(["TERM": term], installed: ["xterm-256color": 256])
        #expect((slim.name, slim.depth) == ("xterm-256color", .indexed256))
        #expect(try choice(["TERM": term, "NO_COLOR": "1"]).depth == .mono)
        #expect(throws: TerminalError.unknownTerminal(name: term)) {
            try choice(["TERM": term], installed: ["vt100": 0])
        }
    }

    @Test("A terminal that has 24 bits has them with an entry of its own, too, though ssh dropped COLORTERM")
    func itsOwnEntry() throws {
        let found = try choice(["TERM": "alacritty"])
        #expect(found.missingEntry == nil && found.name == "alacritty-direct" && found.depth == .truecolor)
        #expect(try choice(["TERM": "alacritty"], depth: .indexed256).name == "alacritty")
        for term in ["stone", "footing", "dumb", "wy-9000"] {
            #expect(throws: TerminalError.unknownTerminal(name: term)) { try choice(["TERM": term]) }
        }
    }

    @Test(
        "A locale whose name says UTF-8 is that, installed or not; the first that is set counts",
        arguments: [
            (["LANG": "en_US.UTF-8"], true), (["LC_CTYPE": "UTF-8"], true), (["LANG": "de_DE.utf8@euro"], true),
            (["LC_ALL": "zh_CN.GB18030", "LANG": "en_US.UTF-8"], false), (["LC_ALL": "", "LANG": "C.utf8"], true),
            (["LANG": "POSIX"], false), (["LANG": "de_DE.ISO-8859-1"], false), (["LANG": "en_US"], false),
            (["LC_ALL": "C", "LC_CTYPE": "C.UTF-8"], false),
        ])
    func namedLocales(environment: [String: String], isUTF8: Bool) throws {
        let terminal = ["TERM": "xterm-256color"].merging(environment) { $1 }
        #expect(try choice(terminal).forcesUTF8 == isUTF8)
        #expect(try !choice(terminal, symbols: .ascii).forcesUTF8)
    }

    @Test("UTF-8 where no locale is named, and where symbols ask for it")
    func locale() throws {
        #expect(try choice(["TERM": "xterm-256color"]).forcesUTF8)
        #expect(try !choice(["TERM": "xterm-256color", "LANG": "C"]).forcesUTF8)
        #expect(try !choice(["TERM": "vt100"]).forcesUTF8)
        #expect(try !choice(["TERM": "xterm"], symbols: .ascii).forcesUTF8)
        #expect(try choice(["TERM": "xterm", "LC_ALL": "C"], symbols: .half).forcesUTF8)
        #expect(try choice(["TERM": "linux", "LANG": "C.UTF-8"]).glyphsInUTF8 == .console)
    }

    @Test("Terminals that would print a question are not asked; multiplexers keep their colours")
    func questions() throws {
        #expect(try choice(["TERM": "xterm-256color"]).mayRedefineColors)
        #expect(try !choice(["TERM": "xterm-256color", "TMUX": "/tmp/tmux-0/default,1,0"]).mayRedefineColors)
        #expect(try !choice(["TERM": "screen-256color"]).mayRedefineColors)
        #expect(try choice(["TERM": "screen-256color"]).answersQuestions)
        let direct = try choice(["TERM": "xterm-256color", "COLORTERM": "truecolor"])
        #expect(direct.answersQuestions && !direct.mayRedefineColors)
        for term in ["linux", "vt100", "xterm"] { #expect(try !choice(["TERM": term]).answersQuestions) }
    }

    @Test(
        "The ground by COLORFGBG",
        arguments: [
            ("15;0", Ground.dark), ("0;15", .light), ("0;default;15", .light), ("7;8", .dark), ("", .dark),
            ("x;y", .dark),
        ])
    func ground(value: String, ground: Ground) throws {
        #expect(try choice(["TERM": "xterm", "COLORFGBG": value]).ground == ground)
    }
}
