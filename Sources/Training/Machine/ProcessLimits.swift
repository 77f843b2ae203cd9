/// The limits that a process runs under; nil for none.
struct ProcessLimits: Sendable {
    /// Bytes of addresses.
    var addresses: Int?
    /// Bytes of data.
    var data: Int?
    /// Bytes of a file.
    var fileSize: Int?
    /// Files and sockets that are open at once.
    var openFiles: Int?
}
