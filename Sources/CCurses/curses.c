#include "CCurses.h"
int curses_start(void) { return 0; }
