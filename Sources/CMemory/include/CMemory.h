#pragma once
/// Has freed blocks of 64 KiB and more (a frame of faces, a snapshot) go back to the system at once, for the rest of the process's life.
///
/// By itself glibc keeps ever larger blocks once one was freed, so that a program that reads a snapshot now and then
/// seems to grow, and small blocks that outlive their large neighbours keep the holes between them. Call it before the first thread starts; does nothing with other C libraries.
void memory_return_large_blocks(void);

/// Gives the system back the free pages between the blocks in use (malloc_trim(3)): what a window that was large for a
/// moment has left. Some milliseconds at most; does nothing with other C libraries.
void memory_return_free_pages(void);
