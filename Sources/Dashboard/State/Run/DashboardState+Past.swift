import RunEvents

extension DashboardState {
    /// Takes in what people were told before this screen was there, and says what happened while nobody looked.
    mutating func takeIn(_ past: PastEvents) {
        let entries: [MessageLog.Entry] = past.events.compactMap { event in
            guard let words = EventWords.words(ofPast: event.event) else { return nil }
            return MessageLog.Entry(
                seconds: -.infinity, trainedSeconds: max(0, event.trainedSeconds), step: event.step, kind: words.kind,
                text: words.text, shortText: words.shortText)
        }
        log.begin(with: entries)
        guard tie == .attached, let lastLook = past.lastLook else { return }
        say(Self.wordsSince(lastLook, now: step, entries.filter { $0.step >= lastLook }))
    }

    /// What happened since the last screen left, in a line; what was wrong comes with its last words.
    private static func wordsSince(_ lastLook: Int, now: Int, _ entries: [MessageLog.Entry]) -> MessageLog.Words {
        func count(_ kind: MessageLog.Kind) -> Int { entries.count { $0.kind == kind } }
        let steps = NumberText.counted(lastLook <= now ? now - max(0, lastLook) : 0, "step")
        let counts = [
            (count(.alarm), "alarm"), (count(.warning), "warning"), (count(.edit), "change"),
        ].filter { $0.0 > 0 }.map { NumberText.counted($0.0, $0.1) }
        let start = "since the last look, at step \(NumberText.grouped(lastLook)): "
        let summary = ([steps] + counts).joined(separator: ", ")
        let worst = entries.last { $0.kind == .alarm } ?? entries.last { $0.kind == .warning }
        guard let worst else { return MessageLog.Words(start + summary, shortText: summary) }
        return MessageLog.Words("\(start)\(summary): \(worst.text)", worst.kind, shortText: worst.shortText)
    }
}
