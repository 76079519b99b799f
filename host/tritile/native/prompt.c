/* The steps of a pass in which the tile multiplies for a prompt's attention. */
#include "walk.h"

int tt_ask_scores(tt_pass_walk *w, tt_group_of_rows *g)
{
    const tt_tiled *t = w->n->tiled;
    const tt_desk *desk = g->desk;
    tt_pool *pool = tt_pool_for(w, g->rows * t->heads * t->head_dim);
    int64_t start = tt_now(w);
    for (int64_t i = 0; i < g->tiled_count; i++) {
        const tt_span *s = &g->tiled[i].span;
        tt_append_planes(pool, &t->weights, g->tiled[i].planes, s->cache, s->position, s->rows);
    }
    if (tt_publish(w->n->device, (int32_t)w->layer))
        return TT_GIVEN_UP;
    start = tt_record(w, g, start, TT_APPEND_PLANES, TT_SCORES);
    g->chunks = tt_cut(t, desk, g->tiled, g->tiled_count, &g->used);
    tt_split_queries(pool, t, desk, g->chunks, g->q);
    g->clocks = (uint32_t)tt_write_scores(t, desk, g->chunks);
    tt_record(w, g, start, TT_SPLIT_QUERIES, TT_SCORES);
    tt_range x = {desk->x, g->used.queries, 0, 1};
    return tt_ring_list(w, g, TT_SCORES, desk->pair, &x, desk->scores_index, pool);
}

int tt_ask_values(tt_pass_walk *w, tt_group_of_rows *g)
{
    const tt_tiled *t = w->n->tiled;
    const tt_desk *desk = g->desk;
    tt_pool *pool = tt_pool_for(w, g->used.scores / (int64_t)sizeof(int32_t));
    tt_range y = {desk->y, g->used.scores, 0, 1};
    if (tt_await_list(w, g, TT_SCORES, desk->pair, &y, 1, g->clocks, pool))
        return TT_GIVEN_UP;
    int64_t start = tt_now(w);
    tt_soften(pool, t, desk, g->chunks);
    g->clocks = (uint32_t)tt_write_sums(t, desk, g->chunks);
    tt_record(w, g, start, TT_SOFTMAX, TT_VALUES);
    tt_range x = {desk->x, g->used.probabilities, 0, 1};
    return tt_ring_list(w, g, TT_VALUES, desk->pair, &x, desk->sums_index, pool);
}

int tt_take_values(tt_pass_walk *w, tt_group_of_rows *g)
{
    tt_pool *pool = tt_pool_for(w, g->used.sums / (int64_t)sizeof(int32_t));
    tt_range y = {g->desk->y, g->used.sums, 0, 1};
    if (tt_await_list(w, g, TT_VALUES, g->desk->pair, &y, 1, g->clocks, pool))
        return TT_GIVEN_UP;
    int64_t start = tt_now(w);
    tt_gather(pool, w->n->tiled, g->desk, g->chunks, g->attended);
    tt_record(w, g, start, TT_GATHER, TT_VALUES);
    return 0;
}
