/* The walk of a pass: models/bitnet.py's BitNet.run, with the doorbells of several groups in
 * flight. */
#include "walk.h"

#include <string.h>

typedef tt_group_of_rows group;
typedef tt_pass_walk walk;

/* Multiplications and additions of the CPU's attention. */
static int64_t attention_operations(const walk *w, const group *g)
{
    int64_t seen = 0;
    for (int64_t i = 0; i < g->attending_count; i++) {
        const tt_span *s = &g->attending[i];
        seen += s->rows * (s->position + (s->rows + 1) / 2);
    }
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
    int64_t blocks = (k + n->columns - 1) / n->columns;
    tt_range x = {g->set->x, g->rows * n->columns, n->block_bytes, blocks};
    return tt_ring_list(w, g, list, g->set->pair, &x, list_of(w, g, list)->index, pool);
}

/* Waits for the results of that list, and makes them readable. */
static int await(walk *w, group *g, int list, const tt_sums *results, int count, tt_pool *pool)
{
    tt_range y[3];
    for (int i = 0; i < count; i++)
        y[i] = (tt_range){results[i].sums, g->rows * results[i].stride * 4, 0, 1};
    return tt_await_list(w, g, list, g->set->pair, y, count, list_of(w, g, list)->clocks, pool);
}

/* The residual stream through a norm into the activation buffer. */
static int begin(walk *w, group *g, int list, const float *norm)
{
    const tt_network *n = w->n;
    tt_pool *pool = tt_pool_for(w, g->rows * n->hidden);
    tt_activations x = activations(w, g);
    int64_t start = tt_now(w);
    tt_norm_quantise(pool, g->h, norm, n->eps, g->rows, n->hidden, &x, g->scales);
    tt_record(w, g, start, TT_NORM_QUANTISE, list);
    return ring(w, g, list, n->hidden, pool);
}

/* Behind attention: o's doorbell. */
static int attended(walk *w, group *g)
{
    const tt_network *n = w->n;
    const float *norm = n->layer[w->layer].attention_norm;
    int64_t size = n->heads * n->head_dim, start = tt_now(w);
    tt_pool *pool = tt_pool_for(w, g->rows * size);
    tt_activations x = activations(w, g);
    tt_norm_quantise(pool, g->attended, norm, n->eps, g->rows, size, &x, g->scales);
    tt_record(w, g, start, TT_SUB_NORM, TT_O);
    return ring(w, g, TT_O, size, pool);
}

/* q, k and v are there: attention, or what the tile does for it first. */
static int attention(walk *w, group *g)
{
    const tt_network *n = w->n;
    const tt_layer *layer = &n->layer[w->layer];
    tt_pool *pool = tt_pool_for(w, g->rows * n->heads * n->head_dim);
    tt_sums qkv[3] = {sums(w, g, TT_QKV, 0, &layer->q), sums(w, g, TT_QKV, 1, &layer->k),
                      sums(w, g, TT_QKV, 2, &layer->v)};
    if (await(w, g, TT_QKV, qkv, 3, pool))
        return TT_GIVEN_UP;
    int64_t start = tt_now(w);
    tt_rope_append(pool, &qkv[0], &qkv[1], &qkv[2], g->scales, w->pass->cos, w->pass->sin,
                   g->spans, g->span_count, g->q);
    tt_record(w, g, start, TT_ROPE_APPEND, TT_QKV);
    if (g->tiled_count && tt_ask_scores(w, g))
        return TT_GIVEN_UP;
    if (g->attending_count) {
        start = tt_now(w);
        tt_attend(tt_pool_for(w, attention_operations(w, g) / n->a_value), g->q, n->heads,
                  g->attending, g->attending_count, g->attended);
        tt_record(w, g, start, TT_ATTENTION, TT_QKV);
    }
    return g->tiled_count ? 0 : attended(w, g);
}

/* The tile's scores are there, if it was asked for any. */
static int soften(walk *w, group *g) { return g->tiled_count ? tt_ask_values(w, g) : 0; }

/* And its sums of values. */
static int gather(walk *w, group *g)
{
    return g->tiled_count ? tt_take_values(w, g) || attended(w, g) : 0;
}

/* The caches of the next layer. */
static int turn_page(walk *w, group *g)
{
    (void)w;
    for (int64_t i = 0; i < g->span_count; i++)
        g->spans[i].cache++;
    for (int64_t i = 0; i < g->attending_count; i++)
        g->attending[i].cache++;
    for (int64_t i = 0; i < g->tiled_count; i++) {
        g->tiled[i].span.cache++;
        g->tiled[i].planes++;
    }
    return 0;
}

/* The sums of one matrix onto the residual stream. */
static int residual(walk *w, group *g, int list, const tt_linear *linear)
{
    tt_sums y = sums(w, g, list, 0, linear);
    tt_pool *pool = tt_pool_for(w, g->rows * y.m);
    if (await(w, g, list, &y, 1, pool))
        return TT_GIVEN_UP;
    int64_t start = tt_now(w);
    tt_rescale_add(pool, &y, g->scales, g->rows, g->h);
    tt_record(w, g, start, TT_RESCALE_RESIDUAL, list);
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
    tt_pool *pool = tt_pool_for(w, g->rows * n->intermediate);
    if (await(w, g, TT_GATE_UP, y, 2, pool))
        return TT_GIVEN_UP;
    int64_t start = tt_now(w);
    tt_gate_quantise(pool, &y[0], &y[1], g->scales, n->activation, layer->gate_norm, n->eps,
                     g->rows, &x, g->scales);
    tt_record(w, g, start, TT_GATE, TT_DOWN);
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
        if (each(w, groups, count, attention) || each(w, groups, count, soften) ||
            each(w, groups, count, gather) || each(w, groups, count, turn_page) ||
            each(w, groups, count, middle) || each(w, groups, count, gated) ||
            each(w, groups, count, end))
            return TT_GIVEN_UP;
    return 0;
}

int tt_walk(const tt_network *n, tt_pass *p)
{
    walk w = {n, p, 0};
    group groups[TT_MOST_TURNS] = {{0}};
    for (int64_t row = 0; row < p->tokens;) {
        int64_t count = 0;
        for (; count < n->turns && row < p->tokens; count++, row += n->rows)
            groups[count] = tt_make_group(n, p, row, count);
        if (through_layers(&w, groups, count))
            return TT_GIVEN_UP;
    }
    int64_t start = tt_now(&w);
    for (int64_t i = 0; i < p->wanted_count; i++)
        memcpy(p->out + i * n->hidden, p->h + p->wanted[i] * n->hidden,
               (size_t)n->hidden * sizeof(float));
    tt_norm(tt_pool_for(&w, p->wanted_count * n->hidden), p->out, n->norm, n->eps, p->wanted_count,
            n->hidden, p->out);
    w.layer = n->layers;
    tt_record(&w, &groups[0], start, TT_FINAL_NORM, 0);
    return 0;
}
