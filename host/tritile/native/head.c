/* The head's logits as the tile's sums tell them, with their bounds (host/tritile/head). */
#include "kernels.h"
#include "simd.h"

enum { SPAN = 1024 }; /* rows between two looks at the largest value */

static float one(const int32_t *sums, int64_t n, int parts, const float *factors, int64_t row) {
    float value = 0;
    for (int part = 0; part < parts; part++) value += (float)sums[part * n + row] * factors[part];
    return value;
}

/* Rows [first, end): values and bounds; the largest value. */
static float span(const tt_head_rows *rows, const int32_t *sums, int parts, const float *factors,
                  float offset, float spread, float loss, int64_t first, int64_t end, float *values,
                  float *upper) {
    const vf off = vf_all(offset), wide = vf_all(spread), lost = vf_all(loss);
    const int64_t n = rows->n;
    float best = -__builtin_inff();
    vf most = vf_all(best);
    int64_t row = first;
    for (; row + TT_W <= end; row += TT_W) {
        vf value = vf_all(0);
        for (int part = 0; part < parts; part++)
            value = vf_add(value, vf_mul(vf_floats(vi_load(sums + part * n + row)), vf_all(factors[part])));
        const vf scale = vf_load(rows->scale + row);
        value = vf_mul(vf_sub(value, off), scale);
        const vf room = vf_add(vf_mul(scale, wide), vf_mul(vf_load(rows->norm + row), lost));
        vf_store(values + row, value);
        vf_store(upper + row, vf_add(value, room));
        const vi less = vf_less(most, value);
        most = (vf)(((vi)value & less) | ((vi)most & ~less));
    }
    for (int i = 0; i < TT_W; i++) best = most[i] > best ? most[i] : best;
    for (; row < end; row++) {
        values[row] = (one(sums, n, parts, factors, row) - offset) * rows->scale[row];
        upper[row] = values[row] + (rows->scale[row] * spread + rows->norm[row] * loss);
        best = values[row] > best ? values[row] : best;
    }
    return best;
}

int64_t tt_head_estimate(const tt_head_rows *rows, const int32_t *sums, int parts,
                         const float *factors, float offset, float spread, float loss,
                         float *values, float *upper) {
    float best = -__builtin_inff();
    int64_t place = 0;
    for (int64_t first = 0; first < rows->n; first += SPAN) {
        const int64_t end = first + SPAN < rows->n ? first + SPAN : rows->n;
        const float found =
            span(rows, sums, parts, factors, offset, spread, loss, first, end, values, upper);
        if (found > best) {
            best = found;
            place = first;
        }
    }
    while (place + 1 < rows->n && values[place] != best) place++;
    return place;
}

int64_t tt_head_reaching(const float *upper, int64_t n, float least, int64_t *ids, int64_t room) {
    const vf limit = vf_all(least);
    int64_t count = 0, row = 0;
    for (; row < n; row++) {
        if (row + TT_W <= n) {
            const vi less = vf_less(vf_load(upper + row), limit);
            int all = 1;
            for (int i = 0; i < TT_W; i++) all &= less[i];
            if (all) {
                row += TT_W - 1;
                continue;
            }
        }
        const int64_t end = row + TT_W < n ? row + TT_W : n;
        for (; row < end; row++)
            if (!(upper[row] < least)) {
                if (count < room) ids[count] = row;
                count++;
            }
        row--;
    }
    return count;
}
