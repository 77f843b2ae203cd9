// A terminal that takes nothing (a hung ssh, a frozen multiplexer, output that was stopped) holds whoever writes to it. Once
// somebody asks for the end, what it has not taken for a moment is thrown away, so that the end does not wait for it.
#define _GNU_SOURCE
#include "internal.h"
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

/// How long a writer waits for the terminal once the end was asked for, and how often that is looked at.
enum { patience_milliseconds = 150, interval_milliseconds = 20 };

static sem_t asked;
static pthread_t watcher;
static int terminal = -1;
static atomic_bool ending;
/// When the writing that goes on began; 0 while there is none.
static atomic_long writing_since;

static long now_milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000 + 1;
}

static void *watch(void *nothing) {
    while (sem_wait(&asked) != 0) continue;
    while (!atomic_load(&ending)) {
        long since = atomic_load(&writing_since);
        if (since != 0 && now_milliseconds() - since > patience_milliseconds) {
            tcflush(terminal, TCOFLUSH);
            // Output that is stopped and started again wakes its writers, whoever stopped it; the flush alone does not.
            tcflow(terminal, TCOOFF);
            tcflow(terminal, TCOON);
        }
        struct timespec interval = {.tv_nsec = interval_milliseconds * 1000000L};
        nanosleep(&interval, NULL);
    }
    return nothing;
}

void unblock_start(int descriptor) {
    if (terminal >= 0) return;
    terminal = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
    if (terminal < 0) return;
    sem_init(&asked, 0, 0);
    atomic_store(&ending, false);
    // Signals are for the threads that there were; in the background, SIGTTOU would stop the process.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    bool started = pthread_create(&watcher, NULL, watch, NULL) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (started) return;
    close(terminal);
    terminal = -1;
}

void unblock_ask(void) { sem_post(&asked); }

void unblock_writing(bool begins) { atomic_store(&writing_since, begins ? now_milliseconds() : 0); }

void unblock_end(void) {
    if (terminal < 0) return;
    atomic_store(&ending, true);
    sem_post(&asked);
    pthread_join(watcher, NULL);
    close(terminal);
    terminal = -1;
}
