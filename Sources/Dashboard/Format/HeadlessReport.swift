import RunEvents

/// The run in plain lines, for when there is no terminal to draw on: a line a report, and one for whatever else people
/// should know. A pure fold, like the dashboard.
public struct HeadlessReport: Sendable {
    private let stride: Int
    private var description: RunDescription?
    private var phase = RunPhase.starting
    private var speed = SpeedMeter()
    private var sums = IntervalMeans()
    private var latest: StepMetrics?
    private var doctor = Doctor()
    /// Faces that could not be read, how many of them were told of, and whether the next rise is told at once.
    private var skipped = 0
    private var toldSkipped = 0
    private var tellsSkipped = true

    /// A report after every so many steps of the run, and after its last.
    ///
    /// - Precondition: `steps` is positive.
    public init(every steps: Int) {
        precondition(steps > 0, "reports need a distance")
        stride = steps
    }

    /// Takes in what the run tells.
    ///
    /// - Returns: lines to print, without line ends.
    public mutating func update(_ event: RunEvent) -> [String] {
        switch event {
        case .described(let description): return takeIn(description)
        case .steps(let steps): return steps.flatMap { takeIn($0) }
        case .phase(let phase): return takeIn(phase)
        case .snapshotSaved(let snapshot):
            return ["snapshot saved to \(snapshot.path) (\(NumberText.bytes(snapshot.bytes)))"]
        case .learningRate(let edit):
            let rates = [edit.discriminator, edit.generator].map { NumberText.rate(Double($0)) }
            let start = "\(edit.origin.lead)learning rates from step \(NumberText.grouped(edit.step)) on"
            return ["\(start): D \(rates[0]), G \(rates[1])"]
        case .settings(let edit):
            doctor.append([edit])
            if edit.changesCost { speed = SpeedMeter() }
            let words = edit.wordsWithPlans.joined(separator: ", ")
            return words.isEmpty ? [] : ["step \(NumberText.grouped(edit.step)): \(edit.origin.lead)\(words)"]
        case .notice(let notice):
            return [notice.severity == .information ? notice.text : "\(notice.severity.rawValue): \(notice.text)"]
        case .wentBack(let change):
            latest = nil
            doctor.goBack(to: change.toStep)
            let steps = [change.fromStep, change.toStep].map(NumberText.grouped)
            let place = "went back from step \(steps[0]) to step \(steps[1])"
            return [change.divergence.map { "alarm: \($0); \(place), the last good state" } ?? place]
        case .skippedFaces(let count):
            skipped = count
            return tellsSkipped ? skippedLine() : []
        case .diversity(let measures): return consultDoctor { $0.append(measures) }
        case .history(let steps):
            for step in steps { doctor.append(step) }
            return []
        case .pastSettings(let edits):
            doctor.append(edits)
            return []
        case .conditionMeasures(let measures): return consultDoctor { $0.append(measures) }
        case .past, .preview, .realFaces, .snapshots, .troubles, .film, .nearestFaces, .walk, .faceSum, .phraseFaces,
            .phraseMatches:
            return []
        }
    }

    private mutating func takeIn(_ description: RunDescription) -> [String] {
        defer { self.description = description }
        doctor.append(description.settings ?? RunSettings())
        doctor.append(description)
        guard self.description == nil else { return [] }
        let line =
            "\(description.source), \(NumberText.counted(description.faceCount, "face")); seed \(description.seed); "
            + "batch \(description.batchSize); \(NumberText.counted(description.threads, "thread")); "
            + "\(NumberText.counted(description.totalSteps, "step")); run folder \(description.folder)"
        return [line]
    }

    private mutating func takeIn(_ step: StepMetrics) -> [String] {
        guard step.step > latest?.step ?? 0 else { return [] }
        latest = step
        speed.append(step)
        sums.append(step)
        let verdict = consultDoctor { $0.append(step) }
        guard step.step % stride == 0 || step.step == description?.totalSteps else { return verdict }
        tellsSkipped = true
        return [reportLine(step)] + obedienceLine() + verdict + skippedLine()
    }

    /// How many conditions the generator follows, and how well; nothing before the first is measured.
    private func obedienceLine() -> [String] {
        let obedience = doctor.obedience
        let (ranking, count) = (obedience.ranking, obedience.followedCount)
        guard let best = ranking.first else { return [] }
        func words(_ entry: (name: String, difference: Double)) -> String {
            let number = NumberText.fixed(entry.difference, decimals: 2)
            return "\(entry.name) \(number.hasPrefix("-") ? "" : "+")\(number)"
        }
        let noun = description?.conditions?.isVocabulary == true ? "word" : "attribute"
        let range =
            count == 0
            ? "best \(words(best))" : count == 1 ? words(best) : "\(words(best)) to \(words(ranking[count - 1]))"
        let verb = ranking.count == 1 ? "follows" : "follow"
        let rest = obedience.isWhole ? "" : " so far"
        return ["phrase: \(count) of \(NumberText.counted(ranking.count, noun)) \(verb)\(rest) (\(range))"]
    }

    /// Gives the doctor something to look at.
    ///
    /// - Returns: its verdict, if it is another than before.
    private mutating func consultDoctor(_ take: (inout Doctor) -> Void) -> [String] {
        doctor.tell(take).map { ["doctor: \($0.line)"] } ?? []
    }

    /// A line if more faces could not be read than was told; at most one a report.
    private mutating func skippedLine() -> [String] {
        guard skipped > toldSkipped else { return [] }
        toldSkipped = skipped
        tellsSkipped = false
        return ["warning: \(NumberText.counted(skipped, "face")) could not be read so far; the journal names them"]
    }

    private mutating func takeIn(_ phase: RunPhase) -> [String] {
        defer { self.phase = phase }
        guard phase != self.phase else { return [] }
        switch phase {
        case .paused: return ["paused"]
        case .finished: return ["all steps done"]
        case .stopping: return ["saving"]
        case .stopped, .failed: return skippedLine()
        case .starting, .running: return []
        }
    }

    /// One report, and the start of the next interval.
    private mutating func reportLine(_ step: StepMetrics) -> String {
        defer { sums = IntervalMeans() }
        let total = description?.totalSteps ?? step.step
        let totalText = NumberText.grouped(total)
        let stepText = NumberText.padded(NumberText.grouped(step.step), to: totalText.count)
        var left: Double?
        if let rate = speed.stepsPerSecond, rate > 0, total > step.step { left = Double(total - step.step) / rate }
        return [
            "step \(stepText)/\(totalText)",
            "epoch \(step.epoch)",
            "D \(NumberText.measure5(sums.mean(.discriminatorLoss)))",
            "G \(NumberText.measure5(sums.mean(.generatorLoss)))",
            "D(x) \(NumberText.score(sums.mean(.realScore)))",
            "D(G(z)) \(NumberText.score(sums.mean(.fakeScore)))",
            "\(NumberText.speed(speed.stepsPerSecond)) steps/s",
            "ETA \(total > step.step ? DurationText.short(left) : "done")",
        ].joined(separator: "  ")
    }
}

/// Means over the steps since the last report; a value that is not finite makes its mean not finite, so that it is seen.
private struct IntervalMeans {
    private var sums = Array(repeating: 0.0, count: Metric.allCases.count)
    private var count = 0

    mutating func append(_ step: StepMetrics) {
        for metric in Metric.allCases { sums[metric.rawValue] += Double(metric.value(in: step) ?? 0) }
        count += 1
    }

    func mean(_ metric: Metric) -> Double? { count > 0 ? sums[metric.rawValue] / Double(count) : nil }
}
