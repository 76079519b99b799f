/* A prompt's attention with its products on the tile: queries times keys, probabilities times
 * values; the softmax between them is the CPU's. Keys and values are planes of weights (planes.h).
 *
 * Activations are 8 bits, and a query or a row of probabilities is given as two digits,
 * 128 high + low, of at most TT_DIGITS_LIMIT: as two rows, whose sums are put together behind the
 * tile. So what differs from tt_attend with the same int8 cache is what 14 bits leave out.
 *
 * Rows that share a key head are cut into chunks that fill the tile's rows; chunk by chunk is what
 * threads share. A row's floats depend neither on the chunk nor on what else is in the pass.
 */
#ifndef TRITILE_TILED_H
#define TRITILE_TILED_H

#include "planes.h"
#include "simd.h"

#define TT_DIGIT_BITS 7
#define TT_DIGIT (1 << TT_DIGIT_BITS) /* what a 1 of the high digit stands for */
#define TT_DIGITS_LIMIT (127 * TT_DIGIT)
#define TT_DIGITS 2
#define TT_ENTRY 64 /* descriptor.DESCRIPTOR_BYTES */

/* Rows of a pass whose attention the tile multiplies. */
typedef struct {
    tt_span span;
    const tt_planes *planes; /* of the span's layer */
} tt_tiled_span;

/* Some query rows of one span and key head: row r is token r / group, its query head r % group. */
typedef struct {
    const tt_tiled_span *of;
    int32_t head;        /* of the keys */
    int32_t first, rows; /* query rows */
    int64_t seen;        /* positions that the last of them sees */
    int64_t q, p;        /* bytes from x: the digits of queries, of probabilities */
    int64_t scores, sums; /* bytes from y: what the tile makes of them */
} tt_chunk;

/* Words of a descriptor that change from job to job (arch/descriptor.py); the rest is a template. */
typedef struct {
    uint32_t keys[TT_ENTRY / 4], values[TT_ENTRY / 4]; /* templates, neither is the last of its list */
    int32_t control, y_stride, x, y, weights; /* words */
    int32_t tokens_shift, last_shift;
} tt_job_words;

/* Memory of one group in flight. */
typedef struct {
    int8_t *x;
    const char *y;
    uint64_t x_address, y_address;
    uint8_t *table; /* entries for a list of scores, an empty one, a list of sums, an empty one */
    uint32_t scores_index, sums_index; /* of the lists' first entries, as a doorbell names them */
    int32_t pair;
    tt_chunk *chunks; /* room for tt_most_chunks */
    float *steps;     /* [chunks][TT_STEPS][rows] */
} tt_desk;

enum { TT_QUERY_STEP, TT_VALUE_STEP, TT_STEPS }; /* what a 1 of a row stands for */

/* The tile, and the model's heads. */
typedef struct {
    tt_weights weights;
    tt_job_words words;
    int64_t rows, block_bytes; /* as tt_activations */
    int64_t heads, kv_heads, head_dim;
    int64_t sums_stride; /* layout.result_stride(head_dim), bytes */
    const tt_desk *desks; /* of each turn */
} tt_tiled;

/* ---- sizes ---- */

TT_INLINE int64_t tt_ceiling(int64_t a, int64_t b) { return (a + b - 1) / b; }

TT_INLINE int64_t tt_aligned(int64_t bytes) { return tt_ceiling(bytes, TT_ALIGN) * TT_ALIGN; }

TT_INLINE int64_t tt_group(const tt_tiled *t) { return t->heads / t->kv_heads; }

TT_INLINE int64_t tt_key_blocks(const tt_chunk *c) { return tt_ceiling(c->seen, TT_KEY_ROWS); }

TT_INLINE int64_t tt_value_blocks(const tt_tiled *t, const tt_chunk *c) {
    return tt_ceiling(c->seen, t->weights.columns);
}

TT_INLINE int64_t tt_query_blocks(const tt_tiled *t) {
    return tt_ceiling(t->head_dim, t->weights.columns);
}

/* In x: one digit of a chunk's queries; of its probabilities, one block of positions. */
TT_INLINE int64_t tt_query_bytes(const tt_tiled *t) { return tt_query_blocks(t) * t->block_bytes; }

TT_INLINE int64_t tt_probability_bytes(const tt_tiled *t, const tt_chunk *c) {
    return tt_aligned(c->rows * t->weights.columns);
}

/* In y: from one row's scores to the next's; one digit of the scores; of the sums of values, one
 * block of positions. */
TT_INLINE int64_t tt_scores_stride(const tt_chunk *c) {
    return tt_key_blocks(c) * TT_KEY_ROWS * (int64_t)sizeof(int32_t);
}

TT_INLINE int64_t tt_scores_bytes(const tt_chunk *c) { return c->rows * tt_scores_stride(c); }

TT_INLINE int64_t tt_sums_bytes(const tt_tiled *t, const tt_chunk *c) {
    return c->rows * t->sums_stride;
}

/* What a group of `rows` full rows needs at most, however many sequences they are of, if none has
 * more `positions`: bytes of x and y, chunks, entries of both lists with the empty ones. */
typedef struct {
    int64_t x, y, chunks, scores_entries, sums_entries;
} tt_room;

void tt_room_for(const tt_tiled *t, int64_t positions, tt_room *room);

/* ---- a group's way ---- */

/* Bytes that the chunks use: of x by queries and probabilities, of y by scores and sums. */
typedef struct {
    int64_t queries, probabilities, scores, sums;
} tt_used;

/* Cuts the spans into chunks; how many. */
int64_t tt_cut(const tt_tiled *t, const tt_desk *d, const tt_tiled_span *spans, int64_t count,
               tt_used *used);

/* q float32 [rows][heads * head_dim] to digits in x. */
void tt_split_queries(tt_pool *pool, const tt_tiled *t, const tt_desk *d, int64_t chunks,
                      const float *q);
/* Descriptors of all chunks' scores, or of their sums of values (jobs.c); the clocks that they
 * take at the least. */
int64_t tt_write_scores(const tt_tiled *t, const tt_desk *d, int64_t chunks);
int64_t tt_write_sums(const tt_tiled *t, const tt_desk *d, int64_t chunks);
/* Scores in y to probabilities, times the steps of the values, as digits in x. */
void tt_soften(tt_pool *pool, const tt_tiled *t, const tt_desk *d, int64_t chunks);
/* Sums in y to out float32 [rows][heads * head_dim]. */
void tt_gather(tt_pool *pool, const tt_tiled *t, const tt_desk *d, int64_t chunks, float *out);

#endif
