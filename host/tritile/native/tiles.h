/* The two products of attention on a tile of rows that stays in registers. Each element of a
 * result is one chain of multiply-adds in the order of columns or of positions, whatever the tile,
 * so that a row's floats do not depend on which rows share it.
 */
#ifndef TRITILE_TILES_H
#define TRITILE_TILES_H

#include "convert.h"
#include "kernels.h"

/* A tile: TT_ROWS rows by TT_WIDE times TT_LANES columns, as many as the registers hold. */
#define TT_VECTORS (TT_LANES / TT_W)
#if TT_W == 4 && !defined(__aarch64__)
#define TT_ROWS 2
#else
#define TT_ROWS 4
#endif
#if TT_W == 16
#define TT_WIDE 4
#else
#define TT_WIDE 1
#endif

/* scores [rows][TT_BLOCK] = q [rows][n] keys [blocks][n][TT_LANES]; 1 .. TT_ROWS rows, keys of
 * TT_F32, TT_F16 or TT_INT8, the steps of the latter left out. */
void tt_scores(int type, int rows, int64_t blocks, const float *q, const void *keys, int64_t n,
               float *scores);

/* out [rows][padded] = out * kept [rows] + p [rows][TT_BLOCK] values [seen][padded]. */
void tt_add_values(int type, int rows, const float *p, const void *values, int64_t seen,
                   int64_t padded, const float *kept, float *out);

#endif
