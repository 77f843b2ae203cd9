import RunEvents

extension DashboardState {
    /// Takes in what the run tells.
    mutating func takeIn(_ event: RunEvent, _ effects: inout [Effect]) {
        switch event {
        case .described(let description): takeIn(description)
        case .history(let steps): takeInHistory(steps)
        case .steps(let steps): takeInSteps(steps)
        case .preview(let preview):
            noticeOtherScreens(self.preview, preview)
            self.preview = preview
            film.append(preview)
            zoomedFace = zoomedFace.map { min($0, max(0, preview.faces.count - 1)) }
            generatedCells.replace(preview.faces)
        case .film(let previews): takeIn(film: previews)
        case .nearestFaces(let faces): nearest.takeIn(faces)
        case .walk(let walk): explorer.takeIn(walk)
        case .faceSum(let faces): arithmetic.takeIn(faces)
        case .phraseFaces(let faces): if phrase.takeIn(faces) { answers &+= 1 }
        case .phraseMatches(let matches): if phrase.takeIn(matches) { answers &+= 1 }
        case .conditionMeasures(let measures): takeIn(measures)
        case .realFaces(let faces): realCells.replace(faces)
        case .phase(let phase): takeIn(phase, &effects)
        case .snapshotSaved(let snapshot): takeIn(snapshot, &effects)
        case .learningRate(let edit): takeIn(edit)
        case .settings(let edit): takeIn(edit)
        case .pastSettings(let edits): takeIn(past: edits)
        case .past(let past): takeIn(past)
        case .notice(let notice):
            say(EventWords.words(of: notice))
            if notice.severity == .alarm { effects.append(.bell) }
        case .diversity(let measures): consultDoctor { $0.append(measures) }
        case .skippedFaces(let count): skippedFaces = max(0, count)
        case .snapshots(let listing): snapshots.takeIn(listing, at: now)
        case .wentBack(let change): takeIn(change, &effects)
        case .troubles(let troubles):
            if troubles.isEmpty { log.settleAlarms(at: elapsed) }
            self.troubles = troubles
        }
    }

    private mutating func takeIn(_ description: RunDescription) {
        // A run that goes on says so itself.
        if self.description == nil, tie == .attached { say("attached; D leaves the run training") }
        self.description = description
        discriminatorRate = description.discriminatorLearningRate
        generatorRate = description.generatorLearningRate
        if let seconds = description.trainedSeconds, seconds.isFinite { trainedSeconds = max(0, seconds) }
        let settings = description.settings ?? RunSettings(batchSize: description.batchSize)
        runSettings = settings
        doctor.append(settings)
        doctor.append(description)
        phrase.begin(description.conditions)
        phrase.sort(by: doctor.obedience)
    }

    private mutating func takeInHistory(_ steps: [StepMetrics]) {
        let marked = edits.last { $0.kind == .rate }?.step ?? -1
        for step in steps {
            let before = history.latest
            guard history.append(step) else { continue }
            doctor.append(step)
            // Going back sends a part of the course again, whose marks are there already.
            guard let before, step.step - 1 > marked else { continue }
            markRates(
                at: step.step - 1,
                discriminator: (before.discriminatorLearningRate, step.discriminatorLearningRate),
                generator: (before.generatorLearningRate, step.generatorLearningRate))
        }
        // What a run that is attached to did before is its speed of now, unless steps cost other much since.
        guard tie == .attached else { return }
        for step in steps.suffix(SpeedMeter.capacity) where step.step > speedChange { speed.append(step) }
    }

    private mutating func takeInSteps(_ steps: [StepMetrics]) {
        for step in steps where history.append(step) {
            speed.append(step)
            let seconds = step.trainedSeconds
            if seconds.isFinite, seconds > 0 { trainedSeconds += seconds }
            consultDoctor { $0.append(step) }
        }
    }

    private mutating func takeIn(_ phase: RunPhase, _ effects: inout [Effect]) {
        let before = self.phase
        self.phase = phase
        pauseRequest = nil
        askAboutDivergence(in: phase)
        guard phase != before else { return }
        if before == .stopping, stopRequest == .saving, phase == .paused || phase == .finished {
            return stayUnsaved(&effects)
        }
        switch phase {
        case .starting, .running, .paused, .stopping: break
        case .finished:
            say(EventWords.finished)
        case .stopped:
            let isOthers = tie == .attached && stopRequest == nil
            effects.append(.quit(isOthers ? .over : stopRequest == .discarding ? .unsaved : .saved))
        case .failed(let reason):
            say(reason, .alarm)
            effects.append(.bell)
            // Nobody waits at the screen for more: leave and say why on the shell's own screen.
            if stopRequest != nil || history.latest == nil { effects.append(.quit(.failed(reason))) }
        }
    }

    private mutating func takeIn(_ snapshot: SavedSnapshot, _ effects: inout [Effect]) {
        self.snapshot = snapshot
        snapshotAt = now - max(0, snapshot.age)
        guard snapshot.age == 0 else { return }
        unsavedReason = nil
        say(EventWords.words(of: snapshot))
        refreshSnapshots(&effects)
    }
}
