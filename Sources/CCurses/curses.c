// ncurses, in the few forms that the dashboard needs.
#define _GNU_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include "CCurses.h"
#include "internal.h"
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include <curses.h>
#include <term.h>

static SCREEN *screen;
static FILE *input, *output;
/// Input is read through a pad: reading through the standard window would refresh it.
static WINDOW *keyboard;
static bool has_color, has_default_colors, is_synchronized;

bool terminal_set_locale(bool force_utf8) {
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
    if (!force_utf8) return false;
    return setlocale(LC_CTYPE, "C.UTF-8") || setlocale(LC_CTYPE, "C.utf8") || setlocale(LC_CTYPE, "en_US.UTF-8");
}

int32_t terminal_count_colors(const char *name) {
    int error = 0;
    if (setupterm(name, STDOUT_FILENO, &error) != OK) return -1;
    int colors = tigetnum("colors");
    bool usable = tigetstr("cup") && tigetstr("cup") != (char *)-1;
    del_curterm(cur_term);
    return !usable ? -1 : colors < 0 ? 0 : colors;
}

bool terminal_is_interactive(void) {
    if (!isatty(STDOUT_FILENO)) return false;
    if (isatty(STDIN_FILENO)) return true;
    int keys = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (keys >= 0) close(keys);
    return keys >= 0;
}

/// Standard input, or the controlling terminal's keys if that is something else.
static FILE *open_input(void) {
    if (isatty(STDIN_FILENO)) {
        int keys = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
        return keys < 0 ? NULL : fdopen(keys, "r");
    }
    return fopen("/dev/tty", "re");
}

static FILE *open_output(void) {
    int descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    return descriptor < 0 ? NULL : fdopen(descriptor, "w");
}

static void close_files(void) {
    if (input) fclose(input);
    if (output) fclose(output);
    input = NULL;
    output = NULL;
}

/// A press and a release that arrive together become a click, whatever the interval; quick ones more than that.
static const mmask_t first_button_down =
    BUTTON1_PRESSED | BUTTON1_CLICKED | BUTTON1_DOUBLE_CLICKED | BUTTON1_TRIPLE_CLICKED;

static void start_modes(bool color, bool mouse) {
    cbreak();
    noecho();
    nonl();
    set_escdelay(25);
    // Flow control would swallow control-S and control-Q, the extensions control-V and control-O.
    struct termios modes;
    if (tcgetattr(fileno(output), &modes) == 0) {
        modes.c_iflag &= ~(tcflag_t)(IXON | IXOFF);
        modes.c_lflag &= ~(tcflag_t)IEXTEN;
        tcsetattr(fileno(output), TCSANOW, &modes);
        def_prog_mode();
    }
    keyboard = newpad(1, 1);
    keypad(keyboard, TRUE);
    nodelay(keyboard, TRUE);
    curs_set(0);
    leaveok(stdscr, TRUE);
    has_color = color && start_color() == OK;
    has_default_colors = has_color && use_default_colors() == OK;
    if (mouse) {
        mouseinterval(0);
        mousemask(
            first_button_down | BUTTON1_RELEASED | BUTTON2_PRESSED | BUTTON2_CLICKED | BUTTON3_PRESSED | BUTTON3_CLICKED
                | BUTTON4_PRESSED | BUTTON5_PRESSED,
            NULL);
    }
}

bool terminal_open(const char *name, bool color, bool mouse, bool synchronized) {
    if (screen) return true;
    input = open_input();
    output = open_output();
    if (!input || !output) {
        close_files();
        return false;
    }
    rescue_prepare(fileno(output));
    unblock_start(fileno(output));
    // Before ncurses, which installs its own handlers where it finds none.
    signals_install();
    // A size from LINES and COLUMNS would stay when the window changes.
    use_tioctl(TRUE);
    unblock_writing(true);
    screen = newterm(name, output, input);
    if (!screen) {
        unblock_writing(false);
        signals_remove();
        unblock_end();
        close_files();
        return false;
    }
    is_synchronized = synchronized;
    rescue_arm(mouse, synchronized);
    start_modes(color, mouse);
    unblock_writing(false);
    output_hold();
    int32_t width, height;
    if (terminal_size(&width, &height) && is_term_resized(height, width)) resizeterm(height, width);
    return true;
}

void terminal_close(void) {
    if (!screen) return;
    unblock_writing(true);
    rescue_restore_colors();
    if (!isendwin()) endwin();
    rescue_forget();
    rescue_keep_colors("");
    delwin(keyboard);
    delscreen(screen);
    close_files();
    screen = NULL;
    fflush(stdout);
    output_release();
    unblock_writing(false);
    signals_remove();
    unblock_end();
}

int32_t terminal_pair_limit(void) { return has_color ? COLOR_PAIRS : 0; }

bool terminal_has_default_colors(void) { return has_default_colors; }

int32_t terminal_pair(int32_t foreground, int32_t background) { return alloc_pair(foreground, background); }

void terminal_reset_pairs(void) { reset_color_pairs(); }

int32_t terminal_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

void terminal_put(
    int32_t x, int32_t y, const uint32_t *scalars, int32_t count, uint32_t attributes, int32_t pair) {
    wchar_t text[CCHARW_MAX + 1] = {0};
    for (int i = 0; i < count && i < CCHARW_MAX; i++) text[i] = (wchar_t)scalars[i];
    attr_t set = (attributes & terminal_bold ? A_BOLD : 0) | (attributes & terminal_faint ? A_DIM : 0)
        | (attributes & terminal_reverse ? A_REVERSE : 0) | (attributes & terminal_underline ? A_UNDERLINE : 0);
    cchar_t cell;
    int wide_pair = pair;
    // A pair of default colours may be beyond `short`: its number goes through the last argument.
    if (setcchar(&cell, text, set, 0, &wide_pair) == OK) mvadd_wchnstr(y, x, &cell, 1);
}

void terminal_erase(void) { erase(); }

static void write_directly(const char *text) {
    size_t length = strlen(text);
    while (length > 0) {
        ssize_t written = write(fileno(output), text, length);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        text += written;
        length -= (size_t)written;
    }
}

void terminal_show(bool everything) {
    if (!screen) return;
    if (everything) clearok(curscr, TRUE);
    unblock_writing(true);
    // Terminals that know it show the whole frame at once; the others ignore an unknown private mode.
    if (is_synchronized) write_directly("\033[?2026h");
    refresh();
    if (is_synchronized) write_directly("\033[?2026l");
    unblock_writing(false);
}

void terminal_send(const char *bytes) {
    if (!screen) return;
    unblock_writing(true);
    write_directly(bytes);
    unblock_writing(false);
}

void terminal_keep_colors(const char *bytes) { rescue_keep_colors(bytes); }

void terminal_discard_input(void) {
    if (input) tcflush(fileno(input), TCIFLUSH);
}

void terminal_bell(void) {
    unblock_writing(true);
    beep();
    unblock_writing(false);
}

bool terminal_size(int32_t *width, int32_t *height) {
    struct winsize size;
    if (ioctl(output ? fileno(output) : STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return false;
    if (size.ws_col == 0 || size.ws_row == 0) return false;
    *width = size.ws_col;
    *height = size.ws_row;
    return true;
}

void terminal_resize(int32_t width, int32_t height) { resizeterm(height, width); }

static terminal_input mouse_input(void) {
    terminal_input event = {terminal_input_none, 0, 0, 0};
    MEVENT mouse;
    if (getmouse(&mouse) != OK) return event;
    event.x = mouse.x;
    event.y = mouse.y;
    if (mouse.bstate & BUTTON4_PRESSED) event.kind = terminal_input_scroll_up;
    else if (mouse.bstate & BUTTON5_PRESSED) event.kind = terminal_input_scroll_down;
    else {
        event.kind = mouse.bstate & BUTTON1_RELEASED ? terminal_input_release : terminal_input_press;
        event.code = mouse.bstate & (BUTTON3_PRESSED | BUTTON3_CLICKED) ? 3
            : mouse.bstate & (BUTTON2_PRESSED | BUTTON2_CLICKED)        ? 2
                                                                        : 1;
    }
    return event;
}

static uint32_t key_code(wint_t key) {
    static const struct {
        wint_t curses;
        uint32_t code;
    } keys[] = {
        {KEY_UP, terminal_key_up},          {KEY_DOWN, terminal_key_down},
        {KEY_LEFT, terminal_key_left},      {KEY_RIGHT, terminal_key_right},
        {KEY_HOME, terminal_key_home},      {KEY_END, terminal_key_end},
        {KEY_PPAGE, terminal_key_page_up},  {KEY_NPAGE, terminal_key_page_down},
        {KEY_IC, terminal_key_insert},      {KEY_DC, terminal_key_delete},
        {KEY_BACKSPACE, terminal_key_backspace}, {KEY_BTAB, terminal_key_back_tab},
        {KEY_ENTER, terminal_key_enter},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i].curses == key) return keys[i].code;
    return key >= KEY_F(1) && key <= KEY_F(63) ? terminal_key_f0 + (uint32_t)(key - KEY_F0) : 0;
}

terminal_input terminal_read(void) {
    terminal_input event = {terminal_input_none, 0, 0, 0};
    if (!screen) return event;
    while (true) {
        wint_t character = 0;
        int result = wget_wch(keyboard, &character);
        if (result == ERR) return event;
        if (result == KEY_CODE_YES && character == KEY_MOUSE) {
            event = mouse_input();
            if (event.kind != terminal_input_none) return event;
        } else if (result == KEY_CODE_YES) {
            event.code = key_code(character);
            event.kind = terminal_input_key;
            if (event.code != 0) return event;
        } else {
            event.kind = terminal_input_character;
            event.code = (uint32_t)character;
            return event;
        }
        event.kind = terminal_input_none;
    }
}

int32_t terminal_wait(int32_t milliseconds, bool wants_input) {
    // poll passes negative descriptors over.
    int keys = input && wants_input ? fileno(input) : -1;
    struct pollfd sources[2] = {
        {.fd = keys, .events = POLLIN},
        {.fd = signals_descriptor(), .events = POLLIN},
    };
    if (poll(sources, 2, milliseconds) <= 0) return 0;
    int32_t reasons = 0;
    if (sources[1].revents & POLLIN) reasons |= terminal_has_signal;
    if (sources[0].revents & (POLLHUP | POLLERR | POLLNVAL)) return reasons | terminal_is_gone;
    if (sources[0].revents & POLLIN) {
        // Readable without a byte: the end of the input.
        int available = 0;
        bool ended = ioctl(keys, FIONREAD, &available) != 0 || available == 0;
        reasons |= ended ? terminal_is_gone : terminal_has_input;
    }
    return reasons;
}

void terminal_suspend(void) {
    unblock_writing(true);
    rescue_restore_colors();
    if (screen && !isendwin()) endwin();
    unblock_writing(false);
    signals_stop_process();
}

void terminal_restore(void) {
    if (!screen) return;
    unblock_writing(true);
    // Leaves and enters again, whatever the shell or another program did to modes and screen meanwhile.
    if (!isendwin()) endwin();
    clearok(curscr, TRUE);
    refresh();
    unblock_writing(false);
}
