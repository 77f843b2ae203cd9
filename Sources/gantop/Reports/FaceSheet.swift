import Faces
import Foundation
import TerminalUI

/// Shows faces as lines of coloured characters, right where the command was typed.
struct FaceSheet {
    let capabilities: Capabilities
    /// The terminal's size in cells.
    let size: Size

    /// For stdout; nil when it is no terminal and no colours or symbols were asked for.
    init?(_ options: ScreenOptions) {
        let isAsked = options.color != .auto || options.symbols != .auto
        let environment = ProcessInfo.processInfo.environment
        let isTerminal = isatty(STDOUT_FILENO) == 1
        guard isAsked || (isTerminal && environment["TERM"] != "dumb") else { return nil }
        self.init(
            capabilities: Capabilities(
                depth: options.color.depth ?? Self.depth(environment),
                symbols: options.symbols.pictureSymbols ?? Self.symbols(environment)),
            size: isTerminal ? Self.terminalSize : Size(width: 80, height: 24))
    }

    init(capabilities: Capabilities, size: Size) {
        self.capabilities = capabilities
        self.size = size
    }

    /// Prints the first faces of a source; as many as fit on the screen unless a count is given.
    func show(_ source: any FaceSource, count: Int?) throws {
        let layout = layout(side: source.side, count: count)
        let faces = source.firstFaces(count ?? layout.count)
        for line in lines(faces, pictureSize: layout.pictureSize) { print(line) }
    }

    /// Faces are halved no further than this.
    private static let leastWidth = 14
    /// As many faces should be seen at once.
    private static let wantedCount = 6

    /// The size of each face in cells and how many fit: at their own size, halved as long as too few would.
    func layout(side: Int, count: Int?) -> (pictureSize: Size, count: Int) {
        var picture = PictureGrid.naturalSize(pixels: side, symbols: capabilities.symbols)
        // Some lines of words come before the faces, the prompt after them.
        let room = max(0, size.height - 6)
        func fitting(_ picture: Size) -> Int {
            picture.width > size.width ? 0 : columns(picture.width) * (room / picture.height)
        }
        let wanted = min(count ?? Self.wantedCount, Self.wantedCount)
        while fitting(picture) < wanted, picture.width / 2 >= Self.leastWidth {
            picture = Size(width: picture.width / 2, height: picture.height / 2)
        }
        return (picture, count ?? max(1, fitting(picture)))
    }

    /// The faces side by side, as lines with the terminal's colour sequences (ECMA-48 SGR).
    func lines(_ faces: [FaceImage], pictureSize: Size) -> [String] {
        let across = columns(pictureSize.width)
        return stride(from: 0, to: faces.count, by: across).flatMap { first in
            let row = faces[first..<min(first + across, faces.count)]
            var canvas = Canvas(
                size: Size(width: row.count * (pictureSize.width + 1) - 1, height: pictureSize.height))
            for (column, face) in row.enumerated() {
                let picture = Picture(width: face.side, height: face.side, pixels: face.pixels)
                let x = column * (pictureSize.width + 1)
                canvas.drawPicture(
                    picture, in: Rect(x: x, y: 0, width: pictureSize.width, height: pictureSize.height),
                    capabilities: capabilities)
            }
            return ColoredText.lines(of: canvas, depth: capabilities.depth)
        }
    }

    private func columns(_ width: Int) -> Int { max(1, (size.width + 1) / (width + 1)) }

    /// As many colours as the environment promises; https://no-color.org.
    static func depth(_ environment: [String: String]) -> ColorDepth {
        if let value = environment["NO_COLOR"], !value.isEmpty { return .mono }
        let name = environment["TERM"] ?? ""
        let announced = environment["COLORTERM"]
        if announced == "truecolor" || announced == "24bit" || name.hasSuffix("-direct") { return .truecolor }
        if name.contains("256color") { return .indexed256 }
        return name.isEmpty || name.hasPrefix("vt") ? .mono : .eight
    }

    /// Half blocks where the locale is UTF-8, or says nothing.
    static func symbols(_ environment: [String: String]) -> PictureSymbols {
        let named = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
        guard let locale = named?.lowercased() else { return .half }
        return locale.contains("utf-8") || locale.contains("utf8") ? .half : .ascii
    }

    private static var terminalSize: Size {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
            return Size(width: 80, height: 24)
        }
        return Size(width: Int(size.ws_col), height: Int(size.ws_row))
    }
}
