#pragma once
/// Starts ncurses.
int curses_start(void);
