import RunEvents

extension DashboardState {
    /// Gives the doctor something to look at, and tells of a verdict that is another than before.
    mutating func consultDoctor(_ take: (inout Doctor) -> Void) {
        guard let verdict = doctor.tell(take) else { return }
        let kind: MessageLog.Kind =
            switch verdict.finding.severity {
            case .calm: .plain
            case .good: .success
            case .warning, .alarm: .warning
            }
        say("doctor: \(verdict.line)", kind, shortText: "doctor: \(verdict.finding.name)")
    }

    /// Does what the doctor advises.
    mutating func followDoctor(_ effects: inout [Effect]) {
        guard isAlive, let advice = doctor.current?.advice, !advice.commands.isEmpty else {
            let watching = doctor.watchingSince.map { "the doctor is watching since step \(NumberText.grouped($0))" }
            return say(watching ?? "the doctor has nothing to try now")
        }
        say("the doctor's advice: \(advice.text)")
        for command in advice.commands { effects.append(.send(command)) }
    }
}
