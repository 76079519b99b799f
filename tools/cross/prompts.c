/* A prompt's attention on the tile, a third of a group's way at a time: what the tile answers is
 * given. Each call cuts its spans into chunks first, which says where everything lies.
 */
#include "driver.h"
#include "tiled.h"

#include <stdlib.h>

#define MOST_SPANS 8

typedef struct {
    tt_tiled t;
    tt_desk desk;
    tt_span spans[MOST_SPANS];
    tt_cache caches[MOST_SPANS];
    tt_planes planes[MOST_SPANS];
    tt_tiled_span tiled[MOST_SPANS];
    int64_t chunks;
    int32_t *answers;
} state;

static tt_job_words words(call *c)
{
    tt_job_words w;
    int32_t *last[] = {&w.control, &w.y_stride, &w.x, &w.y, &w.weights, &w.tokens_shift,
                       &w.last_shift};
    for (int i = 0; i < 16; i++)
        w.keys[i] = (uint32_t)number(c);
    for (int i = 0; i < 16; i++)
        w.values[i] = (uint32_t)number(c);
    for (size_t i = 0; i < sizeof last / sizeof *last; i++)
        *last[i] = (int32_t)number(c);
    return w;
}

static tt_tiled tile(call *c)
{
    tt_tiled t = {.weights = weights(c)};
    t.words = words(c);
    t.rows = number(c);
    t.block_bytes = number(c);
    t.heads = number(c);
    t.kv_heads = number(c);
    t.head_dim = number(c);
    t.sums_stride = number(c);
    return t;
}

static tt_planes planes(call *c)
{
    tt_planes p = {.key_blocks = number(c)};
    p.value_blocks = number(c);
    for (int port = 0; port < TT_MOST_PORTS; port++)
        p.key_address[port] = (uint64_t)number(c);
    for (int port = 0; port < TT_MOST_PORTS; port++)
        p.value_address[port] = (uint64_t)number(c);
    return p;
}

/* What all three begin with; the chunks are the caller's to free. */
static void start(call *c, state *s)
{
    tt_used used;
    s->t = tile(c);
    tt_desk *d = &s->desk;
    *d = (tt_desk){.x = array(c), .y = array(c), .table = array(c), .steps = array(c)};
    s->answers = array(c);
    d->x_address = (uint64_t)number(c);
    d->y_address = (uint64_t)number(c);
    d->sums_index = (uint32_t)number(c);
    d->chunks = malloc(sizeof(tt_chunk) * (size_t)number(c));
    if (!d->chunks)
        fail("no memory for", "chunks");
    const int64_t count = take_spans(c, s->spans, s->caches);
    for (int64_t i = 0; i < count; i++) {
        s->planes[i] = planes(c);
        s->tiled[i] = (tt_tiled_span){s->spans[i], &s->planes[i]};
    }
    s->chunks = tt_cut(&s->t, d, s->tiled, count, &used);
    s->answers[0] = (int32_t)s->chunks;
    s->answers[2] = TT_FUSED;
}

void split_queries(call *c)
{
    const float *q = array(c);
    state s;
    start(c, &s);
    tt_split_queries(c->pool, &s.t, &s.desk, s.chunks, q);
    s.answers[1] = (int32_t)tt_write_scores(&s.t, &s.desk, s.chunks);
    free(s.desk.chunks);
}

void soften(call *c)
{
    state s;
    start(c, &s);
    tt_soften(c->pool, &s.t, &s.desk, s.chunks);
    s.answers[1] = (int32_t)tt_write_sums(&s.t, &s.desk, s.chunks);
    free(s.desk.chunks);
}

void gather(call *c)
{
    float *out = array(c);
    state s;
    start(c, &s);
    tt_gather(c->pool, &s.t, &s.desk, s.chunks, out);
    s.answers[1] = 0;
    free(s.desk.chunks);
}
