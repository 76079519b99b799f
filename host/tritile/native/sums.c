/* What becomes of the device's sums: bitlinear.py's Multiply and Divide, the residual, the gated
 * unit between gate, up and down. */
#include "rows.h"

void tt_rescale_row(const tt_rescaled *r, int64_t m, float *y) {
    int64_t i = 0;
    for (; i + TT_W <= m; i += TT_W) vf_store(y + i, tt_rescaled_at(r, i));
    if (i < m) vf_store_some(y + i, tt_rescaled_some(r, i, m - i), m - i);
}

typedef struct {
    const tt_sums *sums;
    const float *scales;
    float *y;
} rescale_work;

static void rescale(void *context, int64_t row, int thread) {
    const rescale_work *w = context;
    const tt_rescaled r = tt_rescaled_row(w->sums, w->scales[row], row);
    (void)thread;
    tt_rescale_row(&r, w->sums->m, w->y + row * w->sums->m);
}

static void rescale_add(void *context, int64_t row, int thread) {
    const rescale_work *w = context;
    const tt_rescaled r = tt_rescaled_row(w->sums, w->scales[row], row);
    const int64_t m = w->sums->m;
    float *h = w->y + row * m;
    int64_t i = 0;
    (void)thread;
    for (; i + TT_W <= m; i += TT_W) vf_store(h + i, vf_add(vf_load(h + i), tt_rescaled_at(&r, i)));
    if (i < m) {
        const vf sum = vf_add(vf_load_some(h + i, m - i), tt_rescaled_some(&r, i, m - i));
        vf_store_some(h + i, sum, m - i);
    }
}

void tt_rescale(tt_pool *pool, const tt_sums *sums, const float *scales, int64_t rows, float *y) {
    rescale_work work = {sums, scales, y};
    tt_run(pool, rescale, &work, rows);
}

void tt_rescale_add(tt_pool *pool, const tt_sums *sums, const float *scales, int64_t rows,
                    float *h) {
    rescale_work work = {sums, scales, h};
    tt_run(pool, rescale_add, &work, rows);
}

/* relu(x)^2 or x / (1 + exp(-x)), times up. Far below 0, where exp(-x) is no float, silu is 0. */
TT_INLINE vf gated(vf gate, vf up, int activation) {
    if (activation == TT_SILU) {
        const vf silu = gate / vf_add(vf_exp(vf_negative(gate)), vf_all(1));
        return vf_mul(vf_select(vf_less(gate, vf_all(-88.3f)), (vf){0}, silu), up);
    }
    const vf above = vf_max((vf){0}, gate); /* in this order: a gate that is NaN stays one */
    return vf_mul(vf_mul(above, above), up);
}

typedef struct {
    const tt_sums *gate, *up;
    const float *scales, *weight;
    int activation;
    float eps;
    const tt_activations *out;
    float *scales_out;
} gate_work;

/* y [k]; its greatest magnitude. */
TT_INLINE float gate_row(const gate_work *w, int64_t row, int activation, float *y) {
    const tt_rescaled gate = tt_rescaled_row(w->gate, w->scales[row], row);
    const tt_rescaled up = tt_rescaled_row(w->up, w->scales[row], row);
    const int64_t k = w->gate->m;
    vi highest = {0};
    int64_t i = 0;
    for (; i + TT_W <= k; i += TT_W) {
        const vf v = gated(tt_rescaled_at(&gate, i), tt_rescaled_at(&up, i), activation);
        highest = vi_greatest(highest, v);
        vf_store(y + i, v);
    }
    if (i < k) {
        const int64_t n = k - i;
        const vf v =
            gated(tt_rescaled_some(&gate, i, n), tt_rescaled_some(&up, i, n), activation);
        highest = vi_greatest(highest, v);
        vf_store_some(y + i, v, n);
    }
    return vi_magnitude(highest);
}

static void gate_quantise(void *context, int64_t row, int thread) {
    const gate_work *w = context;
    const int64_t k = w->gate->m;
    float y[k];
    (void)thread;
    float highest = w->activation == TT_SILU ? gate_row(w, row, TT_SILU, y)
                                             : gate_row(w, row, TT_RELU2, y);
    if (w->weight) highest = tt_norm_row(y, w->weight, w->eps, k, y);
    w->scales_out[row] = tt_quantise_row(y, highest, TT_LIMIT, k, w->out, row);
}

void tt_gate_quantise(tt_pool *pool, const tt_sums *gate, const tt_sums *up, const float *scales,
                      int activation, const float *weight, float eps, int64_t rows,
                      const tt_activations *out, float *scales_out) {
    gate_work work = {gate, up, scales, weight, activation, eps, out, scales_out};
    tt_run(pool, gate_quantise, &work, rows);
}
