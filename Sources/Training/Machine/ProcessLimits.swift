/// The limits that a process runs under, in bytes; nil for none.
struct ProcessLimits: Sendable {
    var addresses: Int?
    var data: Int?
}
