#include "CMemory.h"
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

void memory_return_large_blocks(void) {
#ifdef __GLIBC__
    // Setting a threshold also keeps it from moving (mallopt(3)).
    mallopt(M_MMAP_THRESHOLD, 64 << 10);
    mallopt(M_TRIM_THRESHOLD, 4 << 20);
    mallopt(M_ARENA_MAX, 4);
#endif
}

void memory_return_free_pages(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
