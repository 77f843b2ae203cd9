import Networks
import Testing

@testable import Faces

/// Faces that go away for a while, as on a network drive.
@Suite struct AbsenceTests {
    /// Faces that can be sent away, all or some of them.
    private final class Drive: FaceSource {
        let name = "drive"
        let side = FaceImage.tutorialSide
        let count = 60
        let gone = Locked<Set<Int>>([])
        let isGone = Locked(false)

        var absence: String? { isGone.withLock { $0 } ? "there is no such file" : nil }

        func faceName(_ index: Int) -> String { "\(index).png" }

        func face(_ index: Int) throws(FaceError) -> FaceImage {
            guard !isGone.withLock({ $0 }), !gone.withLock({ $0.contains(index) }) else {
                throw .unreachedFace(name: faceName(index), reason: "input/output error")
            }
            return try PlainFaceSource(count: count).face(index)
        }
    }

    private func maker(_ source: any FaceSource, passOver: @escaping @Sendable (Int, FaceError) -> Void) -> BatchMaker {
        BatchMaker(source: source, batchSize: 8, seed: 5, position: .start, passOver: passOver)
    }

    private func next(_ maker: inout BatchMaker) throws(FaceError) -> FaceBatch {
        try maker.next(decoders: 1, noticesAbsence: true) { false }
    }

    /// Whenever it happens, the batches are those of a run that nothing disturbed, and no face is passed over.
    @Test(arguments: 0..<9) func anAbsenceChangesNoBatch(after batches: Int) throws {
        let drive = Drive()
        let passedOver = Locked(0)
        var undisturbed = maker(drive) { _, _ in }
        let expected = try (0..<12).map { _ in try next(&undisturbed).indices }
        var disturbed = maker(drive) { _, _ in passedOver.withLock { $0 += 1 } }
        var found: [[Int]] = []
        for number in 0..<12 {
            if number == batches {
                drive.isGone.withLock { $0 = true }
                for _ in 0..<3 {
                    #expect(throws: FaceError.away(source: "drive", reason: "there is no such file", seconds: 0)) {
                        try next(&disturbed)
                    }
                }
                drive.isGone.withLock { $0 = false }
            }
            found.append(try next(&disturbed).indices)
        }
        #expect(found == expected)
        #expect(passedOver.withLock { $0 } == 0)
    }

    /// A mount point is still there when its drive is not: then many faces in a row tell it.
    @Test func anEmptyMountPointIsAnAbsence() throws {
        let drive = Drive()
        let passedOver = Locked<Set<Int>>([])
        var maker = maker(drive) { index, _ in passedOver.withLock { _ = $0.insert(index) } }
        let first = try next(&maker)
        drive.gone.withLock { $0 = Set(0..<60) }
        #expect(throws: FaceError.away(source: "drive", reason: "input/output error", seconds: 0)) { try next(&maker) }
        #expect(passedOver.withLock { $0.isEmpty })
        drive.gone.withLock { $0 = [] }
        var undisturbed = self.maker(drive) { _, _ in }
        #expect(try next(&undisturbed).indices == first.indices)
        #expect(try next(&maker).indices == next(&undisturbed).indices)
    }

    /// A few files that are gone are passed over, as ever.
    @Test func aFewMissingFacesArePassedOver() throws {
        let drive = Drive()
        let missing = Set((0..<60).filter { $0 % 4 == 1 })
        drive.gone.withLock { $0 = missing }
        let passedOver = Locked<Set<Int>>([])
        var maker = maker(drive) { index, _ in passedOver.withLock { _ = $0.insert(index) } }
        for _ in 0..<10 { #expect(missing.isDisjoint(with: try next(&maker).indices)) }
        #expect(passedOver.withLock { $0 } == missing)
    }

    @Test func aSourceThatWasNeverThereIsNotWaitedFor() throws {
        let drive = Drive()
        drive.isGone.withLock { $0 = true }
        let batcher = FaceBatcher(source: drive, batchSize: 8, seed: 1, patience: 1000)
        let error = #expect(throws: FaceError.self) { try batcher.waitUntilReady() }
        guard case .tooFewFaces(_, 0, 60, 8, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func patienceHasAnEnd() {
        let told = Locked<[FaceAbsence]>([])
        let away = FaceError.away(source: "drive", reason: "gone", seconds: 0)
        var wait = AbsenceWait(patience: 1000) { absence in told.withLock { $0.append(absence) } }
        #expect(!wait.isReady)
        wait.ended()
        #expect(wait.isReady)
        #expect(wait.failure(after: away) == nil && wait.failure(after: away) == nil)
        #expect(wait.failure(after: .stopped) == .stopped)
        #expect(told.withLock { $0 } == [.began(source: "drive", reason: "gone")])
        wait.ended()
        guard case .ended("drive", let seconds) = told.withLock({ $0.last }) else {
            Issue.record("its return is not told")
            return
        }
        #expect(seconds >= 0 && seconds < 1000)
        var impatient = AbsenceWait(patience: 0) { _ in }
        impatient.ended()
        #expect(!impatient.isReady)
        // Batches made anew, as when a run goes back, are of faces that were there.
        #expect(AbsenceWait(patience: 1, hasBegun: true) { _ in }.isReady)
        guard case .away = impatient.failure(after: away) else {
            Issue.record("without patience nothing is waited for")
            return
        }
    }
}
