/* Doorbells of a pass, and its records. */
#include "walk.h"

#include <time.h>

static int64_t clock_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

int64_t tt_now(const tt_pass_walk *w) { return w->pass->events ? clock_ns() : 0; }

int64_t tt_record(tt_pass_walk *w, const tt_group_of_rows *g, int64_t start, int kind, int list)
{
    tt_pass *p = w->pass;
    int64_t end = tt_now(w);
    if (p->events && p->event_count < p->event_room)
        p->events[p->event_count++] = (tt_event){
            start, end, (uint16_t)kind, (uint16_t)w->layer, (uint16_t)list, g->number};
    return end;
}

tt_pool *tt_pool_for(const tt_pass_walk *w, int64_t values)
{
    return values < w->n->least_shared ? NULL : w->n->pool;
}

int tt_ring_list(tt_pass_walk *w, tt_group_of_rows *g, int list, int32_t pair, const tt_range *x,
                 uint32_t index, tt_pool *pool)
{
    int64_t start = clock_ns();
    int failed = tt_send(w->n->device, pool, pair, x, index, (uint32_t)g->rows, &g->due);
    tt_record(w, g, start, TT_RING, list);
    g->rung = clock_ns();
    w->pass->waited += g->rung - start;
    return failed;
}

int tt_await_list(tt_pass_walk *w, tt_group_of_rows *g, int list, int32_t pair, const tt_range *y,
                  int count, uint32_t clocks, tt_pool *pool)
{
    int64_t start = clock_ns();
    int failed = tt_receive(w->n->device, g->due, clocks);
    tt_record(w, g, g->rung, TT_DOORBELL, list);
    if (!failed)
        failed = tt_fetch(w->n->device, pool, pair, y, count);
    tt_record(w, g, start, TT_WAIT, list);
    w->pass->waited += clock_ns() - start;
    return failed;
}
