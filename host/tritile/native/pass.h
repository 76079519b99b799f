/* A pass: tokens of several sequences through all layers in one call, doorbells among it.
 *
 * The tokens are cut into groups that fill the tile's rows. As many groups as there are turns of
 * buffers are in flight: while the tile multiplies one group's activations, the CPU works on
 * another. Each group goes through all layers before the next ones begin. All structures are made
 * once, at load, but for the pass itself.
 */
#ifndef TRITILE_PASS_H
#define TRITILE_PASS_H

#include "tiled.h"

#define TT_MOST_TURNS 4 /* groups in flight; the device takes as many doorbells */

enum { TT_QKV = 0, TT_O = 1, TT_GATE_UP = 2, TT_DOWN = 3, TT_LISTS = 4 }; /* a layer's doorbells */
enum { TT_SCORES = TT_LISTS, TT_VALUES }; /* and those of attention on the tile */
enum { TT_GIVEN_UP = 1 };                 /* what tt_walk answers */

/* ---- the device (doorbell.c) ---- */

/* Functions of the platform. Each sets `answer` to 1 as the last thing it does: one that was
 * interrupted by an exception leaves it 0, and the pass is given up. */
typedef void (*tt_ring)(uint32_t index, uint32_t tokens); /* sets `rung` to what ends it, too */
typedef void (*tt_wait)(uint32_t due, uint32_t clocks);
typedef void (*tt_sync)(int32_t pair); /* of buffers: a whole one */

typedef struct {
    /* The registers, where plain loads and stores reach them; NULL: `ring` and `wait` do it all.
     * Fields as arch/registers.py has them. `wait` is asked, too, when STATUS shows an error or
     * nothing new for so many `polls`. */
    volatile uint32_t *window;
    uint32_t doorbell_word, status_word;
    uint32_t index_shift, tokens_shift;
    uint32_t completed_shift, completed_mask; /* of the shifted field */
    uint32_t most_behind;
    uint32_t error; /* in its place */
    uint32_t polls;
    uint32_t rung;   /* doorbells that were rung, as `completed` counts */
    uint32_t answer; /* see above */
    /* Caches of activations and results: kept right by instructions of the CPU over what a
     * doorbell uses (`lines`, aarch64 alone), by the functions, or by nobody where they are NULL. */
    uint32_t lines;
    tt_ring ring;
    tt_wait wait;
    tt_sync flush, invalidate;
    tt_sync publish; /* a layer's planes of all sequences have changed; or NULL */
} tt_device;

/* Memory that a doorbell reads or has written: `bytes` of every `stride`, `count` times. */
typedef struct {
    const void *base;
    int64_t bytes, stride, count;
} tt_range;

/* All give 0, or TT_GIVEN_UP. The pool, or NULL, shares what is to do line by line. */
int tt_send(tt_device *device, tt_pool *pool, int32_t pair, const tt_range *x, uint32_t index,
            uint32_t tokens, uint32_t *due);
int tt_receive(tt_device *device, uint32_t due, uint32_t clocks);
int tt_fetch(tt_device *device, tt_pool *pool, int32_t pair, const tt_range *results, int count);
int tt_publish(tt_device *device, int32_t layer);

/* What threads share of ranges: pieces of one range each, which leave out and repeat no byte. */
int64_t tt_shares(const tt_range *ranges, int count);
tt_range tt_share(const tt_range *ranges, int64_t index);

/* Whether this build can keep caches right by lines. */
int tt_has_lines(void);

/* ---- the network (pass.c) ---- */

/* One matrix: how the device's sums of it become floats. */
typedef struct {
    const float *bias; /* [m], or NULL */
    int64_t m;
    int64_t stride; /* words from a token's results to the next's */
    float weight_scale;
    int32_t rule;
} tt_linear;

typedef struct {
    const float *input_norm, *attention_norm, *post_norm, *gate_norm; /* sub-norms may be NULL */
    tt_linear q, k, v, o, gate, up, down;
} tt_layer;

/* One list's descriptors in one set. */
typedef struct {
    uint32_t index;     /* what a doorbell names */
    uint32_t clocks;    /* the least that it takes */
    int64_t results[3]; /* where each matrix's begin in the result buffer, in bytes */
} tt_list;

/* Buffers of doorbells of few tokens, or of many. */
typedef struct {
    int64_t tokens; /* at most */
    int8_t *x;
    const char *y;
    const tt_list *lists; /* [layers][TT_LISTS] */
    int32_t pair;         /* as flush and invalidate call it */
} tt_set;

typedef struct {
    int64_t layers, hidden, intermediate, heads, head_dim;
    const tt_layer *layer; /* [layers] */
    const float *norm;     /* [hidden] */
    float eps;
    int32_t activation;
    /* The tile. The sets lie by their tokens; the last `turns` take full groups. */
    int64_t rows, columns, block_bytes;
    const tt_set *sets;
    int64_t set_count, turns;
    tt_device *device;
    tt_pool *pool;
    int64_t least_shared; /* values of a row-wise kernel that are worth waking threads */
    int64_t a_value;      /* operations that one of them is worth */
    const tt_tiled *tiled; /* attention on the tile; NULL: no sequence has planes */
    /* Room to work in, of every turn. */
    float *q, *attended;   /* [turns][rows][heads * head_dim] each */
    float *scales;         /* [turns][rows] */
    tt_span *spans;        /* [turns][2][rows] */
    tt_tiled_span *planes; /* [turns][rows] */
} tt_network;

/* ---- a pass ---- */

/* Rows of the pass that are one sequence's. */
typedef struct {
    const tt_cache *caches; /* [layers] */
    int64_t row, rows, position;
    /* [layers]; NULL: the CPU attends. Else the tile does for positions below `tiled`: its sums
     * have other last bits, so who attends may depend on nothing but the sequence. */
    const tt_planes *planes;
    int64_t tiled;
} tt_piece;

enum {
    TT_NORM_QUANTISE,    /* norm and quantisation into the activation buffer */
    TT_RING,             /* flush and doorbell, as the walk spends time on them */
    TT_WAIT,             /* for its end, and invalidate */
    TT_DOORBELL,         /* from its ring until its end is seen, whatever the walk does meanwhile */
    TT_ROPE_APPEND,      /* rescaling, RoPE, KV append */
    TT_ATTENTION,        /* scores, softmax, weighted sums */
    TT_SUB_NORM,         /* norm, where there is one, and quantisation behind attention */
    TT_RESCALE_RESIDUAL, /* rescaling onto the residual stream */
    TT_GATE,             /* rescaling, activation, norm and quantisation */
    TT_FINAL_NORM,
    TT_APPEND_PLANES, /* keys and values to the tile's weights */
    TT_SPLIT_QUERIES, /* digits of queries, descriptors */
    TT_SOFTMAX,       /* scores to digits of probabilities, descriptors */
    TT_GATHER         /* the tile's sums of values */
};

typedef struct {
    int64_t start, end; /* ns of CLOCK_MONOTONIC */
    uint16_t kind, layer;
    uint16_t list;  /* of a doorbell */
    uint16_t group; /* of the pass */
} tt_event;

typedef struct {
    float *h; /* [tokens][hidden]: the embedding's rows; overwritten */
    int64_t tokens;
    const tt_piece *pieces; /* they cover the rows in their order */
    int64_t piece_count;
    const float *cos, *sin; /* [positions][head_dim] */
    const int64_t *wanted;  /* rows that the head reads */
    int64_t wanted_count;
    float *out; /* [wanted_count][hidden]: behind the last norm */
    tt_event *events; /* or NULL */
    int64_t event_room, event_count;
    int64_t waited; /* ns of ringing and waiting, the platform's functions among them */
} tt_pass;

/* Caches and `out` are filled; 0, or TT_GIVEN_UP. */
int tt_walk(const tt_network *network, tt_pass *pass);

#endif
