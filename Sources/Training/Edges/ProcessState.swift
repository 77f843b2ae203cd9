import Networks

/// What a process of this machine is doing.
enum ProcessState {
    /// Whether a process is stopped, as by control-Z or SIGSTOP (proc(5), `stat`: the state follows the name in brackets).
    static func isStopped(_ process: Int) -> Bool {
        let stat = SystemFile.read("/proc/\(process)/stat")
        return stat?.split(separator: ")").last?.split(separator: " ").first == "T"
    }
}
