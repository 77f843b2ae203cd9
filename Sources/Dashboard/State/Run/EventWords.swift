import RunEvents

/// What people are told of what a run told, now or later.
enum EventWords {
    /// A snapshot that is whole on disk.
    static func words(of snapshot: SavedSnapshot) -> MessageLog.Words {
        let name = snapshot.path.split(separator: "/").last.map(String.init) ?? snapshot.path
        return MessageLog.Words(
            "snapshot saved to \(snapshot.path) (\(NumberText.bytes(snapshot.bytes)))", .success,
            shortText: "snapshot saved to \(name)")
    }

    /// A line for people.
    static func words(of notice: Notice) -> MessageLog.Words {
        switch notice.severity {
        case .information: MessageLog.Words(notice.text)
        case .warning: MessageLog.Words(notice.text, .warning)
        case .alarm: MessageLog.Words(notice.text, .alarm)
        }
    }

    /// A change of settings; nil for one that says nothing.
    static func words(of edit: SettingsEdit) -> MessageLog.Words? {
        let words = edit.wordsWithPlans
        return words.isEmpty ? nil : MessageLog.Words(edit.origin.lead + words.joined(separator: ", "), .edit)
    }

    /// A change of learning rates, as `rates(discriminator:generator:)` tells it.
    static func ratesChanged(_ rates: String, _ origin: EditOrigin?) -> MessageLog.Words {
        MessageLog.Words(origin.lead + "learning rate of " + rates, .edit)
    }

    /// The rates that are others than before, each with what it was and is; nil if none is.
    static func rates(discriminator: (Float?, Float), generator: (Float?, Float)) -> String? {
        let touchesDiscriminator = discriminator.0 != nil && discriminator.0 != discriminator.1
        let touchesGenerator = generator.0 != nil && generator.0 != generator.1
        let toDiscriminator = NumberText.rate(Double(discriminator.1))
        let toGenerator = NumberText.rate(Double(generator.1))
        if touchesDiscriminator, touchesGenerator, toDiscriminator == toGenerator {
            return "D and G now \(toDiscriminator)"
        }
        let parts =
            (touchesDiscriminator ? ["D now \(toDiscriminator)"] : [])
            + (touchesGenerator ? ["G now \(toGenerator)"] : [])
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// A way back to an earlier step.
    static func words(of change: WentBack) -> MessageLog.Words {
        let place = "back at step \(NumberText.grouped(change.toStep))"
        if let divergence = change.divergence { return MessageLog.Words("\(divergence); \(place)", .alarm) }
        let aside = StepAside.name(change.toStep)
        return MessageLog.Words(
            "\(place); what came after it stays on disk, in names that end in \(aside)", .edit, shortText: place)
    }

    /// The end of all steps.
    static let finished = MessageLog.Words(
        "all steps done; e trains another epoch, q leaves", .success, shortText: "done; e trains on, q leaves")

    /// What people were told of an event of the past; nil for one that says nothing.
    static func words(ofPast event: RunEvent) -> MessageLog.Words? {
        switch event {
        case .snapshotSaved(let snapshot): return words(of: snapshot)
        case .notice(let notice): return words(of: notice)
        case .settings(let edit): return words(of: edit)
        case .learningRate(let edit):
            let rates = rates(
                discriminator: (edit.before?.discriminator, edit.discriminator),
                generator: (edit.before?.generator, edit.generator))
            return rates.map { ratesChanged($0, edit.origin) }
        case .wentBack(let change): return words(of: change)
        case .phase(.finished): return MessageLog.Words("all steps done", .success)
        default: return nil
        }
    }
}
