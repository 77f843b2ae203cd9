#pragma once
#include <stdbool.h>
/// Whether this processor and its operating system run AVX2 with fused multiply-add (x86-64-v3).
bool processor_has_avx2_fma(void);
/// Whether they also run the AVX-512 instructions of x86-64-v4: F, BW, CD, DQ and VL.
bool processor_has_avx512(void);
/// How many processors this process may run on (sched_getaffinity(2)), at least one.
int processor_affinity_count(void);
/// Tells the processor that this thread waits for another one to write to memory.
static inline void processor_pause(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}
