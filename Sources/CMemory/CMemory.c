#include "CMemory.h"
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

void memory_return_large_blocks(void) {
#ifdef __GLIBC__
    // Setting a threshold also keeps it from moving (mallopt(3)).
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
    mallopt(M_TRIM_THRESHOLD, 4 << 20);
    mallopt(M_ARENA_MAX, 4);
#endif
}
