/* What the steps of a pass share: a group of its rows, the pass, doorbells with their records. */
#ifndef TRITILE_WALK_H
#define TRITILE_WALK_H

#include "pass.h"

/* Some rows of the pass on their way through the layers. */
typedef struct {
    const tt_set *set;
    float *h;            /* [rows][hidden] */
    float *q, *attended; /* [rows][heads * head_dim] */
    float *scales;       /* [rows], of the quantisation under way */
    tt_span *spans;
    int64_t span_count;
    tt_span *attending; /* those of the spans, or parts of them, that the CPU attends for */
    int64_t attending_count;
    tt_tiled_span *tiled; /* and the tile: its memory, and what it is cut into */
    int64_t tiled_count;
    const tt_desk *desk;
    int64_t chunks;
    tt_used used;
    int64_t rows, first; /* of the pass */
    uint32_t due;        /* of its doorbell */
    uint32_t clocks;     /* that attention's doorbell takes at the least */
    int64_t rung;        /* when, in ns */
    uint16_t number;
} tt_group_of_rows;

typedef struct {
    const tt_network *n;
    tt_pass *pass;
    int64_t layer;
} tt_pass_walk;

/* The group whose first row that is (groups.c). */
tt_group_of_rows tt_make_group(const tt_network *n, const tt_pass *p, int64_t first, int64_t turn);

/* ---- records and doorbells (steps.c) ---- */

/* In ns, if anybody records. */
int64_t tt_now(const tt_pass_walk *w);
/* Records what began at `start` and ends now; returns the end. */
int64_t tt_record(tt_pass_walk *w, const tt_group_of_rows *g, int64_t start, int kind, int list);
/* The pool, where a row-wise kernel of so many values is worth waking threads; the bits are the
 * same. The caches of what it writes or reads are theirs too, for they are awake. */
tt_pool *tt_pool_for(const tt_pass_walk *w, int64_t values);
/* Rings the list with that index. */
int tt_ring_list(tt_pass_walk *w, tt_group_of_rows *g, int list, int32_t pair, const tt_range *x,
                 uint32_t index, tt_pool *pool);
/* Waits for the group's list, of so many clocks at least, and makes its results readable. */
int tt_await_list(tt_pass_walk *w, tt_group_of_rows *g, int list, int32_t pair, const tt_range *y,
                  int count, uint32_t clocks, tt_pool *pool);

/* ---- attention on the tile (prompt.c) ---- */

/* Keys and values to its weights, queries to its activations, and the scores' doorbell. */
int tt_ask_scores(tt_pass_walk *w, tt_group_of_rows *g);
/* The scores are there: softmax, and the values' doorbell. */
int tt_ask_values(tt_pass_walk *w, tt_group_of_rows *g);
/* The sums of values are there: what was attended. */
int tt_take_values(tt_pass_walk *w, tt_group_of_rows *g);

#endif
