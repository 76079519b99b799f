/* Rows of the embedding, which stays in its file. */
#include "convert.h"
#include "kernels.h"

/* Whether all of a row are finite. */
static int all_finite(const float *out, int64_t columns) {
    uint32_t bits, most = 0;
    for (int64_t i = 0; i < columns; i++) {
        memcpy(&bits, out + i, 4);
        bits &= 0x7fffffff;
        most = bits > most ? bits : most;
    }
    return most < 0x7f800000;
}

static void from_bf16(const uint16_t *row, int64_t columns, float *out) {
    for (int64_t i = 0; i < columns; i++) {
        const uint32_t bits = (uint32_t)row[i] << 16;
        memcpy(out + i, &bits, 4);
    }
}

static void from_f16(const uint16_t *row, int64_t columns, float *out) {
    for (int64_t i = 0; i < columns; i++) out[i] = tt_half_float(row[i]);
}

int64_t tt_embed(const void *table, int type, int64_t columns, const int64_t *ids, int64_t rows,
                 float *out) {
    int64_t damaged = -1;
    for (int64_t row = 0; row < rows; row++) {
        const int64_t first = ids[row] * columns;
        float *y = out + row * columns;
        if (type == TT_F32)
            memcpy(y, (const float *)table + first, 4 * (size_t)columns);
        else if (type == TT_BF16)
            from_bf16((const uint16_t *)table + first, columns, y);
        else
            from_f16((const uint16_t *)table + first, columns, y);
        if (!all_finite(y, columns) && damaged < 0) damaged = row;
    }
    return damaged;
}
