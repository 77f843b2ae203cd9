import Dispatch
import Faces
import Foundation
import Networks
import Synchronization

/// `gantop bench --data`: how long a source of faces takes to start, how fast it decodes, and how much memory it keeps.
struct FaceBench: Encodable {
    /// The path that was opened.
    let data: String
    /// Faces that the source lists.
    let faces: Int
    /// From nothing to the first batch, attributes and cache included, as training starts.
    let firstBatchMs: Double
    /// Anonymous memory that the source and its batcher hold then, for each face listed; nil where the system does not
    /// tell.
    let anonymousBytesPerFace: Double?
    /// Faces a second read from their files, decoded and scaled, nothing kept of them.
    let decodedPerSecond: Double
    /// Threads that decoded.
    let threads: Int

    /// Measures a source; decoding goes on for `seconds`, or until every face was decoded once.
    init(data: String, side: Int, batchSize: Int, threads: Int?, seconds: Double = 5) throws {
        let before = Self.anonymousBytes
        let start = DispatchTime.now()
        let opened = try FaceSources.open(path: data, seed: 0, side: side)
        let source = try ChosenFaces(from: opened, path: data, attributes: nil, only: nil, needed: batchSize).source
        let batcher = FaceBatcher(source: source, batchSize: batchSize, seed: 0)
        _ = try batcher.next()
        firstBatchMs = Self.seconds(since: start) * 1000
        batcher.stop()
        let grown = Self.anonymousBytes.flatMap { after in before.map { Double(after - $0) } }
        anonymousBytesPerFace = grown.map { $0 / Double(source.count) }
        self.data = data
        faces = source.count
        self.threads = threads ?? ProcessorShare.count
        decodedPerSecond = try Self.decodingRate(data, side: side, threads: self.threads, seconds: seconds)
    }

    /// One line for people.
    var line: String {
        let memory = anonymousBytesPerFace.map { String(format: ", %.0f bytes of memory a face", $0) } ?? ""
        return "\(data): \(faces) faces, first batch after "
            + String(
                format: "%.0f ms%@; decodes %.0f faces/s on \(threads) thread\(threads == 1 ? "" : "s")", firstBatchMs,
                memory, decodedPerSecond)
    }

    private static func decodingRate(_ path: String, side: Int, threads: Int, seconds: Double) throws -> Double {
        let source = try FaceSources.open(path: path, seed: 0, side: side, cache: nil)
        let next = Atomic(0)
        let decoded = Atomic(0)
        let start = DispatchTime.now()
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            while Self.seconds(since: start) < seconds {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < source.count else { return }
                if (try? source.face(index)) != nil { decoded.wrappingAdd(1, ordering: .relaxed) }
            }
        }
        return Double(decoded.load(ordering: .relaxed)) / Self.seconds(since: start)
    }

    private static func seconds(since start: DispatchTime) -> Double {
        Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) * 1e-9
    }

    /// Resident memory that no file backs, in bytes (proc(5), `RssAnon`).
    private static var anonymousBytes: Int? {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return nil }
        let line = status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") }
        return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 }
    }
}
