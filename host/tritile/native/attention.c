/* Attention with a running softmax (Milakov and Gimelshein 2018, arXiv:1805.02867) over blocks of
 * TT_BLOCK positions, whose bounds are multiples of it: models/parts.py's attend for many rows.
 *
 * Query rows that share a key head are taken together, so that keys and values are read once for
 * them: in decode a group's heads, in prefill those of many tokens.
 */
#include "tiles.h"

#include <math.h>

#define MOST_ROWS 64   /* query rows of one item, if a token's own are not more */
#define CONVERT_ROWS 9 /* from so many rows on a block of halves or int8 is converted beforehand */

/* Query heads of `tokens` tokens that share key head `kv_head`: `rows` query rows, token by token. */
typedef struct {
    const tt_cache *cache;
    const float *q; /* of the first token's first head; a token every `stride` */
    float *out;     /* alike */
    int64_t stride, heads, tokens, position, kv_head;
} item;

/* What stays while positions go by. */
typedef struct {
    int64_t rows, padded;
    float *q;       /* [rows][head_dim] */
    float *out;     /* [rows][padded] */
    float *sums;    /* [rows][TT_LANES], of the exponentials so far */
    float *highest; /* [rows], score so far */
} running;

/* TT_BLOCK positions from `first` on. */
typedef struct {
    const void *keys, *values;
    const float *key_steps, *value_steps; /* or NULL */
    int type;
    int64_t first;
} block;

static block block_of(const tt_cache *c, int64_t head, int64_t first) {
    const int64_t size = c->type == TT_F32 ? 4 : c->type == TT_F16 ? 2 : 1;
    const int64_t place = head * c->room + first;
    block b = {.type = c->type, .first = first};
    b.keys = (const char *)c->keys + place * c->head_dim * size;
    b.values = (const char *)c->values + place * tt_padded(c->head_dim) * size;
    if (c->type == TT_INT8) {
        b.key_steps = c->key_steps + place;
        b.value_steps = c->value_steps + place;
    }
    return b;
}

static void to_floats(int type, const void *from, int64_t elements, float *to) {
    for (int64_t i = 0; i < elements; i += TT_W)
        vf_store(to + i, type == TT_F16 ? vf_halves((const uint16_t *)from + i)
                                        : vf_bytes((const int8_t *)from + i));
}

/* The softmax of one row goes on by the `seen` scores of a block: they become what the values are
 * multiplied by, zeros behind them up to `end`. What is kept of the sums before. */
static float soften(const block *b, int64_t seen, int64_t end, float factor, float *scores,
                    float *sums, float *highest) {
    static const float numbers[TT_LANES] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    const float before = *highest;
    vf most = vf_all(before);
    for (int64_t i = 0; i < seen; i += TT_W) {
        vf s = vf_mul(vf_load(scores + i), vf_all(factor));
        if (b->key_steps) s = vf_mul(s, vf_load(b->key_steps + i));
        const float behind = (float)(seen - i + i % TT_LANES);
        const vi mine = vf_less(vf_load(numbers + i % TT_LANES), vf_all(behind));
        s = vf_select(mine, s, vf_all(-INFINITY));
        most = vf_max(most, s);
        vf_store(scores + i, s);
    }
    *highest = vf_highest(most);
    const float kept = vf_exp(vf_all(before - *highest))[0];
    for (int64_t i = 0; i < TT_LANES; i += TT_W)
        vf_store(sums + i, vf_mul(vf_load(sums + i), vf_all(kept)));
    for (int64_t i = 0; i < end; i += TT_W) {
        vf p = {0};
        if (i < seen) p = vf_exp(vf_sub(vf_load(scores + i), vf_all(*highest)));
        float *sum = sums + i % TT_LANES;
        vf_store(sum, vf_add(vf_load(sum), p));
        if (b->value_steps) p = vf_mul(p, vf_load(b->value_steps + i));
        vf_store(scores + i, p);
    }
    return kept;
}

/* Rows `first` .. first + rows - 1, a tile, take in one block. */
static void take_tile(const item *w, const running *r, const block *b, int64_t first, int rows) {
    const int64_t n = w->cache->head_dim;
    const int64_t last = w->position + (first + rows - 1) / w->heads;
    const int64_t end = last + 1 - b->first < TT_BLOCK ? last + 1 - b->first : TT_BLOCK;
    const float factor = (float)(1 / sqrt((double)n));
    float scores[TT_ROWS * TT_BLOCK], kept[TT_ROWS];
    tt_scores(b->type, rows, (end + TT_LANES - 1) / TT_LANES, r->q + first * n, b->keys, n, scores);
    for (int i = 0; i < rows; i++) {
        const int64_t row = first + i, mine = w->position + row / w->heads + 1 - b->first;
        kept[i] = soften(b, mine < end ? mine : end, end, factor, scores + i * TT_BLOCK,
                         r->sums + row * TT_LANES, r->highest + row);
    }
    tt_add_values(b->type, rows, scores, b->values, end, r->padded, kept,
                  r->out + first * r->padded);
}

/* All rows that see anything of the block that begins at position `first`. */
static void take_block(const item *w, const running *r, int64_t first) {
    const int64_t n = w->cache->head_dim;
    const int64_t hidden = first > w->position ? (first - w->position) * w->heads : 0;
    block b = block_of(w->cache, w->kv_head, first);
    const int convert = b.type != TT_F32 && r->rows - hidden >= CONVERT_ROWS;
    float keys[convert ? TT_BLOCK * n : 1], values[convert ? TT_BLOCK * r->padded : 1];
    if (convert) {
        to_floats(b.type, b.keys, TT_BLOCK * n, keys);
        to_floats(b.type, b.values, TT_BLOCK * r->padded, values);
        b.keys = keys;
        b.values = values;
        b.type = TT_F32;
    }
    for (int64_t row = hidden; row < r->rows; row += TT_ROWS)
        take_tile(w, r, &b, row, r->rows - row < TT_ROWS ? (int)(r->rows - row) : TT_ROWS);
}

static float sum_lanes(const float *sums) {
    float part[TT_LANES];
    memcpy(part, sums, sizeof part);
    for (int width = TT_LANES / 2; width; width /= 2)
        for (int i = 0; i < width; i++) part[i] += part[i + width];
    return part[0];
}

static void attend(const item *w) {
    const int64_t n = w->cache->head_dim, rows = w->heads * w->tokens, padded = tt_padded(n);
    float q[rows * n], out[rows * padded], sums[rows * TT_LANES], highest[rows];
    const running r = {rows, padded, q, out, sums, highest};
    for (int64_t token = 0; token < w->tokens; token++)
        memcpy(q + token * w->heads * n, w->q + token * w->stride, 4 * (size_t)(w->heads * n));
    memset(out, 0, sizeof out);
    memset(sums, 0, sizeof sums);
    for (int64_t row = 0; row < rows; row++) highest[row] = -INFINITY;
    for (int64_t first = 0; first < w->position + w->tokens; first += TT_BLOCK)
        take_block(w, &r, first);
    for (int64_t row = 0; row < rows; row++) {
        const float total = sum_lanes(sums + row * TT_LANES);
        float *to = w->out + row / w->heads * w->stride + row % w->heads * n;
        for (int64_t d = 0; d < n; d++) to[d] = out[row * padded + d] / total;
    }
}

typedef struct {
    const float *q;
    int64_t heads; /* of a row */
    const tt_span *spans;
    int64_t count, parts; /* a group's heads are cut into so many items */
    float *out;
} attend_work;

/* Query heads of one item of that span. */
static int64_t item_heads(const attend_work *w, const tt_span *span) {
    const int64_t group = w->heads / span->cache->kv_heads;
    return (group + w->parts - 1) / w->parts;
}

static int64_t item_tokens(const attend_work *w, const tt_span *span) {
    const int64_t heads = item_heads(w, span);
    return heads < MOST_ROWS ? MOST_ROWS / heads : 1;
}

static int64_t ceiling(int64_t a, int64_t b) { return (a + b - 1) / b; }

static int64_t items_of(const attend_work *w, const tt_span *span) {
    const int64_t group = w->heads / span->cache->kv_heads;
    return span->cache->kv_heads * ceiling(group, item_heads(w, span)) *
           ceiling(span->rows, item_tokens(w, span));
}

static void attend_item(void *context, int64_t index, int thread) {
    const attend_work *w = context;
    const tt_span *span = w->spans;
    (void)thread;
    while (index >= items_of(w, span)) index -= items_of(w, span++);
    const int64_t n = span->cache->head_dim, group = w->heads / span->cache->kv_heads;
    const int64_t heads = item_heads(w, span), tokens = item_tokens(w, span);
    const int64_t parts = ceiling(group, heads), cut = ceiling(span->rows, tokens);
    const int64_t head = index % parts * heads, kv_head = index / parts % span->cache->kv_heads;
    const int64_t token = (cut - 1 - index / parts / span->cache->kv_heads) * tokens;
    const int64_t place = ((span->row + token) * w->heads + kv_head * group + head) * n;
    attend(&(item){
        .cache = span->cache,
        .q = w->q + place,
        .out = w->out + place,
        .stride = w->heads * n,
        .heads = group - head < heads ? group - head : heads,
        .tokens = span->rows - token < tokens ? span->rows - token : tokens,
        .position = span->position + token,
        .kv_head = kv_head,
    });
}

void tt_attend(tt_pool *pool, const float *q, int64_t heads, const tt_span *spans, int64_t count,
               float *out) {
    attend_work work = {q, heads, spans, count, 1, out};
    const int64_t threads = tt_pool_threads(pool);
    for (;;) {
        int64_t items = 0, group = 1;
        for (int64_t i = 0; i < count; i++) {
            const int64_t mine = heads / spans[i].cache->kv_heads;
            group = mine > group ? mine : group;
            items += items_of(&work, spans + i);
        }
        if (threads == 1 || items >= 3 * threads || work.parts >= group) {
            tt_run(pool, attend_item, &work, items);
            return;
        }
        work.parts++;
    }
}
