import Glibc

/// Descriptors 0, 1 and 2: whoever starts a program may have closed them, as daemons and launchers do.
enum StandardStreams {
    /// Gives /dev/null to each that is closed. The next file opened would take its number otherwise, and what is meant for
    /// a reader would be written into that file; call it before anything else opens one.
    static func fillGaps() {
        // The lowest free number is given each time.
        var descriptor: Int32
        repeat { descriptor = open("/dev/null", O_RDWR) } while (0...STDERR_FILENO).contains(descriptor)
        if descriptor >= 0 { close(descriptor) } else if !areAllOpen { exit(EX_OSFILE) }
    }

    private static var areAllOpen: Bool { (0...STDERR_FILENO).allSatisfy { fcntl($0, F_GETFD) >= 0 } }
}
