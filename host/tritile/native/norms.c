/* RMSNorm and the quantisation of activations: models/parts.py's rms_norm, bitlinear.py's
 * quantise, to the bit. */
#include "rows.h"

#include <math.h>

#define LEAF 128 /* numpy's pairwise sums halve down to that many elements */

/* sums [8] of every eighth square; how many columns they are of. */
TT_INLINE int64_t sum_eights(const float *x, int64_t k, float *sums) {
    int64_t i = 0;
#if TT_W == 4
    vf low = {0}, high = {0};
    for (; i + 8 <= k; i += 8) {
        const vf a = vf_load(x + i), b = vf_load(x + i + 4);
        low = vf_add(low, vf_mul(a, a));
        high = vf_add(high, vf_mul(b, b));
    }
    vf_store(sums, low);
    vf_store(sums + 4, high);
#else
    typedef float eight __attribute__((vector_size(32)));
    eight all = {0}, v;
    for (; i + 8 <= k; i += 8) {
        memcpy(&v, x + i, sizeof v);
        all += v * v;
    }
    memcpy(sums, &all, sizeof all);
#endif
    return i;
}

/* Of at most LEAF squares: eight sums side by side, then the rest. */
static float sum_leaf(const float *x, int64_t k) {
    int64_t i = 0;
    float sum = 0;
    if (k >= 8) {
        float sums[8];
        i = sum_eights(x, k, sums);
        sum = ((sums[0] + sums[1]) + (sums[2] + sums[3])) +
              ((sums[4] + sums[5]) + (sums[6] + sums[7]));
    }
    for (; i < k; i++) sum += x[i] * x[i];
    return sum;
}

static float sum_squares(const float *x, int64_t k) {
    if (k <= LEAF) return sum_leaf(x, k);
    int64_t half = k / 2;
    half -= half % 8;
    return sum_squares(x, half) + sum_squares(x + half, k - half);
}

float tt_norm_row(const float *x, const float *weight, float eps, int64_t k, float *y) {
    const float root = sqrtf(sum_squares(x, k) / (float)k + eps);
    const vf factor = vf_all(1.0f / root);
    vi highest = {0};
    int64_t i = 0;
    for (; i + TT_W <= k; i += TT_W) {
        const vf v = vf_mul(vf_load(weight + i), vf_mul(vf_load(x + i), factor));
        highest = vi_greatest(highest, v);
        vf_store(y + i, v);
    }
    if (i < k) {
        const vf scaled = vf_mul(vf_load_some(x + i, k - i), factor);
        const vf v = vf_mul(vf_load_some(weight + i, k - i), scaled);
        highest = vi_greatest(highest, v);
        vf_store_some(y + i, v, k - i);
    }
    return vi_magnitude(highest);
}

float tt_highest_row(const float *x, int64_t k) {
    vi highest = {0};
    int64_t i = 0;
    for (; i + TT_W <= k; i += TT_W) highest = vi_greatest(highest, vf_load(x + i));
    if (i < k) highest = vi_greatest(highest, vf_load_some(x + i, k - i));
    return vi_magnitude(highest);
}

/* n columns of one block. */
static void quantise_columns(const float *x, vf scale, int64_t n, int8_t *q) {
    int64_t i = 0;
    for (; i + TT_W <= n; i += TT_W) {
        const vb v = vb_nearest(vf_mul(vf_load(x + i), scale));
        memcpy(q + i, &v, sizeof v);
    }
    if (i < n) {
        const vb v = vb_nearest(vf_mul(vf_load_some(x + i, n - i), scale));
        memcpy(q + i, &v, (size_t)(n - i));
    }
}

float tt_quantise_row(const float *x, float highest, float limit, int64_t k,
                      const tt_activations *out, int64_t row) {
    const float maximum = tt_scaled_by(highest);
    const float scale = (1.0f / maximum) * limit; /* rounded twice, as torch does */
    const int64_t columns = out->columns;
    int8_t *q = out->base + row / out->rows * out->group_bytes + row % out->rows * columns;
    for (int64_t first = 0; first < k; first += columns, q += out->block_bytes) {
        const int64_t n = k - first < columns ? k - first : columns;
        quantise_columns(x + first, vf_all(scale), n, q);
        memset(q + n, 0, (size_t)(columns - n));
    }
    return scale;
}

typedef struct {
    const float *x, *weight;
    float eps;
    int64_t k;
    float *y, *scales;
    const tt_activations *out;
} norm_work;

static void norm_row(void *context, int64_t row, int thread) {
    const norm_work *w = context;
    (void)thread;
    tt_norm_row(w->x + row * w->k, w->weight, w->eps, w->k, w->y + row * w->k);
}

static void quantise_row(void *context, int64_t row, int thread) {
    const norm_work *w = context;
    const float *x = w->x + row * w->k;
    (void)thread;
    if (w->weight) {
        float y[w->k];
        const float highest = tt_norm_row(x, w->weight, w->eps, w->k, y);
        w->scales[row] = tt_quantise_row(y, highest, TT_LIMIT, w->k, w->out, row);
    } else {
        const float highest = tt_highest_row(x, w->k);
        w->scales[row] = tt_quantise_row(x, highest, TT_LIMIT, w->k, w->out, row);
    }
}

void tt_norm(tt_pool *pool, const float *x, const float *weight, float eps, int64_t rows, int64_t k,
             float *y) {
    norm_work work = {.x = x, .weight = weight, .eps = eps, .k = k, .y = y};
    tt_run(pool, norm_row, &work, rows);
}

void tt_norm_quantise(tt_pool *pool, const float *x, const float *weight, float eps, int64_t rows,
                      int64_t k, const tt_activations *out, float *scales) {
    norm_work work = {.x = x, .weight = weight, .eps = eps, .k = k, .scales = scales, .out = out};
    tt_run(pool, quantise_row, &work, rows);
}
