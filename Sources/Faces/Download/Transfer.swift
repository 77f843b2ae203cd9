import Foundation
import FoundationNetworking
import Networks

/// One request for an archive, or the rest of it: its bytes go straight into the part file, pages are kept apart.
///
/// `@unchecked Sendable`: what changes is in `state`; the part file is written on the session's one delegate queue until
/// `state` is closed, which the waiting thread does before it uses the file again.
final class Transfer: NSObject, URLSessionDataDelegate, @unchecked Sendable {
    /// What came of a request.
    enum Outcome {
        /// The file is whole, as far as the server tells.
        case complete
        /// A page instead, and the address that it came from in the end.
        case page(String, status: Int, address: URL?)
        /// The server now has another file than the part is of.
        case changed
        /// The connection broke.
        case interrupted(URLError.Code?, reason: String)
        /// No use in trying again.
        case failed(DownloadError)
    }

    private enum Body { case none, archive, page }

    private struct State {
        var body = Body.none
        var page = Data()
        var status = 0
        var address: URL?
        var redirections = 0
        var received: Int
        var total: Int?
        var outcome: Outcome?
        var isClosed = false
    }

    private static let maximumRedirections = 10

    private let part: PartFile
    private let origin: PartFile.Origin
    private let maximumBytes: Int
    private let state: Locked<State>
    private let ended = DispatchSemaphore(value: 0)

    init(into part: PartFile, maximumBytes: Int) {
        self.part = part
        self.maximumBytes = maximumBytes
        origin = part.origin
        state = Locked(State(received: part.size, total: part.origin.total))
    }

    /// Sends the request and waits for its end.
    ///
    /// - Parameters:
    ///   - stallSeconds: how long no byte may arrive.
    ///   - progress: called on this thread every quarter of a second.
    func run(
        _ address: URL, configuration: URLSessionConfiguration, stallSeconds: Double,
        progress: (_ received: Int, _ total: Int?) -> Void
    ) -> Outcome {
        let queue = OperationQueue()
        queue.maxConcurrentOperationCount = 1
        let session = URLSession(configuration: configuration, delegate: self, delegateQueue: queue)
        defer { session.invalidateAndCancel() }
        let task = session.dataTask(with: request(address, stallSeconds))
        task.resume()
        var last = (received: -1, turns: 0)
        while ended.wait(timeout: .now() + .milliseconds(250)) == .timedOut {
            let (received, total) = state.withLock { ($0.received + $0.page.count, $0.total) }
            progress(received, total)
            last = received == last.received ? (received, last.turns + 1) : (received, 0)
            if Double(last.turns) * 0.25 > stallSeconds { break }
        }
        return state.withLock { state in
            state.isClosed = true
            return state.outcome ?? .interrupted(.timedOut, reason: "nothing arrived for \(Int(stallSeconds)) seconds")
        }
    }

    private func request(_ address: URL, _ stallSeconds: Double) -> URLRequest {
        var request = URLRequest(
            url: address, cachePolicy: .reloadIgnoringLocalCacheData, timeoutInterval: stallSeconds)
        // Compressed on the way, neither lengths nor ranges would be those of the file.
        request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
        let received = part.size
        if received > 0 {
            request.setValue("bytes=\(received)-", forHTTPHeaderField: "Range")
            if let tag = origin.tag { request.setValue(tag, forHTTPHeaderField: "If-Range") }
        }
        return request
    }

    // MARK: Delegate

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        let from = response.url ?? task.originalRequest?.url
        let host = from?.host() ?? "the host"
        let goesOn = state.withLock { state in
            state.redirections += 1
            if state.redirections > Self.maximumRedirections {
                state.outcome = .failed(.tooManyRedirections(host: host))
            } else if !WebAddress.isSafe(request.url, comingFrom: from) {
                state.outcome = .failed(.badAddress(request.url?.absoluteString.printable ?? "a redirection"))
            }
            return state.outcome == nil
        }
        guard goesOn else { return end(task) }
        completionHandler(request)
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        let goesOn = state.withLock { state in
            guard !state.isClosed, state.outcome == nil else { return false }
            guard let response = response as? HTTPURLResponse else {
                state.outcome = .failed(.badAddress(response.url?.absoluteString.printable ?? ""))
                return false
            }
            take(response, &state)
            return state.outcome == nil
        }
        completionHandler(goesOn ? .allow : .cancel)
        // The disposition is ignored on Linux.
        if !goesOn { end(dataTask) }
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let goesOn = state.withLock { state in
            guard !state.isClosed, state.outcome == nil else { return false }
            take(data, &state)
            return state.outcome == nil
        }
        if !goesOn { end(dataTask) }
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        state.withLock { state in
            guard !state.isClosed, state.outcome == nil else { return }
            state.outcome = Self.outcome(of: state, error)
        }
        ended.signal()
    }

    private func end(_ task: URLSessionTask) {
        task.cancel()
        ended.signal()
    }

    // MARK: Decisions

    private func take(_ response: HTTPURLResponse, _ state: inout State) {
        state.status = response.statusCode
        state.address = response.url
        let range = ContentRange(response.value(forHTTPHeaderField: "Content-Range") ?? "")
        switch response.statusCode {
        case 206:
            guard range.start == state.received, origin.total == nil || range.total == origin.total else {
                state.outcome = .changed
                return
            }
            state.body = .archive
            state.total = range.total
        case 416:
            state.outcome = range.total == state.received ? .complete : .changed
        case 200:
            let isPage = response.value(forHTTPHeaderField: "Content-Type")?.lowercased().contains("html") == true
            state.body = isPage ? .page : .none
            guard !isPage else { return }
            let length = response.value(forHTTPHeaderField: "Content-Length").flatMap { Int($0) }
            state.total = length
            pendingOrigin = PartFile.Origin(tag: Self.strongTag(response), total: length)
        default: state.body = .page
        }
        if let total = state.total, total > maximumBytes {
            state.outcome = .failed(.tooLarge(host: response.url?.host() ?? "the host", limit: maximumBytes))
        } else if let total = state.total, state.body != .page, !hasRoom(for: total - part.size) {
            state.outcome = .failed(.noSpace(path: part.path.printable, needed: total - part.size))
        }
    }

    /// What to note of the file when its first bytes prove to be no page; used on the delegate queue only.
    private var pendingOrigin: PartFile.Origin?

    private func take(_ data: Data, _ state: inout State) {
        do throws(DownloadError) {
            if state.body == .none {
                // Some hosts send pages under any type; no archive begins like one.
                let first = data.first { $0 > 32 }
                state.body = first == UInt8(ascii: "<") ? .page : .archive
                if state.body == .archive { try begin(&state) }
            }
            guard state.body == .archive else {
                state.page += data.prefix(max(0, HostPage.maximumBytes - state.page.count))
                return
            }
            guard state.received + data.count <= min(maximumBytes, state.total ?? maximumBytes) else {
                throw .tooLarge(host: state.address?.host() ?? "the host", limit: state.total ?? maximumBytes)
            }
            try part.append(data)
            state.received += data.count
        } catch {
            state.outcome = .failed(error)
        }
    }

    /// The whole file comes from its start, whatever was here before.
    private func begin(_ state: inout State) throws(DownloadError) {
        try part.empty()
        state.received = 0
        if let pendingOrigin { part.origin = pendingOrigin }
    }

    private func hasRoom(for bytes: Int) -> Bool {
        let folder = URL(filePath: part.path).deletingLastPathComponent().path
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder)
        guard let free = attributes?[.systemFreeSize] as? NSNumber else { return true }
        return free.int64Value > Int64(bytes)
    }

    private static func outcome(of state: State, _ error: (any Error)?) -> Outcome {
        if state.body == .page, error == nil {
            return .page(String(decoding: state.page, as: UTF8.self), status: state.status, address: state.address)
        }
        if let error {
            let code = (error as? URLError)?.code
            return .interrupted(code, reason: error.localizedDescription.printable)
        }
        guard state.body == .archive else { return .interrupted(nil, reason: "the server sent nothing") }
        if let total = state.total, state.received < total {
            return .interrupted(nil, reason: "the server sent \(state.received) of \(total) bytes")
        }
        return .complete
    }

    private static func strongTag(_ response: HTTPURLResponse) -> String? {
        guard let tag = response.value(forHTTPHeaderField: "ETag"), tag.hasPrefix("\"") else { return nil }
        return tag
    }
}
