#pragma once
/// Has freed blocks of a megabyte and more go back to the system at once, for the rest of the process's life.
///
/// By itself glibc keeps ever larger blocks once one was freed, so that a program that reads a snapshot now and then
/// seems to grow. Call it before the first thread starts; does nothing with other C libraries.
void memory_return_large_blocks(void);
