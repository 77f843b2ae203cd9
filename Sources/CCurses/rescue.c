// Gives the terminal back without ncurses, whose functions must not be called in a signal handler: the bytes and modes
// that do it are prepared when the screen goes up.
#define _GNU_SOURCE
#include "internal.h"
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <curses.h>
#include <term.h>

static int terminal = -1;
static struct termios modes;
static bool has_modes;
static char bytes[512];
static size_t length;
static volatile sig_atomic_t armed;

static int append_byte(int byte) {
    if (length < sizeof bytes) bytes[length++] = (char)byte;
    return byte;
}

static void append_capability(const char *name) {
    const char *value = tigetstr(name);
    if (value && value != (char *)-1) tputs(value, 1, append_byte);
}

void rescue_prepare(int descriptor) {
    terminal = descriptor;
    // Called before ncurses changes the modes, so these are the shell's.
    has_modes = tcgetattr(descriptor, &modes) == 0;
}

/// The bytes can only be told once terminfo is loaded.
void rescue_arm(bool mouse, bool synchronized) {
    length = 0;
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
    armed = 1;
}

bool rescue_restore(void) {
    if (!armed) return false;
    armed = 0;
    size_t done = 0;
    while (done < length) {
        ssize_t written = write(terminal, bytes + done, length - done);
        if (written <= 0) break;
        done += (size_t)written;
    }
    if (has_modes) tcsetattr(terminal, TCSANOW, &modes);
    output_release();
    return true;
}

void rescue_forget(void) { armed = 0; }
