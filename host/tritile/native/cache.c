/* Rotary positions and the KV cache: models/rope.py's rotate, and what is kept of k and v. */
#include "convert.h"
#include "rows.h"

int64_t tt_padded(int64_t head_dim) { return (head_dim + TT_LANES - 1) / TT_LANES * TT_LANES; }

static int64_t element_bytes(int type) {
    return type == TT_F32 ? 4 : type == TT_F16 ? 2 : type == TT_INT8 ? 1 : 0;
}

static int64_t bytes(int type, int64_t elements) {
    return (elements * element_bytes(type) + TT_ALIGN - 1) / TT_ALIGN * TT_ALIGN;
}

int64_t tt_keys_bytes(int type, int64_t kv_heads, int64_t head_dim, int64_t room) {
    return room < 1 || room % TT_BLOCK ? 0 : bytes(type, kv_heads * room * head_dim);
}

int64_t tt_values_bytes(int type, int64_t kv_heads, int64_t head_dim, int64_t room) {
    return room < 1 || room % TT_BLOCK ? 0 : bytes(type, kv_heads * room * tt_padded(head_dim));
}

static void halves_of(const float *x, int64_t n, uint16_t *to) {
    int64_t i = 0;
    for (; i + TT_W <= n; i += TT_W) tt_store_halves(to + i, vf_load(x + i));
    for (; i < n; i++) to[i] = tt_half_of(x[i]);
}

/* Quantised as activations are, to another limit; the step is what a 1 stands for. */
static float bytes_of(const float *x, int64_t n, int8_t *q) {
    const tt_activations flat = {q, 0, 0, 1, (int32_t)n};
    const float highest = tt_highest_row(x, n);
    tt_quantise_row(x, highest, TT_KV_LIMIT, n, &flat, 0);
    return tt_scaled_by(highest) / TT_KV_LIMIT;
}

/* One head's key: element d at keys[d * TT_LANES]. */
static void append_key(const tt_cache *c, int64_t head, int64_t position, const float *x) {
    const int64_t n = c->head_dim, block = head * (c->room / TT_LANES) + position / TT_LANES;
    const int64_t first = block * n * TT_LANES + position % TT_LANES;
    if (c->type == TT_F32) {
        float *keys = (float *)c->keys + first;
        for (int64_t d = 0; d < n; d++) keys[d * TT_LANES] = x[d];
    } else if (c->type == TT_F16) {
        uint16_t halves[n], *keys = (uint16_t *)c->keys + first;
        halves_of(x, n, halves);
        for (int64_t d = 0; d < n; d++) keys[d * TT_LANES] = halves[d];
    } else {
        int8_t q[n], *keys = (int8_t *)c->keys + first;
        c->key_steps[head * c->room + position] = bytes_of(x, n, q);
        for (int64_t d = 0; d < n; d++) keys[d * TT_LANES] = q[d];
    }
}

static void append_value(const tt_cache *c, int64_t head, int64_t position, const float *x) {
    const int64_t n = c->head_dim, padded = tt_padded(n);
    const int64_t place = head * c->room + position;
    if (c->type == TT_F32) {
        float *values = (float *)c->values + place * padded;
        memcpy(values, x, 4 * (size_t)n);
    } else if (c->type == TT_F16) {
        uint16_t *values = (uint16_t *)c->values + place * padded;
        halves_of(x, n, values);
    } else {
        int8_t *values = (int8_t *)c->values + place * padded;
        c->value_steps[place] = bytes_of(x, n, values);
    }
}

/* y [n] of one head's x [n]: its halves are rotated against each other. */
static void rotate(const float *x, const float *cosine, const float *sine, int64_t n, float *y) {
    const int64_t half = n / 2;
    int64_t i = 0;
    for (; i + TT_W <= half; i += TT_W) {
        const vf low = vf_load(x + i), high = vf_load(x + half + i);
        vf_store(y + i, vf_sub(vf_mul(low, vf_load(cosine + i)), vf_mul(high, vf_load(sine + i))));
        vf_store(y + half + i, vf_add(vf_mul(high, vf_load(cosine + half + i)),
                                      vf_mul(low, vf_load(sine + half + i))));
    }
    for (; i < half; i++) {
        const float low = x[i], high = x[half + i];
        y[i] = low * cosine[i] - high * sine[i];
        y[half + i] = high * cosine[half + i] + low * sine[half + i];
    }
}

typedef struct {
    const tt_sums *q, *k, *v;
    const float *scales, *cosine, *sine;
    const tt_span *spans;
    int64_t count;
    float *q_out;
} append_work;

static const tt_span *span_of(const append_work *w, int64_t row) {
    const tt_span *span = w->spans;
    while (row >= span->row + span->rows) span++;
    return span;
}

static void append_row(void *context, int64_t row, int thread) {
    const append_work *w = context;
    const tt_span *span = span_of(w, row);
    const tt_cache *cache = span->cache;
    const int64_t n = cache->head_dim, position = span->position + row - span->row;
    const float *cosine = w->cosine + position * n, *sine = w->sine + position * n;
    const int64_t most = w->q->m > w->v->m ? w->q->m : w->v->m;
    float x[most], y[n];
    (void)thread;
    tt_rescaled r = tt_rescaled_row(w->q, w->scales[row], row);
    tt_rescale_row(&r, w->q->m, x);
    for (int64_t first = 0; first < w->q->m; first += n)
        rotate(x + first, cosine, sine, n, w->q_out + row * w->q->m + first);
    r = tt_rescaled_row(w->k, w->scales[row], row);
    tt_rescale_row(&r, w->k->m, x);
    for (int64_t head = 0; head < cache->kv_heads; head++) {
        rotate(x + head * n, cosine, sine, n, y);
        append_key(cache, head, position, y);
    }
    r = tt_rescaled_row(w->v, w->scales[row], row);
    tt_rescale_row(&r, w->v->m, x);
    for (int64_t head = 0; head < cache->kv_heads; head++)
        append_value(cache, head, position, x + head * n);
}

void tt_rope_append(tt_pool *pool, const tt_sums *q, const tt_sums *k, const tt_sums *v,
                    const float *scales, const float *cos, const float *sin, const tt_span *spans,
                    int64_t count, float *q_out) {
    append_work work = {q, k, v, scales, cos, sin, spans, count, q_out};
    int64_t rows = 0;
    for (int64_t i = 0; i < count; i++) rows += spans[i].rows;
    tt_run(pool, append_row, &work, rows);
}
