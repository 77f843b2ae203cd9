// Holds back what is written to standard output and error while the dashboard is on the screen.
#define _GNU_SOURCE
#include "internal.h"
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

typedef struct {
    int standard;  // STDOUT_FILENO or STDERR_FILENO
    int original;  // where it went, -1 when nothing is held
    int held;      // a file in memory
} stream;

static stream streams[2] = {{STDOUT_FILENO, -1, -1}, {STDERR_FILENO, -1, -1}};

static void hold(stream *stream) {
    if (stream->original >= 0 || !isatty(stream->standard)) return;
    int held = memfd_create("held output", MFD_CLOEXEC);
    if (held < 0) return;
    int original = fcntl(stream->standard, F_DUPFD_CLOEXEC, 3);
    if (original < 0 || dup2(held, stream->standard) < 0) {
        close(held);
        if (original >= 0) close(original);
        return;
    }
    // Appending: every writer shares one file, however it was opened.
    fcntl(stream->standard, F_SETFL, O_APPEND);
    stream->held = held;
    stream->original = original;
}

void output_hold(void) {
    fflush(stdout);
    for (int i = 0; i < 2; i++) hold(&streams[i]);
}

static void print_held(const stream *stream) {
    // The end of a flood says more than its start.
    enum { most = 64 * 1024 };
    char buffer[4096];
    off_t size = lseek(stream->held, 0, SEEK_END);
    off_t position = size > most ? size - most : 0;
    ssize_t count;
    while ((count = pread(stream->held, buffer, sizeof buffer, position)) > 0) {
        position += count;
        for (ssize_t done = 0; done < count;) {
            ssize_t written = write(stream->standard, buffer + done, (size_t)(count - done));
            if (written <= 0) return;
            done += written;
        }
    }
}

void output_release(void) {
    for (int i = 0; i < 2; i++) {
        stream *stream = &streams[i];
        if (stream->original < 0) continue;
        dup2(stream->original, stream->standard);
        print_held(stream);
        close(stream->original);
        close(stream->held);
        stream->original = -1;
        stream->held = -1;
    }
}
