#pragma once
// The C edge of the terminal: ncurses' macros, variadic functions and globals do not come into Swift, and signal
// handlers must be C. One terminal at a time; everything is called from one thread except terminal_wake.
#include <stdbool.h>
#include <stdint.h>

/// Emphasis of a cell, bits to be combined.
enum {
    terminal_bold = 1,
    terminal_faint = 2,
    terminal_reverse = 4,
    terminal_underline = 8,
};

/// Kinds of input.
typedef enum {
    terminal_input_none,
    terminal_input_character,
    terminal_input_key,
    terminal_input_press,
    terminal_input_release,
    terminal_input_scroll_up,
    terminal_input_scroll_down,
} terminal_input_kind;

/// Keys that are no characters; terminal_key_f0 + n is function key n.
enum {
    terminal_key_up = 1,
    terminal_key_down,
    terminal_key_left,
    terminal_key_right,
    terminal_key_home,
    terminal_key_end,
    terminal_key_page_up,
    terminal_key_page_down,
    terminal_key_insert,
    terminal_key_delete,
    terminal_key_backspace,
    terminal_key_back_tab,
    terminal_key_enter,
    terminal_key_f0 = 100,
};

/// One piece of input. `code` is a scalar value, a key or a mouse button from 1; `x` and `y` are the mouse's cell.
typedef struct {
    terminal_input_kind kind;
    uint32_t code;
    int32_t x, y;
} terminal_input;

/// Why terminal_wait returned, bits to be combined; 0 when the time was over.
enum {
    terminal_has_input = 1,
    terminal_has_signal = 2,
    terminal_is_gone = 4,
};

/// Sets the locale for characters: the environment's, or with `force_utf8` one that encodes UTF-8, if there is any.
/// Returns whether characters are now encoded as UTF-8.
bool terminal_set_locale(bool force_utf8);

/// The number of colours of a terminfo entry: 0 without colour, -1 if there is no such entry.
int32_t terminal_count_colors(const char *name);

/// Whether input and output are terminals.
bool terminal_is_interactive(void);

/// Starts ncurses on standard input and output with this terminfo entry: signals, crashes and exit give the terminal
/// back from here on, and what is written to standard output and standard error is held back until
/// terminal_close, unless it goes to a file. Returns false if ncurses does not know the entry.
bool terminal_open(const char *name, bool color, bool mouse, bool synchronized);

/// Gives the terminal back and prints what was held back. Does nothing if it is not open.
void terminal_close(void);

/// The number of colour pairs that may be asked for; 0 without colour.
int32_t terminal_pair_limit(void);

/// Whether -1 stands for the terminal's own colours; if not it is to be replaced by 7 on 0.
bool terminal_has_default_colors(void);

/// A number for a pair of colours, -1 if there are no more.
int32_t terminal_pair(int32_t foreground, int32_t background);

/// Forgets all pairs; everything has to be put and shown anew.
void terminal_reset_pairs(void);

/// The cells that the character takes in ncurses' eyes: -1 if it is not printable.
int32_t terminal_width(uint32_t scalar);

/// Puts a base character and up to four marks into a cell.
void terminal_put(
    int32_t x, int32_t y, const uint32_t *scalars, int32_t count, uint32_t attributes, int32_t pair);

/// Blanks everything that was put.
void terminal_erase(void);

/// Shows what was put; with `everything` on a cleared screen.
void terminal_show(bool everything);

/// Sends bytes of the terminal's own language at once, which must not change what is shown.
void terminal_send(const char *bytes);

/// Bytes that give the terminal its own colours back, to be sent on every way out; empty for none.
void terminal_keep_colors(const char *bytes);

/// Forgets input that has not been read.
void terminal_discard_input(void);

/// Rings the bell.
void terminal_bell(void);

/// The terminal's present size; false if it cannot be told.
bool terminal_size(int32_t *width, int32_t *height);

/// Makes room for a new size.
void terminal_resize(int32_t width, int32_t height);

/// The next input without waiting.
terminal_input terminal_read(void);

/// Waits for input (if it is wanted), a signal, terminal_wake or the end of the time in milliseconds (negative: without
/// end).
int32_t terminal_wait(int32_t milliseconds, bool wants_input);

/// The next signal that has arrived, 0 if there is none.
int32_t terminal_take_signal(void);

/// Makes terminal_wait return; may be called from any thread.
void terminal_wake(void);

/// Gives the terminal back and stops the process, as control-Z does; returns when it goes on. terminal_restore then
/// takes the terminal again.
void terminal_suspend(void);

/// Takes the terminal again after the process was stopped; everything must be shown anew.
void terminal_restore(void);

/// From here on SIGHUP does nothing, before and after terminal_close, and SIGINT and SIGTERM do nothing but wait for
/// terminal_take_signal.
void terminal_ignore_hangup(void);

/// Splits the program in two. This process stays as the one that whoever started it waits for: it passes signals on and
/// ends as the new one does, with the terminal given back even if that was killed. The call returns in the new one only,
/// with 0; where there can be none, it returns the error number. To be called before the process has a second thread.
///
/// With `in_new_session` the new one has no terminal from the start, except what its standard streams are.
int32_t terminal_split(bool in_new_session);

/// Lets go of the terminal for good and lets the process that terminal_split left behind end with success: standard
/// input and output go nowhere from here on, and standard error into the file at `errors`, where that is not null, which
/// also names the signal of a crash. The screen must be closed.
void terminal_leave(const char *errors);
