/* The tiles of attention in registers; see tiles.h. */
#include "tiles.h"

#define CHUNK 16

/* TT_W elements of a cache as floats, the steps of int8 left out. */
TT_INLINE vf elements(const int type, const void *from, int64_t index) {
    if (type == TT_F32) return vf_load((const float *)from + index);
    if (type == TT_F16) return vf_halves((const uint16_t *)from + index);
    return vf_bytes((const int8_t *)from + index);
}

/* scores [rows][TT_BLOCK] += q [rows][n] keys [wide][n][TT_LANES] over columns first .. end - 1. */
TT_INLINE void score_tile(const int type, const int rows, const int wide, const float *q,
                          const void *keys, int64_t n, int64_t first, int64_t end, float *scores) {
    vf sums[TT_ROWS][TT_WIDE * TT_VECTORS] = {{{0}}}, key[TT_WIDE * TT_VECTORS];
    for (int64_t d = first; d < end; d++) {
        for (int v = 0; v < wide * TT_VECTORS; v++) {
            const int64_t block = v / TT_VECTORS, lane = v % TT_VECTORS * TT_W;
            key[v] = vf_held(elements(type, keys, (block * n + d) * TT_LANES + lane));
        }
        for (int r = 0; r < rows; r++) {
            const vf x = vf_all(q[r * n + d]);
            for (int v = 0; v < wide * TT_VECTORS; v++) sums[r][v] = vf_fma(x, key[v], sums[r][v]);
        }
    }
    for (int r = 0; r < rows; r++)
        for (int v = 0; v < wide * TT_VECTORS; v++) {
            float *place = scores + r * TT_BLOCK + v * TT_W;
            vf_store(place, first ? vf_add(vf_load(place), sums[r][v]) : sums[r][v]);
        }
}

/* All columns, CHUNK at a time: a score's error becomes one of its exponential, and the sum of a
 * few short sums errs less than one long sum. */
TT_INLINE void score_columns(const int type, const int rows, const int wide, const float *q,
                             const void *keys, int64_t n, float *scores) {
    for (int64_t d = 0; d < n; d += CHUNK)
        score_tile(type, rows, wide, q, keys, n, d, d + CHUNK < n ? d + CHUNK : n, scores);
}

/* out [rows][stride] = out kept [rows] + p [rows][TT_BLOCK] values [seen][stride]; `wide` times
 * TT_LANES columns of both. */
TT_INLINE void value_tile(const int type, const int rows, const int wide, const float *p,
                          const void *values, int64_t seen, int64_t stride, const float *kept,
                          float *out) {
    vf sums[TT_ROWS][TT_WIDE * TT_VECTORS] = {{{0}}}, value[TT_WIDE * TT_VECTORS];
    for (int64_t j = 0; j < seen; j++) {
        for (int v = 0; v < wide * TT_VECTORS; v++)
            value[v] = vf_held(elements(type, values, j * stride + v * TT_W));
        for (int r = 0; r < rows; r++) {
            const vf x = vf_all(p[r * TT_BLOCK + j]);
            for (int v = 0; v < wide * TT_VECTORS; v++)
                sums[r][v] = vf_fma(x, value[v], sums[r][v]);
        }
    }
    for (int r = 0; r < rows; r++)
        for (int v = 0; v < wide * TT_VECTORS; v++) {
            float *place = out + r * stride + v * TT_W;
            vf_store(place, vf_fma(vf_load(place), vf_all(kept[r]), sums[r][v]));
        }
}

TT_INLINE const void *moved(const int type, const void *from, int64_t elements) {
    return (const char *)from + elements * (type == TT_F32 ? 4 : type == TT_F16 ? 2 : 1);
}

TT_INLINE void all_scores(const int type, const int rows, int64_t blocks, const float *q,
                          const void *keys, int64_t n, float *scores) {
    int64_t b = 0;
    for (; b + TT_WIDE <= blocks; b += TT_WIDE)
        score_columns(type, rows, TT_WIDE, q, moved(type, keys, b * n * TT_LANES), n,
                      scores + b * TT_LANES);
    for (; TT_WIDE > 1 && b < blocks; b++)
        score_columns(type, rows, 1, q, moved(type, keys, b * n * TT_LANES), n,
                      scores + b * TT_LANES);
}

TT_INLINE void all_values(const int type, const int rows, const float *p, const void *values,
                          int64_t seen, int64_t padded, const float *kept, float *out) {
    int64_t i = 0;
    for (; i + TT_WIDE * TT_LANES <= padded; i += TT_WIDE * TT_LANES)
        value_tile(type, rows, TT_WIDE, p, moved(type, values, i), seen, padded, kept, out + i);
    for (; TT_WIDE > 1 && i < padded; i += TT_LANES)
        value_tile(type, rows, 1, p, moved(type, values, i), seen, padded, kept, out + i);
}

/* A tile of its own for each type and number of rows. */
#define OF_ROWS(type, call, ...)                                                                   \
    switch (rows) {                                                                                \
    case 1: call(type, 1, __VA_ARGS__); break;                                                     \
    case 2: call(type, 2, __VA_ARGS__); break;                                                     \
    OF_MORE(type, call, __VA_ARGS__)                                                               \
    }
#if TT_ROWS > 2
#define OF_MORE(type, call, ...)                                                                   \
    case 3: call(type, 3, __VA_ARGS__); break;                                                     \
    case 4: call(type, 4, __VA_ARGS__); break;
#else
#define OF_MORE(type, call, ...)
#endif
#define OF_TYPE(call, ...)                                                                         \
    if (type == TT_F32) {                                                                          \
        OF_ROWS(TT_F32, call, __VA_ARGS__)                                                         \
    } else if (type == TT_F16) {                                                                   \
        OF_ROWS(TT_F16, call, __VA_ARGS__)                                                         \
    } else {                                                                                       \
        OF_ROWS(TT_INT8, call, __VA_ARGS__)                                                        \
    }

void tt_scores(int type, int rows, int64_t blocks, const float *q, const void *keys, int64_t n,
               float *scores) {
    OF_TYPE(all_scores, blocks, q, keys, n, scores)
}

void tt_add_values(int type, int rows, const float *p, const void *values, int64_t seen,
                   int64_t padded, const float *kept, float *out) {
    OF_TYPE(all_values, p, values, seen, padded, kept, out)
}
