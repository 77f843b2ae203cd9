/// What an HTML page that came in place of an archive says.
enum HostPage: Equatable {
    /// The file is too large to be scanned for viruses: a form asks to go on, to this address.
    case confirmation(address: String)
    /// Too many people have fetched the file.
    case quota
    /// Something else; its title.
    case other(title: String)

    /// No more of a page than this is looked at.
    static let maximumBytes = 1 << 18

    /// Reads a page; the form's address may be relative to the page's.
    init(_ html: String) {
        let words = html.lowercased()
        if words.contains("quota exceeded") || words.contains("too many users") {
            self = .quota
            return
        }
        let tags = html.split(separator: "<").map { HTMLTag($0) }
        if let start = tags.firstIndex(where: { $0.name == "form" && $0.attributes["action"]?.isEmpty == false }) {
            let fields = tags[start...].prefix { $0.name != "/form" }.filter {
                $0.name == "input" && $0.attributes["type"]?.lowercased() == "hidden"
            }
            let query = fields.compactMap { field in
                field.attributes["name"].map { "\($0.queryEscaped)=\((field.attributes["value"] ?? "").queryEscaped)" }
            }
            let action = tags[start].attributes["action"] ?? ""
            if !query.isEmpty {
                let joint = action.contains("?") ? "&" : "?"
                self = .confirmation(address: action + joint + query.joined(separator: "&"))
                return
            }
        }
        let title = tags.first { $0.name == "title" }?.text ?? ""
        let line = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        self = .other(title: String(line.printable.prefix(80)))
    }
}

/// A tag of HTML and the text behind it. As forgiving as it need be for the pages of file hosts, and no more.
private struct HTMLTag {
    var name: String
    var attributes: [String: String] = [:]
    var text: String

    /// - Parameter source: what stands between one `<` and the next.
    init(_ source: Substring) {
        let end = source.firstIndex(of: ">") ?? source.endIndex
        text = end < source.endIndex ? String(source[source.index(after: end)...]).htmlUnescaped : ""
        var rest = source[..<end]
        name = rest.take { !$0.isWhitespace }.lowercased()
        while true {
            rest = rest.drop { $0.isWhitespace || $0 == "/" }
            guard !rest.isEmpty else { return }
            let key = rest.take { !$0.isWhitespace && $0 != "=" }.lowercased()
            rest = rest.drop(while: \.isWhitespace)
            guard rest.first == "=" else {
                attributes[key] = ""
                continue
            }
            rest = rest.dropFirst().drop(while: \.isWhitespace)
            if let quote = rest.first, quote == "\"" || quote == "'" {
                rest = rest.dropFirst()
                attributes[key] = rest.take { $0 != quote }.htmlUnescaped
                rest = rest.dropFirst()
            } else {
                attributes[key] = rest.take { !$0.isWhitespace }.htmlUnescaped
            }
        }
    }
}

extension Substring {
    /// Removes and returns what fits from the start.
    fileprivate mutating func take(while fits: (Character) -> Bool) -> String {
        let taken = prefix(while: fits)
        self = self[taken.endIndex...]
        return String(taken)
    }
}

extension String {
    /// The few entities that addresses and titles hold.
    fileprivate var htmlUnescaped: String {
        guard contains("&") else { return self }
        let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        return pairs.reduce(self) { $0.replacing($1.0, with: $1.1) }
    }

    /// For a query's names and values: all but RFC 3986's unreserved characters as percent and two digits.
    fileprivate var queryEscaped: String {
        let digits = Array("0123456789ABCDEF".utf8)
        let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
        let bytes = utf8.flatMap { unreserved.contains($0) ? [$0] : [37, digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: bytes, as: UTF8.self)
    }
}
