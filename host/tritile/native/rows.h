/* Steps over the columns of one row that several kernels take. Their order is numpy's, so that the
 * integers behind them are numpy's too. */
#ifndef TRITILE_ROWS_H
#define TRITILE_ROWS_H

#include "kernels.h"
#include "simd.h"

#define TT_LIMIT 127.0f /* of activations: bitlinear.INT8_MAX */

/* The first n of TT_W elements; what lies behind them is not touched, and 0 in the vector. */
TT_INLINE vf vf_load_some(const float *p, int64_t n) {
    vf v = {0};
    memcpy(&v, p, 4 * (size_t)n);
    return v;
}

TT_INLINE void vf_store_some(float *p, vf v, int64_t n) { memcpy(p, &v, 4 * (size_t)n); }

TT_INLINE vi vi_load_some(const int32_t *p, int64_t n) {
    vi v = {0};
    memcpy(&v, p, 4 * (size_t)n);
    return v;
}

/* One row's rescaling: y = (sum / divisor + bias) * factor. `quick`: tt_quotient may be used. */
typedef struct {
    vf divisor, inverse, factor;
    int quick;
    const int32_t *sums;
    const float *bias; /* or NULL */
} tt_rescaled;

TT_INLINE tt_rescaled tt_rescaled_row(const tt_sums *s, float scale, int64_t row) {
    const int divide = s->rule == TT_DIVIDE;
    const float divisor = divide ? s->weight_scale * scale : scale;
    return (tt_rescaled){
        .divisor = vf_all(divisor),
        .inverse = vf_all(1 / divisor),
        .quick = TT_FUSED && divisor > 0x1p-60f && divisor < 0x1p60f,
        .factor = vf_all(divide ? 1.0f : s->weight_scale),
        .sums = s->sums + row * s->stride,
        .bias = s->bias,
    };
}

/* What a division gives, to the bit, in a fraction of its time where products and sums are fused:
 * the quotient by the rounded inverse is corrected twice by its exact remainder; the second
 * correction starts within an ulp and so rounds rightly (Markstein 1990). No power of 2 of a sum
 * and a divisor between 2^-60 and 2^60 can make a remainder too small. */
TT_INLINE vf tt_quotient(const tt_rescaled *r, vf sum) {
    if (!r->quick) return sum / r->divisor;
    vf y = vf_mul(sum, r->inverse);
    y = vf_fma(vf_fma(vf_negative(y), r->divisor, sum), r->inverse, y);
    return vf_fma(vf_fma(vf_negative(y), r->divisor, sum), r->inverse, y);
}

TT_INLINE vf tt_rescaled_at(const tt_rescaled *r, int64_t i) {
    vf y = tt_quotient(r, vf_floats(vi_load(r->sums + i)));
    if (r->bias) y = vf_add(y, vf_load(r->bias + i));
    return vf_mul(y, r->factor);
}

TT_INLINE vf tt_rescaled_some(const tt_rescaled *r, int64_t i, int64_t n) {
    vf y = tt_quotient(r, vf_floats(vi_load_some(r->sums + i, n)));
    if (r->bias) y = vf_add(y, vf_load_some(r->bias + i, n));
    return vf_mul(y, r->factor);
}

/* y [m] of one row. */
void tt_rescale_row(const tt_rescaled *r, int64_t m, float *y);
/* y [k] = rms_norm of x [k]; y may be x. The greatest magnitude of y. */
float tt_norm_row(const float *x, const float *weight, float eps, int64_t k, float *y);
/* The greatest magnitude of x [k]; here and above NaN if one element is. */
float tt_highest_row(const float *x, int64_t k);
/* The magnitude that becomes the limit: bitlinear.py's SMALLEST_MAXIMUM at least, or NaN. */
TT_INLINE float tt_scaled_by(float highest) { return highest < 1e-5f ? 1e-5f : highest; }

/* Row `row` of `out`, integers of +-limit; the scale. `highest`: the greatest magnitude of x [k]. */
float tt_quantise_row(const float *x, float highest, float limit, int64_t k,
                      const tt_activations *out, int64_t row);

#endif
