// Gives the terminal back without ncurses, whose functions must not be called in a signal handler: the bytes and modes
// that do it are prepared when the screen goes up.
#define _GNU_SOURCE
#include "internal.h"
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

#include <curses.h>
#include <term.h>

static int terminal = -1;
/// What gives the terminal back.
typedef struct {
    struct termios modes;
    bool has_modes;
    char bytes[512];
    size_t length;
    /// The terminal's own colours: room for a definition of each of 240.
    char colors[8192];
    volatile size_t color_length;
    volatile sig_atomic_t armed;
} recipe;

static recipe own;
static recipe *rescue = &own;

/// How long a terminal that takes nothing is waited for, in milliseconds.
enum { patience = 200 };

static void write_all(const char *text, size_t count) {
    size_t done = 0;
    while (done < count) {
        struct pollfd question = {.fd = terminal, .events = POLLOUT};
        if (poll(&question, 1, patience) == 0) break;
        ssize_t written = write(terminal, text + done, count - done);
        if (written <= 0) break;
        done += (size_t)written;
    }
}

void rescue_keep_colors(const char *text) {
    size_t count = strlen(text);
    rescue->color_length = 0;
    if (count > sizeof rescue->colors) return;
    memcpy(rescue->colors, text, count);
    rescue->color_length = count;
}

void rescue_restore_colors(void) { write_all(rescue->colors, rescue->color_length); }

static int append_byte(int byte) {
    if (rescue->length < sizeof rescue->bytes) rescue->bytes[rescue->length++] = (char)byte;
    return byte;
}

static void append_capability(const char *name) {
    const char *value = tigetstr(name);
    if (value && value != (char *)-1) tputs(value, 1, append_byte);
}

void rescue_prepare(int descriptor) {
    terminal = descriptor;
    // Called before ncurses changes the modes, so these are the shell's.
    rescue->has_modes = tcgetattr(descriptor, &rescue->modes) == 0;
}

/// The bytes can only be told once terminfo is loaded.
void rescue_arm(bool mouse, bool synchronized) {
    rescue->length = 0;
    if (synchronized)
        for (const char *c = "\033[?2026l"; *c; c++) append_byte(*c);
    if (mouse)
        for (const char *c = "\033[?1006l\033[?1000l"; *c; c++) append_byte(*c);
    append_capability("op");
    append_capability("sgr0");
    append_capability("rmkx");
    append_capability("cnorm");
    append_capability("rmcup");
    if (!tigetstr("rmcup") || tigetstr("rmcup") == (char *)-1) append_byte('\n');
    rescue->armed = 1;
}

bool rescue_restore(void) {
    if (!rescue->armed) return false;
    rescue->armed = 0;
    rescue_restore_colors();
    write_all(rescue->bytes, rescue->length);
    if (rescue->has_modes) tcsetattr(terminal, TCSANOW, &rescue->modes);
    output_release();
    return true;
}

void rescue_forget(void) { rescue->armed = 0; }

bool rescue_share(void) {
    void *shared = mmap(NULL, sizeof own, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) return false;
    rescue = shared;
    return true;
}

void rescue_restore_for_worker(void) {
    terminal = STDOUT_FILENO;
    rescue_restore();
}
