/* Doorbells as the walk rings them: caches, registers, and the platform's functions.
 *
 * The rule for caches (DESIGN.md): what the CPU wrote is cleaned before the doorbell; results are
 * forgotten behind it, before they are read; the CPU never writes a result buffer, so none of its
 * lines is dirty and forgetting one by cleaning it first loses nothing.
 */
#include "pass.h"

#if defined(__aarch64__) || defined(__ARM_ARCH_7A__)
#define BARRIER() __asm__ volatile("dsb sy" ::: "memory")
#else
#define BARRIER() __sync_synchronize()
#endif

#ifdef __aarch64__
int tt_has_lines(void) { return 1; }

/* The smallest data cache line of all levels, in bytes. */
static uintptr_t line_bytes(void)
{
    uint64_t type;
    __asm__("mrs %0, ctr_el0" : "=r"(type));
    return (uintptr_t)4 << (type >> 16 & 15);
}

/* Linux lets a process clean and forget lines of its own memory, to where the tile reads. */
static void each_line(const tt_range *range, int forget)
{
    uintptr_t line = line_bytes();
    for (int64_t i = 0; i < range->count; i++) {
        uintptr_t first = (uintptr_t)range->base + (uintptr_t)(i * range->stride);
        uintptr_t end = first + (uintptr_t)range->bytes;
        for (uintptr_t at = first & ~(line - 1); at < end; at += line) {
            if (forget)
                __asm__ volatile("dc civac, %0" ::"r"(at) : "memory");
            else
                __asm__ volatile("dc cvac, %0" ::"r"(at) : "memory");
        }
    }
}
#else
int tt_has_lines(void) { return 0; }
static void each_line(const tt_range *range, int forget)
{
    (void)range;
    (void)forget;
}
#endif

static int sync(tt_device *d, tt_sync function, int32_t pair)
{
    if (!function)
        return 0;
    d->answer = 0;
    function(pair);
    return d->answer ? 0 : TT_GIVEN_UP;
}

int tt_send(tt_device *d, int32_t pair, const tt_range *x, uint32_t index, uint32_t tokens,
            uint32_t *due)
{
    if (d->lines)
        each_line(x, 0);
    else if (sync(d, d->flush, pair))
        return TT_GIVEN_UP;
    BARRIER();
    if (d->window) {
        d->rung = (d->rung + 1) & d->completed_mask;
        d->window[d->doorbell_word] = index << d->index_shift | tokens << d->tokens_shift;
    } else {
        d->answer = 0;
        d->ring(index, tokens);
        if (!d->answer)
            return TT_GIVEN_UP;
    }
    *due = d->rung;
    return 0;
}

/* Whether STATUS shows that doorbell's end, soon. */
static int polled(tt_device *d, uint32_t due)
{
    for (uint32_t i = 0; i < d->polls; i++) {
        uint32_t status = d->window[d->status_word];
        if (status & d->error)
            return 0;
        if ((((status >> d->completed_shift) - due) & d->completed_mask) < d->most_behind)
            return 1;
    }
    return 0;
}

int tt_receive(tt_device *d, uint32_t due, uint32_t clocks)
{
    if (!d->window || !polled(d, due)) {
        d->answer = 0;
        d->wait(due, clocks);
        if (!d->answer)
            return TT_GIVEN_UP;
    }
    BARRIER();
    return 0;
}

int tt_fetch(tt_device *d, int32_t pair, const tt_range *results, int count)
{
    if (!d->lines)
        return sync(d, d->invalidate, pair);
    for (int i = 0; i < count; i++)
        each_line(&results[i], 1);
    BARRIER();
    return 0;
}
