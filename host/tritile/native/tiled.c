/* Attention with its products on the tile: see tiled.h. */
#include "tiled.h"

#include <math.h>

#include "rows.h"

void tt_room_for(const tt_tiled *t, int64_t positions, tt_room *room) {
    const int64_t rows = t->rows * t->heads, columns = t->weights.columns;
    const int64_t k = tt_ceiling(positions, TT_KEY_ROWS), v = tt_ceiling(positions, columns);
    /* Each sequence's last chunk of a head may be short. */
    const int64_t chunks = (t->rows + tt_group(t)) * t->kv_heads;
    const int64_t queries = chunks * tt_query_bytes(t);
    const int64_t probabilities = (rows * columns + chunks * TT_ALIGN) * v;
    const int64_t scores = rows * k * TT_KEY_ROWS * (int64_t)sizeof(int32_t);
    const int64_t sums = rows * v * t->sums_stride;
    *room = (tt_room){
        .x = TT_DIGITS * (queries > probabilities ? queries : probabilities),
        .y = TT_DIGITS * (scores > sums ? scores : sums),
        .chunks = chunks,
        .scores_entries = TT_DIGITS * chunks * k + 1,
        .sums_entries = TT_DIGITS * chunks * v + 1,
    };
}

int64_t tt_cut(const tt_tiled *t, const tt_desk *d, const tt_tiled_span *spans, int64_t count,
               tt_used *used) {
    const int64_t group = tt_group(t);
    int64_t n = 0;
    *used = (tt_used){0};
    for (int64_t i = 0; i < count * t->kv_heads; i++) {
        const tt_tiled_span *span = &spans[i / t->kv_heads];
        const int64_t rows = span->span.rows * group;
        for (int64_t first = 0; first < rows; first += t->rows) {
            tt_chunk *c = &d->chunks[n++];
            c->of = span;
            c->head = (int32_t)(i % t->kv_heads);
            c->first = (int32_t)first;
            c->rows = (int32_t)(rows - first < t->rows ? rows - first : t->rows);
            c->seen = span->span.position + (first + c->rows - 1) / group + 1;
            c->q = used->queries;
            c->p = used->probabilities;
            c->scores = used->scores;
            c->sums = used->sums;
            used->queries += TT_DIGITS * tt_query_bytes(t);
            used->probabilities += TT_DIGITS * tt_value_blocks(t, c) * tt_probability_bytes(t, c);
            used->scores += TT_DIGITS * tt_scores_bytes(c);
            used->sums += TT_DIGITS * tt_value_blocks(t, c) * tt_sums_bytes(t, c);
        }
    }
    return n;
}

/* ---- digits ---- */

/* Strips of x, up to n, as digits of `step`. */
static void split(const float *x, float step, int64_t n, int8_t *high, int8_t *low) {
    const vf scale = vf_all(1.0f / step);
    for (int64_t i = 0; i < n; i += TT_STRIP) {
        vi upper[TT_STRIP_VECTORS], lower[TT_STRIP_VECTORS];
        for (int j = 0; j < TT_STRIP_VECTORS; j++) {
            const vf v = vf_mul(vf_load(x + i + j * TT_W), scale);
            const vi whole = (vi)vf_add(v, vf_all(TT_SHIFT)) - TT_SHIFT_BITS;
            upper[j] = (whole + TT_DIGIT / 2) >> TT_DIGIT_BITS;
            lower[j] = whole - (upper[j] << TT_DIGIT_BITS);
        }
        tt_store_bytes(high + i, upper);
        tt_store_bytes(low + i, lower);
    }
}

/* Digits [blocks][columns] of a row into blocks of activations, one every `bytes`. */
static void place(const tt_tiled *t, const int8_t *digits, int64_t blocks, int64_t bytes,
                  int8_t *to) {
    const int64_t columns = t->weights.columns;
    for (int64_t b = 0; b < blocks; b++)
        memcpy(to + b * bytes, digits + b * columns, (size_t)columns);
}

static float step_of(float highest) {
    const float least = 1e-30f; /* of zeros alone; its inverse is a float */
    return (highest > least ? highest : least) / TT_DIGITS_LIMIT;
}

static float *steps_of(const tt_tiled *t, const tt_desk *d, int64_t chunk, int which) {
    return d->steps + (chunk * TT_STEPS + which) * t->rows;
}

/* Where the row of a chunk is among [rows][heads][head_dim]. */
static int64_t place_of(const tt_tiled *t, const tt_chunk *c, int64_t row) {
    const int64_t group = tt_group(t), r = c->first + row;
    const int64_t token = c->of->span.row + r / group;
    return (token * t->heads + c->head * group + r % group) * t->head_dim;
}

typedef struct {
    const tt_tiled *t;
    const tt_desk *d;
    const float *q;
    float *out;
} work;

static void split_chunk(void *context, int64_t index, int thread) {
    const work *w = context;
    const tt_tiled *t = w->t;
    const tt_chunk *c = &w->d->chunks[index];
    const int64_t n = t->head_dim, padded = tt_padded(n), blocks = tt_query_blocks(t);
    const int64_t room = tt_padded(blocks * t->weights.columns);
    float *steps = steps_of(t, w->d, index, TT_QUERY_STEP), x[padded];
    int8_t high[room], low[room];
    (void)thread;
    memset(x, 0, sizeof x);
    memset(high, 0, sizeof high);
    memset(low, 0, sizeof low);
    for (int64_t row = 0; row < c->rows; row++) {
        memcpy(x, w->q + place_of(t, c, row), 4 * (size_t)n);
        const float highest = tt_highest_row(x, n), step = step_of(highest);
        steps[row] = step + highest * 0; /* what is not finite reaches what is attended, as a NaN */
        split(x, step, n, high, low);
        int8_t *to = w->d->x + c->q + row * t->weights.columns;
        place(t, high, blocks, t->block_bytes, to);
        place(t, low, blocks, t->block_bytes, to + tt_query_bytes(t));
    }
}

void tt_split_queries(tt_pool *pool, const tt_tiled *t, const tt_desk *d, int64_t chunks,
                      const float *q) {
    work w = {.t = t, .d = d, .q = q};
    tt_run(pool, split_chunk, &w, chunks);
}

/* ---- softmax ---- */

/* A vector of scores, from the sums of both digits. */
TT_INLINE vf score(vi high, vi low, float factor, vf key_steps) {
    const vf sum = vf_floats(high * TT_DIGIT + low);
    return vf_mul(vf_mul(sum, vf_all(factor)), key_steps);
}

/* Scores of `seen` positions; the highest. Behind them the last strip is -INFINITY. */
static float put_together(const int32_t *high, const int32_t *low, float factor,
                          const float *key_steps, int64_t seen, float *scores) {
    vf most = vf_all(-INFINITY);
    int64_t i = 0;
    for (; i + TT_STRIP <= seen; i += TT_STRIP) {
        vf s[TT_STRIP_VECTORS];
        for (int j = 0; j < TT_STRIP_VECTORS; j++) {
            const int64_t at = i + j * TT_W;
            s[j] = score(vi_load(high + at), vi_load(low + at), factor, vf_load(key_steps + at));
        }
        for (int j = 0; j < TT_STRIP_VECTORS; j++) {
            most = vf_max(most, s[j]);
            vf_store(scores + i + j * TT_W, s[j]);
        }
    }
    float highest = vf_highest(most);
    for (; i < seen; i++) {
        scores[i] = (float)(high[i] * TT_DIGIT + low[i]) * factor * key_steps[i];
        highest = scores[i] > highest ? scores[i] : highest;
    }
    for (; i % TT_STRIP; i++) scores[i] = -INFINITY;
    return highest;
}

/* A strip of scores to probabilities times the values' steps. */
TT_INLINE void weigh(float highest, const float *value_steps, float *scores, vf *sums, vi *most) {
    vf p[TT_STRIP_VECTORS];
    for (int j = 0; j < TT_STRIP_VECTORS; j++) {
        p[j] = vf_exp(vf_sub(vf_load(scores + j * TT_W), vf_all(highest)));
        sums[j] = vf_add(sums[j], p[j]);
        p[j] = vf_mul(p[j], vf_load(value_steps + j * TT_W));
    }
    for (int j = 0; j < TT_STRIP_VECTORS; j++) {
        *most = vi_greatest(*most, p[j]);
        vf_store(scores + j * TT_W, p[j]);
    }
}

/* Scores to probabilities times the values' steps; their sum before that, and the greatest,
 * NaN if one is. */
static float exponentials(float highest, const float *value_steps, int64_t seen, float *scores,
                          float *greatest) {
    float lanes[TT_STRIP], rest[TT_STRIP] = {0};
    vf sums[TT_STRIP_VECTORS] = {{0}};
    vi most = {0};
    int64_t i = 0;
    for (; i + TT_STRIP <= seen; i += TT_STRIP)
        weigh(highest, value_steps + i, scores + i, sums, &most);
    if (i < seen) { /* of what lies behind, nothing may be read: it may be no number */
        memcpy(rest, value_steps + i, sizeof *rest * (size_t)(seen - i));
        weigh(highest, rest, scores + i, sums, &most);
    }
    *greatest = vi_magnitude(most);
    for (int j = 0; j < TT_STRIP_VECTORS; j++) vf_store(lanes + j * TT_W, sums[j]);
    for (int width = TT_STRIP / 2; width; width /= 2)
        for (int k = 0; k < width; k++) lanes[k] += lanes[k + width];
    return lanes[0];
}

static void soften_chunk(void *context, int64_t index, int thread) {
    const work *w = context;
    const tt_tiled *t = w->t;
    const tt_chunk *c = &w->d->chunks[index];
    const tt_span *span = &c->of->span;
    const tt_cache *cache = span->cache;
    const int64_t blocks = tt_value_blocks(t, c), bytes = tt_probability_bytes(t, c);
    const int64_t room = tt_padded(blocks * t->weights.columns);
    const float factor = (float)(1 / sqrt((double)t->head_dim));
    const float *key_steps = cache->key_steps + (int64_t)c->head * cache->room;
    const float *value_steps = cache->value_steps + (int64_t)c->head * cache->room;
    const float *queries = steps_of(t, w->d, index, TT_QUERY_STEP);
    float *steps = steps_of(t, w->d, index, TT_VALUE_STEP), scores[tt_padded(c->seen)];
    int8_t high[room], low[room];
    (void)thread;
    memset(high, 0, sizeof high);
    memset(low, 0, sizeof low);
    for (int64_t row = 0; row < c->rows; row++) {
        const int64_t seen = span->position + (c->first + row) / tt_group(t) + 1;
        const char *from = w->d->y + c->scores + row * tt_scores_stride(c);
        const float highest =
            put_together((const int32_t *)from, (const int32_t *)(from + tt_scores_bytes(c)),
                         queries[row] * factor, key_steps, seen, scores);
        float greatest;
        const float total = exponentials(highest, value_steps, seen, scores, &greatest);
        const float step = step_of(greatest);
        steps[row] = (step + greatest * 0) / total; /* as above */
        split(scores, step, seen, high, low);
        int8_t *to = w->d->x + c->p + row * t->weights.columns;
        place(t, high, blocks, bytes, to);
        place(t, low, blocks, bytes, to + blocks * bytes);
    }
}

void tt_soften(tt_pool *pool, const tt_tiled *t, const tt_desk *d, int64_t chunks) {
    work w = {.t = t, .d = d};
    tt_run(pool, soften_chunk, &w, chunks);
}

/* ---- what comes back ---- */

static void gather_chunk(void *context, int64_t index, int thread) {
    const work *w = context;
    const tt_tiled *t = w->t;
    const tt_chunk *c = &w->d->chunks[index];
    const int64_t blocks = tt_value_blocks(t, c), bytes = tt_sums_bytes(t, c);
    const float *steps = steps_of(t, w->d, index, TT_VALUE_STEP);
    const int64_t n = t->head_dim, padded = tt_padded(n); /* the tile's rows are padded alike */
    float sums[padded];
    (void)thread;
    for (int64_t row = 0; row < c->rows; row++) {
        float *out = w->out + place_of(t, c, row);
        const char *from = w->d->y + c->sums + row * t->sums_stride;
        memset(sums, 0, sizeof sums);
        for (int64_t b = 0; b < blocks; b++, from += bytes) {
            const int32_t *high = (const int32_t *)from;
            const int32_t *low = (const int32_t *)(from + blocks * bytes);
            for (int64_t i = 0; i < padded; i += TT_W) {
                const vf sum = vf_floats(vi_load(high + i) * TT_DIGIT + vi_load(low + i));
                vf_store(sums + i, vf_add(vf_load(sums + i), sum));
            }
        }
        for (int64_t i = 0; i < padded; i += TT_W)
            vf_store(sums + i, vf_mul(vf_load(sums + i), vf_all(steps[row])));
        memcpy(out, sums, sizeof *out * (size_t)n);
    }
}

void tt_gather(tt_pool *pool, const tt_tiled *t, const tt_desk *d, int64_t chunks, float *out) {
    work w = {.t = t, .d = d, .out = out};
    tt_run(pool, gather_chunk, &w, chunks);
}
