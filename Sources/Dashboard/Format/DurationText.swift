/// Lengths of time as short text.
enum DurationText {
    /// At most six characters: `7s`, `5m12s`, `1h02m`, `3d04h`, `120d`; `-` when unknown.
    static func short(_ seconds: Double?) -> String {
        guard let seconds, seconds.isFinite, seconds >= 0 else { return "-" }
        let whole = Int(min(seconds, 8_639_913_600).rounded(.down))
        let (days, hours, minutes) = (whole / 86_400, whole / 3600 % 24, whole / 60 % 60)
        if days >= 100 { return "\(days)d" }
        if days > 0 { return "\(days)d\(twoDigits(hours))h" }
        if hours > 0 { return "\(hours)h\(twoDigits(minutes))m" }
        if minutes > 0 { return "\(minutes)m\(twoDigits(whole % 60))s" }
        return "\(whole)s"
    }

    /// `short` in six columns, right-aligned.
    static func short6(_ seconds: Double?) -> String { NumberText.padded(short(seconds), to: 6) }

    /// As on a clock: `0:07`, `12:40`, `1:02:40`.
    static func clock(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0 else { return "-" }
        let whole = Int(min(seconds, 8_639_913_600).rounded(.down))
        let (hours, minutes) = (whole / 3600, whole / 60 % 60)
        return hours > 0
            ? "\(hours):\(twoDigits(minutes)):\(twoDigits(whole % 60))" : "\(minutes):\(twoDigits(whole % 60))"
    }

    private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
