#pragma once
// What the parts of the C edge share. Nothing of this is for Swift.
#include <signal.h>
#include <stdbool.h>

/// Signals: handlers that write to a pipe, and handlers that give the terminal back before a crash.
void signals_install(void);
void signals_remove(void);
/// The pipe's reading end.
int signals_descriptor(void);
/// Stops the process with the default action of SIGTSTP.
void signals_stop_process(void);

/// Giving the terminal back without ncurses: safe in signal handlers.
/// Remembers the modes of the terminal, before ncurses changes them.
void rescue_prepare(int descriptor);
/// From here on there is something to give back; terminfo is loaded.
void rescue_arm(bool mouse, bool synchronized);
/// Gives the terminal back; only the first call after rescue_prepare does anything. Returns whether it did.
bool rescue_restore(void);
/// Remembers bytes that give the terminal its own colours back.
void rescue_keep_colors(const char *bytes);
/// Sends them; safe in signal handlers.
void rescue_restore_colors(void);
/// The terminal was given back in the regular way.
void rescue_forget(void);
/// Puts what there is to give back where a process forked later sees it, too. Returns whether there was memory.
bool rescue_share(void);
/// Gives the terminal back, through standard output, after the process that had taken it has died.
void rescue_restore_for_worker(void);

/// Whether this is a signal that came already: one sent to the whole process group comes to the worker twice, from its
/// sender and through the keeper. Safe in signal handlers.
bool session_has_keeper(void);
bool session_is_echo(int number, const siginfo_t *info);

/// Wakes the keeper at a SIGCONT that did not come through it.
void session_continue(const siginfo_t *info);

/// From here on, a crash says on stderr which signal it was; no screen is up any more.
void signals_report_crashes(void);

/// Standard output and error while the screen is up.
void output_hold(void);
/// Restores both and prints what was held back; safe in signal handlers.
void output_release(void);

/// Writers that a terminal holds, freed once somebody asks for the end.
/// Watches over the writing to a terminal.
void unblock_start(int descriptor);
/// Somebody asks for the end. Safe in signal handlers, from `unblock_start` on.
void unblock_ask(void);
/// Writing begins or is done.
void unblock_writing(bool begins);
/// Nothing more is written.
void unblock_end(void);
