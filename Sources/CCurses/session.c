// The program as two processes, so that it can let go of its terminal while it works on: the one that the shell waits
// for (the keeper) does nothing but pass signals on and end as the other does, which does all the work (the worker).
#define _GNU_SOURCE
#include "CCurses.h"
#include "internal.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/// In the worker the keeper's number, 0 once it has let go or where there is none.
static pid_t keeper;

/// Signals that are passed on; a crash that somebody sends is one to be seen in the worker.
static const int passed_on[] = {
    SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE,
};

/// Ends this process as the worker ended, so that the shell says what it would have said.
static void end_as(int number) {
    // The worker has left the core, if one was wanted.
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    // In the background, setting the terminal's modes would stop this process for ever.
    signal(SIGTTOU, SIG_IGN);
    rescue_restore_for_worker();
    signal(number, SIG_DFL);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, number);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    raise(number);
    _exit(128 + number);
}

/// What became of the worker: ends with it, stops with it.
static void follow(pid_t worker) {
    int status;
    while (waitpid(worker, &status, WNOHANG | WUNTRACED) > 0) {
        if (WIFEXITED(status)) _exit(WEXITSTATUS(status));
        if (WIFSIGNALED(status)) end_as(WTERMSIG(status));
        if (WIFSTOPPED(status)) raise(SIGSTOP);
    }
}

/// The keeper's whole life. All signals in `watched` are blocked and taken one by one.
static _Noreturn void keep(pid_t worker, const sigset_t *watched) {
    while (true) {
        siginfo_t info;
        int number = sigwaitinfo(watched, &info);
        if (number == SIGCHLD) {
            follow(worker);
        } else if (number == SIGUSR1) {
            // The first process of a container takes all others with it when it ends.
            if (info.si_pid == worker && getpid() != 1) _exit(0);
        } else if (number == SIGCONT && info.si_pid == worker) {
            // It runs already.
        } else if (number > 0) {
            sigqueue(worker, number, (union sigval){0});
        }
    }
}

void session_continue(const siginfo_t *info) {
    // A keeper that stopped with this process must come back with it, whoever woke it.
    int saved = errno;
    bool is_passed_on = info->si_code == SI_QUEUE && info->si_pid == keeper;
    if (keeper > 0 && !is_passed_on) kill(keeper, SIGCONT);
    errno = saved;
}

/// Until the screen goes up, and after it.
static void on_continue(int number, siginfo_t *info, void *context) {
    (void)number;
    (void)context;
    session_continue(info);
}

int32_t terminal_split(bool in_new_session) {
    sigset_t watched, before;
    sigemptyset(&watched);
    for (size_t i = 0; i < sizeof passed_on / sizeof *passed_on; i++) sigaddset(&watched, passed_on[i]);
    sigaddset(&watched, SIGCHLD);
    sigaddset(&watched, SIGUSR1);
    if (!rescue_share()) return errno;
    signal(SIGCHLD, SIG_DFL);
    sigprocmask(SIG_BLOCK, &watched, &before);
    pid_t parent = getpid();
    pid_t worker = fork();
    if (worker > 0) keep(worker, &watched);
    if (worker == 0) {
        keeper = parent;
        if (in_new_session) setsid();
        struct sigaction action = {.sa_sigaction = on_continue, .sa_flags = SA_RESTART | SA_SIGINFO};
        sigemptyset(&action.sa_mask);
        sigaction(SIGCONT, &action, NULL);
        // The keeper is what people see and kill: then the program shall end, with everything saved.
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (getppid() != parent) raise(SIGTERM);
    }
    int code = errno;
    sigprocmask(SIG_SETMASK, &before, NULL);
    return worker == 0 ? 0 : code;
}

void terminal_leave(const char *errors) {
    prctl(PR_SET_PDEATHSIG, 0);
    signal(SIGHUP, SIG_IGN);
    setsid();
    int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int standard = 0; nowhere >= 0 && standard < 3; standard++) dup2(nowhere, standard);
    if (nowhere > 2) close(nowhere);
    int file = errors ? open(errors, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0666) : -1;
    if (file >= 0) {
        dup2(file, 2);
        close(file);
        signals_report_crashes();
    }
    if (keeper > 0) kill(keeper, SIGUSR1);
    keeper = 0;
}

bool session_has_keeper(void) { return keeper > 0; }

/// What came last of a signal, from the keeper or from elsewhere.
typedef struct {
    int balance;  // so many more came from elsewhere than through the keeper
    struct timespec at;
} arrival;

bool session_is_echo(int number, const siginfo_t *info) {
    static arrival arrivals[65];
    if (keeper == 0) return false;
    arrival *last = &arrivals[number];
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    double passed = (double)(now.tv_sec - last->at.tv_sec) + 1e-9 * (double)(now.tv_nsec - last->at.tv_nsec);
    if (passed > 0.5) last->balance = 0;
    last->at = now;
    bool is_passed_on = info->si_code == SI_QUEUE && info->si_pid == keeper;
    last->balance += is_passed_on ? -1 : 1;
    return is_passed_on ? last->balance >= 0 : last->balance <= 0;
}
