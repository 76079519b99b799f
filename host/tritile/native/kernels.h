/* What the CPU does of a pass, row by row: the compiled twin of models/parts.py, models/rope.py
 * and bitlinear.py.
 *
 * A row is one token. A row's floats do not depend on the other rows, on the number of threads or
 * on how a prompt is cut into passes. Every kernel takes a pool, or NULL for the caller's thread
 * alone, returns when all its rows are done, and allocates nothing but the pool's scratch.
 * Pointers need the alignment of their elements; a KV cache that of TT_ALIGN. Strides are in
 * elements of the pointer's type, unless they are called bytes. Nothing may overlap, unless said.
 */
#ifndef TRITILE_KERNELS_H
#define TRITILE_KERNELS_H

#include <stddef.h>
#include <stdint.h>

#define TT_ALIGN 64     /* bytes */
#define TT_LANES 16     /* positions of keys that lie together; head_dim is padded to it in values */
#define TT_BLOCK 64     /* positions that attention takes at a time; a cache's room is a multiple */

/* ---- threads (threads.c) ---- */

typedef struct tt_pool tt_pool;

/* Work on item `index`, 0 .. items-1; `thread`, 0 .. threads-1, is 0 for the caller. */
typedef void (*tt_work)(void *context, int64_t index, int thread);

/* `threads` in all, the caller among them, at least 1; NULL if the system gives none. */
tt_pool *tt_pool_new(int threads);
void tt_pool_free(tt_pool *pool);
int tt_pool_threads(const tt_pool *pool); /* 1 of NULL */
/* Every item once, in any order; not from within a work, nor from two threads at once. */
void tt_run(tt_pool *pool, tt_work work, void *context, int64_t items);

/* ---- embedding (table.c) ---- */

enum { TT_F32 = 0, TT_F16 = 1, TT_INT8 = 2, TT_BF16 = 3 }; /* types of tables and of KV caches */

/* out float32 [rows][columns] = table [..][columns] of TT_F32, TT_F16 or TT_BF16 at ids [rows].
 * -1, or the first row that holds a value that is not finite. */
int64_t tt_embed(const void *table, int type, int64_t columns, const int64_t *ids, int64_t rows,
                 float *out);

/* ---- head (head.c) ---- */

#define TT_HEAD_BLOCK 256 /* rows of the vocabulary that share a bound on norm / scale */
#define TT_HEAD_PARTS 2   /* of a position, at most */

/* A position h as the sum of its parts' q * factor, and `left`, the length of what they leave over.
 * `near` is that sum: `offset` = dither near, `length` and `magnitude` its norms |.|_2 and |.|_1;
 * `whole` = |h|_2. */
typedef struct {
    double factors[TT_HEAD_PARTS];
    double offset, length, magnitude, left, whole;
} tt_head_position;

/* float32 [n], each row's scale, and [blocks], a block's largest norm / scale. */
typedef struct {
    const float *scale, *ratio;
    int64_t n;
} tt_head_rows;

/* Of one position: sums [parts][stride], and what makes bounds of them, upper [n] =
 * (sum over parts of sums factors - offset + spread + ratio loss) scale. */
typedef struct {
    const int32_t *sums;
    int64_t stride;
    int32_t parts;
    float factors[TT_HEAD_PARTS];
    float offset, spread, loss;
} tt_head_sums;

/* h [k], finite, in 1 or 2 parts: q int8 [parts][k]; `left` and `rest` [k] are room to work in. */
void tt_head_split(const float *h, const double *dither, int64_t k, int parts, double *left,
                   float *rest, int8_t *q, tt_head_position *out);
/* highest [blocks] of upper; gives a row that has the highest of all. */
int64_t tt_head_scan(tt_pool *pool, const tt_head_rows *rows, const tt_head_sums *at,
                     float *highest);
/* upper [n]. */
void tt_head_upper(tt_pool *pool, const tt_head_rows *rows, const tt_head_sums *at, float *upper);
/* How many rows' upper is not below `least`, with `highest` of tt_head_scan; the first `room` of
 * them, ascending, and their upper. */
int64_t tt_head_reaching(const tt_head_rows *rows, const tt_head_sums *at, const float *highest,
                         float least, int64_t *ids, float *upper, int64_t room);
/* The sum of exp((upper - reference) inverse) of all rows whose upper is below `below`, or a little
 * more; infinite where exp ends. `highest` as above; sums [blocks] is room to work in. */
double tt_head_tail(tt_pool *pool, const tt_head_rows *rows, const tt_head_sums *at,
                    const float *highest, float below, float reference, float inverse,
                    double *sums);
/* out [count] = rows of table [..][columns] times x [columns]: those of ids, or where that is NULL
 * `first` and on. TT_F32, or TT_BF16 with an even number of columns and of x the even ones first.
 * A row's bits depend on that row and x alone. Whether all are finite. */
int tt_head_dots(tt_pool *pool, const void *table, int type, int64_t columns, const int64_t *ids,
                 int64_t first, int64_t count, const float *x, float *out);

/* ---- norms and quantisation (norms.c) ---- */

/* Where int8 activations lie for the device, as exchange.Group has it: row r is token r % rows of
 * group r / rows, its columns b * columns .. of K-block b at
 * base + group * group_bytes + b * block_bytes + token * columns. Zeros behind k in the last block.
 */
typedef struct {
    int8_t *base;
    int64_t group_bytes; /* layout.activation_bytes */
    int64_t block_bytes; /* Geometry.block_stride */
    int32_t rows;        /* tokens of a group */
    int32_t columns;     /* of a block */
} tt_activations;

/* y = rms_norm(x, weight, eps), float32 [rows][k] both; y may be x. */
void tt_norm(tt_pool *pool, const float *x, const float *weight, float eps, int64_t rows, int64_t k,
             float *y);

/* x float32 [rows][k] through rms_norm (left out if weight is NULL) and quantise: int8 to `out`,
 * and the scales s float32 [rows]. */
void tt_norm_quantise(tt_pool *pool, const float *x, const float *weight, float eps, int64_t rows,
                      int64_t k, const tt_activations *out, float *scales);

/* ---- the device's sums (sums.c) ---- */

enum { TT_MULTIPLY = 0, TT_DIVIDE = 1 }; /* bitlinear.Multiply, bitlinear.Divide */

typedef struct {
    const int32_t *sums; /* [rows][stride], m of them used */
    int64_t stride;
    int64_t m;
    const float *bias; /* [m], or NULL */
    float weight_scale;
    int32_t rule;
} tt_sums;

/* y float32 [rows][m] = rescaled sums; scales [rows] are those of the quantisation. */
void tt_rescale(tt_pool *pool, const tt_sums *sums, const float *scales, int64_t rows, float *y);

/* h float32 [rows][m] += rescaled sums. */
void tt_rescale_add(tt_pool *pool, const tt_sums *sums, const float *scales, int64_t rows,
                    float *h);

enum { TT_RELU2 = 0, TT_SILU = 1 };

/* activation(gate) * up, then as tt_norm_quantise; gate and up rescaled, both of m = k. */
void tt_gate_quantise(tt_pool *pool, const tt_sums *gate, const tt_sums *up, const float *scales,
                      int activation, const float *weight, float eps, int64_t rows,
                      const tt_activations *out, float *scales_out);

/* ---- KV cache (cache.c) ---- */

#define TT_KV_LIMIT 121 /* what five planes of balanced ternary hold (planes.h) */

/* One layer of one sequence's cache. `type`: TT_F32, TT_F16 (saturating, half to even) or TT_INT8
 * (each head's vector at a position quantised as activations are, but to +-TT_KV_LIMIT; its step,
 * the maximum / TT_KV_LIMIT, beside it). Any content is right where nothing was appended.
 *   keys        [kv_heads][room / TT_LANES][head_dim][TT_LANES]
 *   values      [kv_heads][room][tt_padded(head_dim)], behind head_dim anything
 *   key_steps, value_steps   float32 [kv_heads][room], of TT_INT8 alone
 */
typedef struct {
    void *keys;
    void *values;
    float *key_steps;
    float *value_steps;
    int32_t type;
    int32_t kv_heads;
    int32_t head_dim;
    int32_t room; /* positions, a multiple of TT_BLOCK */
} tt_cache;

int64_t tt_padded(int64_t head_dim); /* up to a multiple of TT_LANES */
/* Bytes of `keys` and of `values`, multiples of TT_ALIGN; 0: a type or a room that is none. */
int64_t tt_keys_bytes(int type, int64_t kv_heads, int64_t head_dim, int64_t room);
int64_t tt_values_bytes(int type, int64_t kv_heads, int64_t head_dim, int64_t room);

/* Rows of a pass that are one sequence's, behind each other in the pass and in the sequence. */
typedef struct {
    const tt_cache *cache;
    int64_t row;      /* of the pass */
    int64_t rows;
    int64_t position; /* of its first row in the sequence */
} tt_span;

/* q, k, v of the pass: rescaled, q and k rotated by cos and sin float32 [positions][head_dim]
 * (models/rope.py's tables, both halves of a row alike), k and v appended to the caches, and q as
 * float32 [rows][heads * head_dim]. The spans cover rows 0 .. rows-1 of sums, scales and q. */
void tt_rope_append(tt_pool *pool, const tt_sums *q, const tt_sums *k, const tt_sums *v,
                    const float *scales, const float *cos, const float *sin, const tt_span *spans,
                    int64_t count, float *q_out);

/* ---- attention (attention.c) ---- */

/* out float32 [rows][heads * head_dim] of q alike. A row sees its own position and those before,
 * which are in the cache; query heads j * group and on share key head j. */
void tt_attend(tt_pool *pool, const float *q, int64_t heads, const tt_span *spans, int64_t count,
               float *out);

#endif
