/* Doorbells as the walk rings them: caches, registers, and the platform's functions.
 *
 * The rule for caches (DESIGN.md): what the CPU wrote is cleaned before the doorbell; results are
 * forgotten behind it, before they are read; the CPU never writes a result buffer, so none of its
 * lines is dirty and forgetting one by cleaning it first loses nothing. Threads may share the lines:
 * the caches of all cores stay one, and each thread waits until its own instructions have ended.
 */
#include "pass.h"

#define SHARE 32768 /* bytes that a thread takes: some 10 us */

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
    const uintptr_t line = line_bytes();
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

/* Of one of a range's `count` parts. */
static int64_t shares_of(const tt_range *range) { return (range->bytes + SHARE - 1) / SHARE; }

int64_t tt_shares(const tt_range *ranges, int count)
{
    int64_t found = 0;
    for (int i = 0; i < count; i++)
        found += ranges[i].count * shares_of(&ranges[i]);
    return found;
}

tt_range tt_share(const tt_range *ranges, int64_t index)
{
    while (index >= tt_shares(ranges, 1))
        index -= tt_shares(ranges++, 1);
    const int64_t shares = shares_of(ranges), first = index % shares * SHARE;
    const int64_t left = ranges->bytes - first;
    const char *part = (const char *)ranges->base + index / shares * ranges->stride;
    return (tt_range){part + first, left < SHARE ? left : SHARE, 0, 1};
}

typedef struct {
    const tt_range *ranges;
    int forget;
} upkeep;

static void keep_share(void *context, int64_t index, int thread)
{
    const upkeep *work = context;
    const tt_range share = tt_share(work->ranges, index);
    (void)thread;
    each_line(&share, work->forget);
    BARRIER(); /* it waits for this core's instructions alone */
}

static void all_lines(tt_pool *pool, const tt_range *ranges, int count, int forget)
{
    upkeep work = {ranges, forget};
    if (tt_pool_threads(pool) > 1)
        tt_run(pool, keep_share, &work, tt_shares(ranges, count));
    else
        for (int i = 0; i < count; i++)
            each_line(&ranges[i], forget);
}

static int sync(tt_device *d, tt_sync function, int32_t pair)
{
    if (!function)
        return 0;
    d->answer = 0;
    function(pair);
    return d->answer ? 0 : TT_GIVEN_UP;
}

int tt_send(tt_device *d, tt_pool *pool, int32_t pair, const tt_range *x, uint32_t index,
            uint32_t tokens, uint32_t *due)
{
    if (d->lines)
        all_lines(pool, x, 1, 0);
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

int tt_fetch(tt_device *d, tt_pool *pool, int32_t pair, const tt_range *results, int count)
{
    if (!d->lines)
        return sync(d, d->invalidate, pair);
    all_lines(pool, results, count, 1);
    BARRIER();
    return 0;
}

int tt_publish(tt_device *d, int32_t layer) { return sync(d, d->publish, layer); }
