import Foundation
import Glibc
import Synchronization

/// What a client asked for; header names in lower case.
struct WebRequest: Sendable {
    var path = ""
    var headers: [String: String] = [:]

    /// The start of `Range: bytes=100-`.
    var rangeStart: Int? {
        headers["range"].flatMap { Int($0.replacing("bytes=", with: "").prefix { $0 != "-" }) }
    }
}

/// What the server sends; `announced` may lie about the body's length.
struct WebResponse: Sendable {
    var status = 200
    var headers: [String: String] = [:]
    var body: [UInt8] = []
    var announced: Int?

    static func html(_ text: String, status: Int = 200) -> WebResponse {
        WebResponse(status: status, headers: ["Content-Type": "text/html; charset=utf-8"], body: Array(text.utf8))
    }

    static func redirect(to place: String) -> WebResponse {
        WebResponse(status: 302, headers: ["Location": place])
    }

    /// A file as decent servers send it: whole, or the rest of it where the client has the same one.
    static func file(_ bytes: [UInt8], tag: String?, for request: WebRequest) -> WebResponse {
        var headers = ["Content-Type": "application/zip"]
        headers["ETag"] = tag
        guard let start = request.rangeStart, request.headers["if-range"] == tag else {
            return WebResponse(headers: headers, body: bytes)
        }
        guard start < bytes.count else {
            return WebResponse(status: 416, headers: ["Content-Range": "bytes */\(bytes.count)"])
        }
        headers["Content-Range"] = "bytes \(start)-\(bytes.count - 1)/\(bytes.count)"
        return WebResponse(status: 206, headers: headers, body: Array(bytes[start...]))
    }
}

/// A small HTTP/1.1 server on the loopback, a connection a request.
final class LoopbackServer: Sendable {
    /// The host and port, as in an address.
    let address: String
    private let listener: Int32
    private let seen = Mutex<[WebRequest]>([])

    init(_ answer: @escaping @Sendable (WebRequest) -> WebResponse) throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let failure = withUnsafeMutablePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) | listen(listener, 16) | getsockname(listener, address, &length)
            }
        }
        guard failure == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
        address = "http://127.0.0.1:\(UInt16(bigEndian: place.sin_port))"
        let thread = Thread { [weak self] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { break }
                Self.serve(connection) { request in
                    self?.seen.withLock { $0.append(request) }
                    return answer(request)
                }
                close(connection)
            }
            // Not before this thread is done with it: the number may soon be another socket's.
            close(listener)
        }
        thread.start()
    }

    deinit { shutdown(listener, Int32(SHUT_RDWR)) }

    /// All requests so far.
    var requests: [WebRequest] { seen.withLock { $0 } }

    private static func serve(_ connection: Int32, _ answer: (WebRequest) -> WebResponse) {
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while !text.suffix(4).elementsEqual([13, 10, 13, 10]) {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return }
            text += buffer.prefix(count)
        }
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\r\n")
        var request = WebRequest()
        request.path = lines.first?.split(separator: " ").dropFirst().first.map(String.init) ?? ""
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            request.headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        let response = answer(request)
        var head = "HTTP/1.1 \(response.status) Fine\r\nConnection: close\r\n"
        for (name, value) in response.headers { head += "\(name): \(value)\r\n" }
        head += "Content-Length: \(response.announced ?? response.body.count)\r\n\r\n"
        let bytes = Array(head.utf8) + response.body
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
    }
}
