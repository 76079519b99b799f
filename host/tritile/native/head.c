/* The head beside the tile: a position as integers, rows that may have the largest logit, and exact
 * products with rows of the table (host/tritile/head). */
#include "rows.h"

#include <math.h>

enum {
    BLOCKS = 32, /* of bounds, that a thread takes at a time: a megabyte of sums makes 16 items */
    ROWS = 16,   /* of the table, that a thread takes at a time */
    LITTLE = -23 /* of a block whose rows weigh less than exp of it, 3e-8 together, none is read */
};

/* ---- a position ---- */

enum { SIDE = 8 }; /* sums side by side, so that they need not wait for each other */

static double all_of(const double *sums) {
    double sum = 0;
    for (int i = 0; i < SIDE; i++) sum += sums[i];
    return sum;
}

/* What is said of a position: `left` is h less its parts. */
static void describe(const float *h, const double *left, const double *dither, int64_t k,
                     tt_head_position *out) {
    double offset[SIDE] = {0}, square[SIDE] = {0}, magnitude[SIDE] = {0};
    double lost[SIDE] = {0}, whole[SIDE] = {0};
    for (int64_t first = 0; first < k; first += SIDE) {
        const int n = k - first < SIDE ? (int)(k - first) : SIDE;
        for (int i = 0; i < n; i++) {
            const double x = h[first + i], rest = left[first + i], near = x - rest;
            offset[i] += dither[first + i] * near;
            square[i] += near * near;
            magnitude[i] += fabs(near);
            lost[i] += rest * rest;
            whole[i] += x * x;
        }
    }
    out->offset = all_of(offset);
    out->length = sqrt(all_of(square));
    out->magnitude = all_of(magnitude);
    out->left = sqrt(all_of(lost));
    out->whole = sqrt(all_of(whole));
}

void tt_head_split(const float *h, const double *dither, int64_t k, int parts, double *left,
                   float *rest, int8_t *q, tt_head_position *out) {
    for (int64_t i = 0; i < k; i++) left[i] = rest[i] = h[i];
    for (int part = 0; part < parts; part++, q += k) {
        const tt_activations place = {.base = q, .rows = 1, .columns = (int32_t)k};
        const float s = tt_quantise_row(rest, tt_highest_row(rest, k), TT_LIMIT, k, &place, 0);
        const double factor = 1.0 / (double)s;
        for (int64_t i = 0; i < k; i++) left[i] -= q[i] * factor;
        for (int64_t i = 0; i < k; i++) rest[i] = (float)left[i];
        out->factors[part] = factor;
    }
    describe(h, left, dither, k, out);
}

/* ---- bounds ---- */

TT_INLINE vf bounds(const tt_head_rows *rows, const tt_head_sums *at, int parts, float base,
                    int64_t row, int64_t count) {
    vf v = vf_all(base);
    for (int part = 0; part < parts; part++) {
        const int32_t *from = at->sums + part * at->stride + row;
        const vi sums = count == TT_W ? vi_load(from) : vi_load_some(from, count);
        v = vf_fma(vf_floats(sums), vf_all(at->factors[part]), v);
    }
    const float *scale = rows->scale + row;
    return vf_mul(v, count == TT_W ? vf_load(scale) : vf_load_some(scale, count));
}

/* The bounds of a block's rows; the highest of them. */
TT_INLINE float block_of(const tt_head_rows *rows, const tt_head_sums *at, int parts, int64_t block,
                         float *out) {
    const int64_t first = block * TT_HEAD_BLOCK, left = rows->n - first;
    const int64_t count = left < TT_HEAD_BLOCK ? left : TT_HEAD_BLOCK;
    const float base = at->spread + rows->ratio[block] * at->loss - at->offset;
    vf most = vf_all(-__builtin_inff());
    float highest;
    int64_t i = 0;
    for (; i + TT_W <= count; i += TT_W) {
        const vf v = bounds(rows, at, parts, base, first + i, TT_W);
        vf_store(out + i, v);
        most = vf_max(most, v);
    }
    highest = vf_highest(most);
    if (i < count) {
        const vf v = bounds(rows, at, parts, base, first + i, count - i);
        for (int lane = 0; lane < count - i; lane++) {
            out[i + lane] = v[lane];
            highest = v[lane] > highest ? v[lane] : highest;
        }
    }
    return highest;
}

static float block_bounds(const tt_head_rows *rows, const tt_head_sums *at, int64_t block,
                          float *out) {
    return at->parts == 1 ? block_of(rows, at, 1, block, out) : block_of(rows, at, 2, block, out);
}

static int64_t blocks_of(const tt_head_rows *rows) {
    return (rows->n + TT_HEAD_BLOCK - 1) / TT_HEAD_BLOCK;
}

typedef struct {
    const tt_head_rows *rows;
    const tt_head_sums *at;
    float *highest, *upper; /* either may be NULL */
} bounds_work;

static void some_blocks(void *context, int64_t item, int thread) {
    const bounds_work *w = context;
    const int64_t blocks = blocks_of(w->rows), first = item * BLOCKS;
    const int64_t end = first + BLOCKS < blocks ? first + BLOCKS : blocks;
    float room[TT_HEAD_BLOCK];
    (void)thread;
    for (int64_t block = first; block < end; block++) {
        float *out = w->upper ? w->upper + block * TT_HEAD_BLOCK : room;
        const float highest = block_bounds(w->rows, w->at, block, out);
        if (w->highest) w->highest[block] = highest;
    }
}

int64_t tt_head_scan(tt_pool *pool, const tt_head_rows *rows, const tt_head_sums *at,
                     float *highest) {
    const int64_t blocks = blocks_of(rows);
    bounds_work work = {rows, at, highest, NULL};
    float room[TT_HEAD_BLOCK];
    int64_t best = 0, row = 0;
    tt_run(pool, some_blocks, &work, (blocks + BLOCKS - 1) / BLOCKS);
    for (int64_t block = 1; block < blocks; block++)
        if (highest[block] > highest[best]) best = block;
    block_bounds(rows, at, best, room);
    const int64_t first = best * TT_HEAD_BLOCK;
    while (row + 1 < TT_HEAD_BLOCK && first + row + 1 < rows->n && room[row] != highest[best]) row++;
    return first + row;
}

void tt_head_upper(tt_pool *pool, const tt_head_rows *rows, const tt_head_sums *at, float *upper) {
    bounds_work work = {rows, at, NULL, upper};
    tt_run(pool, some_blocks, &work, (blocks_of(rows) + BLOCKS - 1) / BLOCKS);
}

int64_t tt_head_reaching(const tt_head_rows *rows, const tt_head_sums *at, const float *highest,
                         float least, int64_t *ids, float *upper, int64_t room) {
    float found[TT_HEAD_BLOCK];
    int64_t count = 0;
    for (int64_t block = 0; block < blocks_of(rows); block++) {
        if (highest[block] < least) continue;
        block_bounds(rows, at, block, found);
        const int64_t first = block * TT_HEAD_BLOCK;
        for (int64_t i = 0; i < TT_HEAD_BLOCK && first + i < rows->n; i++) {
            if (found[i] < least) continue;
            if (count < room) {
                ids[count] = first + i;
                upper[count] = found[i];
            }
            count++;
        }
    }
    return count;
}

typedef struct {
    const tt_head_rows *rows;
    const tt_head_sums *at;
    const float *highest;
    float below, reference, inverse;
    double *sums;
} tail_work;

/* A block's share; where no row weighs anything to speak of, what it is at most. */
static double block_tail(const tail_work *w, int64_t block) {
    const float top = w->highest[block] < w->below ? w->highest[block] : w->below;
    const float most = (top - w->reference) * w->inverse;
    const int64_t left = w->rows->n - block * TT_HEAD_BLOCK;
    const int64_t count = left < TT_HEAD_BLOCK ? left : TT_HEAD_BLOCK;
    const vf reference = vf_all(w->reference), inverse = vf_all(w->inverse);
    float room[TT_HEAD_BLOCK];
    vf sums = {0};
    double sum = 0;
    if (most > 80) return (double)__builtin_inff(); /* near where exp ends */
    if (most < LITTLE) return (double)count * exp((double)most);
    block_bounds(w->rows, w->at, block, room);
    for (int64_t i = count; i < TT_HEAD_BLOCK; i++) room[i] = w->below; /* which counts no more */
    for (int64_t i = 0; i < TT_HEAD_BLOCK; i += TT_W) {
        const vf bound = vf_load(room + i);
        const vf weight = vf_exp(vf_mul(vf_sub(bound, reference), inverse));
        sums = vf_add(sums, vf_select(vf_less(bound, vf_all(w->below)), weight, vf_all(0)));
    }
    for (int i = 0; i < TT_W; i++) sum += sums[i];
    return sum;
}

static void some_tails(void *context, int64_t item, int thread) {
    const tail_work *w = context;
    const int64_t blocks = blocks_of(w->rows), first = item * BLOCKS;
    const int64_t end = first + BLOCKS < blocks ? first + BLOCKS : blocks;
    (void)thread;
    for (int64_t block = first; block < end; block++) w->sums[block] = block_tail(w, block);
}

double tt_head_tail(tt_pool *pool, const tt_head_rows *rows, const tt_head_sums *at,
                    const float *highest, float below, float reference, float inverse,
                    double *sums) {
    const int64_t blocks = blocks_of(rows);
    tail_work work = {rows, at, highest, below, reference, inverse, sums};
    double sum = 0;
    tt_run(pool, some_tails, &work, (blocks + BLOCKS - 1) / BLOCKS);
    for (int64_t block = 0; block < blocks; block++) sum += sums[block];
    return sum;
}

/* ---- exact products ---- */

static float sum_of(vf v) {
    float sum = 0;
    for (int i = 0; i < TT_W; i++) sum += v[i];
    return sum;
}

static float dot_floats(const float *row, const float *x, int64_t columns) {
    vf a = {0}, b = {0};
    int64_t i = 0;
    for (; i + 2 * TT_W <= columns; i += 2 * TT_W) {
        a = vf_fma(vf_load(row + i), vf_load(x + i), a);
        b = vf_fma(vf_load(row + i + TT_W), vf_load(x + i + TT_W), b);
    }
    float sum = sum_of(vf_add(a, b));
    for (; i < columns; i++) sum += row[i] * x[i];
    return sum;
}

/* A word holds two columns, each the upper half of a float: the even ones below. */
TT_INLINE void add_pairs(const uint16_t *row, const float *even, const float *odd, vf *a, vf *b) {
    vi words;
    memcpy(&words, row, sizeof words);
    *a = vf_fma((vf)(words << 16), vf_load(even), *a);
    *b = vf_fma((vf)(words & (int32_t)0xffff0000), vf_load(odd), *b);
}

static float dot_pairs(const uint16_t *row, const float *x, int64_t columns) {
    const int64_t pairs = columns / 2;
    const float *even = x, *odd = x + pairs;
    vf a = {0}, b = {0}, c = {0}, d = {0};
    int64_t i = 0;
    for (; i + 2 * TT_W <= pairs; i += 2 * TT_W) {
        add_pairs(row + 2 * i, even + i, odd + i, &a, &b);
        add_pairs(row + 2 * (i + TT_W), even + i + TT_W, odd + i + TT_W, &c, &d);
    }
    float sum = sum_of(vf_add(vf_add(a, b), vf_add(c, d)));
    for (; i < pairs; i++) {
        const uint32_t low = (uint32_t)row[2 * i] << 16, high = (uint32_t)row[2 * i + 1] << 16;
        float first, second;
        memcpy(&first, &low, 4);
        memcpy(&second, &high, 4);
        sum += first * even[i] + second * odd[i];
    }
    return sum;
}

typedef struct {
    const void *table;
    int type;
    int64_t columns;
    const int64_t *ids;
    int64_t first, count;
    const float *x;
    float *out;
} dots_work;

static void some_dots(void *context, int64_t item, int thread) {
    const dots_work *w = context;
    const int64_t end = (item + 1) * ROWS < w->count ? (item + 1) * ROWS : w->count;
    (void)thread;
    for (int64_t i = item * ROWS; i < end; i++) {
        const int64_t at = (w->ids ? w->ids[i] : w->first + i) * w->columns;
        w->out[i] = w->type == TT_F32 ? dot_floats((const float *)w->table + at, w->x, w->columns)
                                      : dot_pairs((const uint16_t *)w->table + at, w->x, w->columns);
    }
}

int tt_head_dots(tt_pool *pool, const void *table, int type, int64_t columns, const int64_t *ids,
                 int64_t first, int64_t count, const float *x, float *out) {
    dots_work work = {table, type, columns, ids, first, count, x, out};
    uint32_t bits, most = 0;
    tt_run(pool, some_dots, &work, (count + ROWS - 1) / ROWS);
    for (int64_t i = 0; i < count; i++) {
        memcpy(&bits, out + i, 4);
        bits &= 0x7fffffff;
        most = bits > most ? bits : most;
    }
    return most < 0x7f800000;
}
