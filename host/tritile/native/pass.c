/* The walk of a pass: models/bitnet.py's BitNet.run, with the doorbells of several groups in
 * flight. */
#include "pass.h"

#include <string.h>
#include <time.h>

/* Some rows of the pass on their way through the layers. */
typedef struct {
    const tt_set *set;
    float *h;      /* [rows][hidden] */
    float *scales; /* [rows], of the quantisation under way */
    tt_span *spans;
    int64_t span_count;
    int64_t rows, first; /* of the pass */
    uint32_t due;        /* of its doorbell */
    int64_t rung;        /* when, in ns */
    uint16_t number;
} group;

typedef struct {
    const tt_network *n;
    tt_pass *pass;
    int64_t layer;
} walk;

static int64_t clock_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static int64_t now(const walk *w) { return w->pass->events ? clock_ns() : 0; }

/* Records what began at `start` and ends now; returns the end. */
static int64_t record(walk *w, const group *g, int64_t start, int kind, int list)
{
    tt_pass *p = w->pass;
    int64_t end = now(w);
    if (p->events && p->event_count < p->event_room)
        p->events[p->event_count++] = (tt_event){
            start, end, (uint16_t)kind, (uint16_t)w->layer, (uint16_t)list, g->number};
    return end;
}

/* The pool, where a row-wise kernel of so many values is worth waking threads; the bits are the
 * same. The caches of what it writes or reads are theirs too, for they are awake. */
static tt_pool *pool_for(const walk *w, int64_t values)
{
    return values < w->n->least_shared ? NULL : w->n->pool;
}

/* Multiplications and additions of attention. */
static int64_t attention_operations(const walk *w, const group *g)
{
    int64_t seen = 0;
    for (int64_t i = 0; i < g->span_count; i++)
        seen += g->spans[i].rows * (g->spans[i].position + (g->spans[i].rows + 1) / 2);
    return 4 * seen * w->n->heads * w->n->head_dim;
}

static const tt_list *list_of(const walk *w, const group *g, int list)
{
    return &g->set->lists[w->layer * TT_LISTS + list];
}

static tt_activations activations(const walk *w, const group *g)
{
    const tt_network *n = w->n;
    return (tt_activations){g->set->x, 0, n->block_bytes, (int32_t)n->rows, (int32_t)n->columns};
}

/* Matrix `number` of that list as the device left it. */
static tt_sums sums(const walk *w, const group *g, int list, int number, const tt_linear *linear)
{
    const char *results = g->set->y + list_of(w, g, list)->results[number];
    return (tt_sums){(const int32_t *)results, linear->stride,       linear->m,
                     linear->bias,             linear->weight_scale, linear->rule};
}

/* Rings for activations of `k` columns, which are in the buffer. */
static int ring(walk *w, group *g, int list, int64_t k, tt_pool *pool)
{
    const tt_network *n = w->n;
    const tt_list *run = list_of(w, g, list);
    int64_t blocks = (k + n->columns - 1) / n->columns;
    tt_range x = {g->set->x, g->rows * n->columns, n->block_bytes, blocks};
    int64_t start = clock_ns();
    int failed = tt_send(n->device, pool, g->set->pair, &x, run->index, (uint32_t)g->rows, &g->due);
    record(w, g, start, TT_RING, list);
    g->rung = clock_ns();
    w->pass->waited += g->rung - start;
    return failed;
}

/* Waits for the results of that list, and makes them readable. */
static int await(walk *w, group *g, int list, const tt_sums *results, int count, tt_pool *pool)
{
    const tt_list *run = list_of(w, g, list);
    tt_range ranges[3];
    for (int i = 0; i < count; i++)
        ranges[i] = (tt_range){results[i].sums, g->rows * results[i].stride * 4, 0, 1};
    int64_t start = clock_ns();
    int failed = tt_receive(w->n->device, g->due, run->clocks);
    record(w, g, g->rung, TT_DOORBELL, list);
    if (!failed)
        failed = tt_fetch(w->n->device, pool, g->set->pair, ranges, count);
    record(w, g, start, TT_WAIT, list);
    w->pass->waited += clock_ns() - start;
    return failed;
}

/* The residual stream through a norm into the activation buffer. */
static int begin(walk *w, group *g, int list, const float *norm)
{
    const tt_network *n = w->n;
    tt_pool *pool = pool_for(w, g->rows * n->hidden);
    tt_activations x = activations(w, g);
    int64_t start = now(w);
    tt_norm_quantise(pool, g->h, norm, n->eps, g->rows, n->hidden, &x, g->scales);
    record(w, g, start, TT_NORM_QUANTISE, list);
    return ring(w, g, list, n->hidden, pool);
}

/* q, k and v are there: attention, and o's doorbell. */
static int attention(walk *w, group *g)
{
    const tt_network *n = w->n;
    const tt_layer *layer = &n->layer[w->layer];
    int64_t size = n->heads * n->head_dim;
    tt_pool *pool = pool_for(w, g->rows * size);
    tt_activations x = activations(w, g);
    tt_sums qkv[3] = {sums(w, g, TT_QKV, 0, &layer->q), sums(w, g, TT_QKV, 1, &layer->k),
                      sums(w, g, TT_QKV, 2, &layer->v)};
    if (await(w, g, TT_QKV, qkv, 3, pool))
        return TT_GIVEN_UP;
    int64_t start = now(w);
    tt_rope_append(pool, &qkv[0], &qkv[1], &qkv[2], g->scales, w->pass->cos, w->pass->sin,
                   g->spans, g->span_count, n->q);
    start = record(w, g, start, TT_ROPE_APPEND, TT_QKV);
    tt_attend(pool_for(w, attention_operations(w, g) / n->a_value), n->q, n->heads, g->spans,
              g->span_count, n->attended);
    start = record(w, g, start, TT_ATTENTION, TT_QKV);
    tt_norm_quantise(pool, n->attended, layer->attention_norm, n->eps, g->rows, size, &x,
                     g->scales);
    record(w, g, start, TT_SUB_NORM, TT_O);
    for (int64_t i = 0; i < g->span_count; i++)
        g->spans[i].cache++; /* the next layer's */
    return ring(w, g, TT_O, size, pool);
}

/* The sums of one matrix onto the residual stream. */
static int residual(walk *w, group *g, int list, const tt_linear *linear)
{
    tt_sums y = sums(w, g, list, 0, linear);
    tt_pool *pool = pool_for(w, g->rows * y.m);
    if (await(w, g, list, &y, 1, pool))
        return TT_GIVEN_UP;
    int64_t start = now(w);
    tt_rescale_add(pool, &y, g->scales, g->rows, g->h);
    record(w, g, start, TT_RESCALE_RESIDUAL, list);
    return 0;
}

/* o is there: the residual, and the doorbell of gate and up. */
static int middle(walk *w, group *g)
{
    const tt_layer *layer = &w->n->layer[w->layer];
    return residual(w, g, TT_O, &layer->o) || begin(w, g, TT_GATE_UP, layer->post_norm);
}

/* gate and up are there: the gated unit, and down's doorbell. */
static int gated(walk *w, group *g)
{
    const tt_network *n = w->n;
    const tt_layer *layer = &n->layer[w->layer];
    tt_activations x = activations(w, g);
    tt_sums y[2] = {sums(w, g, TT_GATE_UP, 0, &layer->gate),
                    sums(w, g, TT_GATE_UP, 1, &layer->up)};
    tt_pool *pool = pool_for(w, g->rows * n->intermediate);
    if (await(w, g, TT_GATE_UP, y, 2, pool))
        return TT_GIVEN_UP;
    int64_t start = now(w);
    tt_gate_quantise(pool, &y[0], &y[1], g->scales, n->activation, layer->gate_norm, n->eps,
                     g->rows, &x, g->scales);
    record(w, g, start, TT_GATE, TT_DOWN);
    return ring(w, g, TT_DOWN, n->intermediate, pool);
}

/* down is there: the residual, and the next layer's first doorbell, if there is one. */
static int end(walk *w, group *g)
{
    const tt_network *n = w->n;
    if (residual(w, g, TT_DOWN, &n->layer[w->layer].down))
        return TT_GIVEN_UP;
    if (w->layer + 1 == n->layers)
        return 0;
    w->layer++;
    int failed = begin(w, g, TT_QKV, n->layer[w->layer].input_norm);
    w->layer--;
    return failed;
}

static int first(walk *w, group *g) { return begin(w, g, TT_QKV, w->n->layer[0].input_norm); }

/* One step for every group in flight: each waits for its own doorbell and rings its next one. */
static int each(walk *w, group *groups, int64_t count, int (*step)(walk *, group *))
{
    for (int64_t i = 0; i < count; i++)
        if (step(w, &groups[i]))
            return TT_GIVEN_UP;
    return 0;
}

static int through_layers(walk *w, group *groups, int64_t count)
{
    w->layer = 0;
    if (each(w, groups, count, first))
        return TT_GIVEN_UP;
    for (; w->layer < w->n->layers; w->layer++)
        if (each(w, groups, count, attention) || each(w, groups, count, middle) ||
            each(w, groups, count, gated) || each(w, groups, count, end))
            return TT_GIVEN_UP;
    return 0;
}

/* The smallest set with room, of full groups that of the turn. */
static const tt_set *set_of(const tt_network *n, int64_t rows, int64_t turn)
{
    int64_t full = n->set_count - n->turns;
    for (int64_t i = 0; i < full; i++)
        if (n->sets[i].tokens >= rows)
            return &n->sets[i];
    return &n->sets[full + turn];
}

/* The group whose first row that is. */
static group make_group(const tt_network *n, const tt_pass *p, int64_t first, int64_t turn)
{
    group g = {0};
    g.first = first;
    g.rows = p->tokens - first < n->rows ? p->tokens - first : n->rows;
    g.number = (uint16_t)(first / n->rows);
    g.set = set_of(n, g.rows, turn);
    g.h = p->h + first * n->hidden;
    g.scales = n->scales + turn * n->rows;
    g.spans = n->spans + turn * n->rows;
    for (int64_t i = 0; i < p->piece_count; i++) {
        const tt_piece *piece = &p->pieces[i];
        int64_t begins = piece->row > first ? piece->row : first;
        int64_t ends = piece->row + piece->rows;
        if (ends > first + g.rows)
            ends = first + g.rows;
        if (begins < ends)
            g.spans[g.span_count++] = (tt_span){piece->caches, begins - first, ends - begins,
                                                piece->position + begins - piece->row};
    }
    return g;
}

int tt_walk(const tt_network *n, tt_pass *p)
{
    walk w = {n, p, 0};
    group groups[TT_MOST_TURNS] = {{0}};
    for (int64_t row = 0; row < p->tokens;) {
        int64_t count = 0;
        for (; count < n->turns && row < p->tokens; count++, row += n->rows)
            groups[count] = make_group(n, p, row, count);
        if (through_layers(&w, groups, count))
            return TT_GIVEN_UP;
    }
    int64_t start = now(&w);
    for (int64_t i = 0; i < p->wanted_count; i++)
        memcpy(p->out + i * n->hidden, p->h + p->wanted[i] * n->hidden,
               (size_t)n->hidden * sizeof(float));
    tt_norm(pool_for(&w, p->wanted_count * n->hidden), p->out, n->norm, n->eps, p->wanted_count,
            n->hidden, p->out);
    w.layer = n->layers;
    record(&w, &groups[0], start, TT_FINAL_NORM, 0);
    return 0;
}
