// Signal handlers. The ones that the program answers write their number into a pipe, which wakes the loop; the ones that
// end the program at once give the terminal back first.
#define _GNU_SOURCE
#include "CCurses.h"
#include "internal.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const int answered[] = {SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP, SIGCONT};
static const int fatal[] = {SIGQUIT, SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE};
enum { answered_count = sizeof answered / sizeof *answered, fatal_count = sizeof fatal / sizeof *fatal };

static struct sigaction previous[65];
static int channel[2] = {-1, -1};
static bool installed;
static volatile sig_atomic_t stopping;

static void announce(int number) {
    int saved = errno;
    unsigned char byte = (unsigned char)number;
    // A full pipe wakes the loop as well as one more byte would.
    if (write(channel[1], &byte, 1) < 0) errno = saved;
    errno = saved;
}

static void on_answered(int number, siginfo_t *info, void *context) {
    (void)context;
    if (number == SIGCONT) session_continue(info);
    if (number == SIGCONT && stopping) return;
    if (session_is_echo(number, info)) return;
    announce(number);
    if (number == SIGTERM || number == SIGINT || number == SIGHUP) unblock_ask();
}

/// Calls the handler that was there before, such as the one of the Swift runtime, which prints where a crash was.
static void call_previous(int number, siginfo_t *info, void *context) {
    const struct sigaction *action = &previous[number];
    if (action->sa_flags & SA_SIGINFO) {
        action->sa_sigaction(number, info, context);
    } else if (action->sa_handler != SIG_DFL && action->sa_handler != SIG_IGN) {
        action->sa_handler(number);
    }
}

static void on_fatal(int number, siginfo_t *info, void *context) {
    rescue_restore();
    struct sigaction action = previous[number];
    // A signal that somebody sent has no fault behind it that would come again when handlers return.
    if (info->si_code <= 0) {
        if (number != SIGQUIT) call_previous(number, info, context);
        action = (struct sigaction){.sa_handler = SIG_DFL};
    }
    if (number == SIGQUIT) action = (struct sigaction){.sa_handler = SIG_DFL};
    sigaction(number, &action, NULL);
    // Blocked while this handler runs; takes its course at the place of the fault when it returns.
    raise(number);
}

/// Where nobody looks: says on stderr what ended the program.
static void on_fatal_unseen(int number, siginfo_t *info, void *context) {
    static const char before[] = "gantop was ended by SIG";
    const char *name = sigabbrev_np(number);
    if (!name) name = "?";
    ssize_t written = write(STDERR_FILENO, before, sizeof before - 1);
    if (written > 0) written = write(STDERR_FILENO, name, strlen(name));
    if (written > 0) written = write(STDERR_FILENO, "\n", 1);
    on_fatal(number, info, context);
}

/// After the screen: what the keeper passes on late, of a signal that was answered already, ends nothing.
static void on_late(int number, siginfo_t *info, void *context) {
    (void)context;
    if (session_is_echo(number, info)) return;
    struct sigaction action = {.sa_handler = SIG_DFL};
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
    // Blocked while this handler runs; ends the process when it returns.
    raise(number);
}

static bool is_default(const struct sigaction *action) {
    return action->sa_flags & SA_SIGINFO ? action->sa_sigaction == on_late : action->sa_handler == SIG_DFL;
}

static void install(int number, struct sigaction action) {
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, &previous[number]);
}

/// Gives a signal back its course from before the screen.
static void restore(int number) {
    bool may_echo = number == SIGINT || number == SIGTERM;
    if (!may_echo || !session_has_keeper() || !is_default(&previous[number])) {
        sigaction(number, &previous[number], NULL);
        return;
    }
    struct sigaction action = {.sa_sigaction = on_late, .sa_flags = SA_RESTART | SA_SIGINFO};
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

static void restore_at_exit(void) { rescue_restore(); }

void signals_install(void) {
    if (installed) return;
    if (channel[0] < 0) {
        if (pipe2(channel, O_CLOEXEC | O_NONBLOCK) != 0) return;
        atexit(restore_at_exit);
    }
    // A crash by stack overflow has no stack left for the handler. The runtime may have given this thread one already.
    static char stack[64 * 1024];
    stack_t present;
    if (sigaltstack(NULL, &present) == 0 && (present.ss_flags & SS_DISABLE)) {
        stack_t alternative = {.ss_sp = stack, .ss_size = sizeof stack};
        sigaltstack(&alternative, NULL);
    }
    for (int i = 0; i < answered_count; i++) {
        install(answered[i], (struct sigaction){.sa_sigaction = on_answered, .sa_flags = SA_RESTART | SA_SIGINFO});
    }
    for (int i = 0; i < fatal_count; i++) {
        install(fatal[i], (struct sigaction){.sa_sigaction = on_fatal, .sa_flags = SA_ONSTACK | SA_SIGINFO});
    }
    // Who started the program with SIGHUP ignored (nohup) wants it to outlive the terminal.
    if (previous[SIGHUP].sa_handler == SIG_IGN) sigaction(SIGHUP, &previous[SIGHUP], NULL);
    installed = true;
}

void signals_report_crashes(void) {
    for (int i = 0; i < fatal_count; i++) {
        install(fatal[i], (struct sigaction){.sa_sigaction = on_fatal_unseen, .sa_flags = SA_ONSTACK | SA_SIGINFO});
    }
}

void signals_remove(void) {
    if (!installed) return;
    for (int i = 0; i < answered_count; i++) restore(answered[i]);
    for (int i = 0; i < fatal_count; i++) sigaction(fatal[i], &previous[fatal[i]], NULL);
    installed = false;
}

void terminal_ignore_hangup(void) {
    signal(SIGHUP, SIG_IGN);
    previous[SIGHUP] = (struct sigaction){.sa_handler = SIG_IGN};
    // Whoever asks for the end while the screen closes is still heard: what stays is what is there now.
    sigaction(SIGINT, NULL, &previous[SIGINT]);
    sigaction(SIGTERM, NULL, &previous[SIGTERM]);
}

int signals_descriptor(void) { return channel[0]; }

void terminal_wake(void) {
    if (channel[1] >= 0) announce(0);
}

int32_t terminal_take_signal(void) {
    unsigned char byte;
    while (read(channel[0], &byte, 1) == 1) {
        if (byte != 0) return byte;
    }
    return 0;
}

void signals_stop_process(void) {
    struct sigaction action;
    struct sigaction mine;
    memset(&action, 0, sizeof action);
    action.sa_handler = SIG_DFL;
    sigemptyset(&action.sa_mask);
    stopping = 1;
    sigaction(SIGTSTP, &action, &mine);
    raise(SIGTSTP);
    sigaction(SIGTSTP, &mine, NULL);
    stopping = 0;
}
